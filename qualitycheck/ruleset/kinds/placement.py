"""Kind `placement`: an indicator under a category where it does not belong.

params: where (clause on the row, its category included), right (the second level it belongs to, offered as
the fix), unless_only (leave the row alone if it is the only one of its category).
"""

from __future__ import annotations

from collections.abc import Iterator

from qualitycheck.language.context import Context
from qualitycheck.ruleset.conditions import compile_where, find_rows
from qualitycheck.ruleset.finding import Finding, Replacement, place_row
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule


def prepare(rule: Rule) -> Check:
    """Compiles the clause once."""
    fits = compile_where(rule.params["where"])
    right: str = rule.params["right"]

    def check(context: Context) -> Iterator[Finding]:
        for row in find_rows(context, rule.params["where"]):
            if fits(row):
                place = place_row(row.table, row.indicator, "level2")
                yield Finding(place, describe_row(row) | {"right": right}, (Replacement(place, right),))

    return check
