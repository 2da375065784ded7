"""Kind `placement`: an indicator under a category where it does not belong.

params: where (clause on the row, its category included) and right (the second level offered as the fix where the
table of measures, ruleset/measured.py, knows none; may be empty), or measures (names of that table; empty: all) and categories
(where the rule speaks of them; empty: everywhere).
"""

from __future__ import annotations

from collections.abc import Iterator

from qualitycheck.language.context import Context, Row
from qualitycheck.ruleset.conditions import compile_where, find_rows
from qualitycheck.ruleset.finding import Finding, Replacement, place_row
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.measured import find_misplaced, right_level
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule


def prepare(rule: Rule) -> Check:
    """Compiles the clause, or asks the table."""
    if "where" not in rule.params:
        return _prepare_measures(rule)
    fits = compile_where(rule.params["where"])
    right: str = rule.params["right"]

    def check(context: Context) -> Iterator[Finding]:
        for row in find_rows(context, rule.params["where"]):
            if fits(row):
                yield _report(row, right_level(context, row) or right)

    return check


def _prepare_measures(rule: Rule) -> Check:
    measures, categories = (frozenset(rule.params[key]) for key in ("measures", "categories"))

    def check(context: Context) -> Iterator[Finding]:
        for measure, items in find_misplaced(context).items():
            if measures and measure not in measures:
                continue
            for item in items:
                if not categories or item.row.indicator.category in categories:
                    yield _report(item.row, item.right)

    return check


def _report(row: Row, right: str) -> Finding:
    place = place_row(row.table, row.indicator, "level2")
    repair = (Replacement(place, right),) if right else ()
    return Finding(place, describe_row(row) | {"right": right}, repair)
