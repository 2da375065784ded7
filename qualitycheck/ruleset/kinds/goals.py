"""Kind `goals`: goals without any figure or date.

params: figure (pattern: what counts as one).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, place_table
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_NUMBERING = re.compile(r"(?m)^\s*(?:目标)?[（(]?[\d一二三四五六七八九十]+[)）]?\s*[、.．：:]")


def prepare(rule: Rule) -> Check:
    """Compiles the pattern once."""
    figure = re.compile(rule.params["figure"])

    def check(context: Context) -> Iterator[Finding]:
        for table in context.document.tables:
            goals = _NUMBERING.sub("", table.goals.text)
            if goals.strip() and not figure.search(goals):
                yield Finding(place_table(table, "goals"))

    return check
