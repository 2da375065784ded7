"""Kind `outdated`: phrases that belong to former years.

params: phrases — a list of {pattern, after (the last year in which it was right), right (what replaces it)}.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, Place
from qualitycheck.ruleset.kinds.pattern import read_texts
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_FIELDS = frozenset({"text", "goals", "purpose"})


def prepare(rule: Rule) -> Check:
    """Compiles the phrases once."""
    phrases = [(re.compile(p["pattern"]), int(p["after"]), p["right"]) for p in rule.params["phrases"]]

    def check(context: Context) -> Iterator[Finding]:
        year = context.document.year
        if year is None:
            return
        current = [(pattern, right) for pattern, after, right in phrases if year > after]
        for field, place, *_ in read_texts(context, _FIELDS):
            for pattern, right in current:
                for match in pattern.finditer(field.text):
                    if right and right in field.text:
                        continue
                    marked = Place(place.table, place.row, place.field, *match.span(), place.paragraph)
                    yield Finding(marked, {"text": match.group(), "right": right})

    return check
