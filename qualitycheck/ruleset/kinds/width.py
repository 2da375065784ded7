"""Kind `width`: full-width characters where half-width ones belong.

params: fields, characters (pattern of a run).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, Place, Replacement
from qualitycheck.ruleset.kinds.pattern import read_texts
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.normalize import fold


def prepare(rule: Rule) -> Check:
    """Compiles the run once."""
    run = re.compile(rule.params["characters"])
    wanted = frozenset(rule.params["fields"])

    def check(context: Context) -> Iterator[Finding]:
        for field, place, *_ in read_texts(context, wanted):
            for match in run.finditer(field.text):
                marked = Place(place.table, place.row, place.field, *match.span(), place.paragraph)
                yield Finding(marked, {"text": match.group()}, (Replacement(marked, fold(match.group())),))

    return check
