"""Kind `sameness`: one value in nearly all rows of a table.

params: share (of the figures), minimum (rows), except_values (values that are usual in many rows).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, place_row, place_table
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.quantity import print_value


def prepare(rule: Rule) -> Check:
    """Nothing to compile."""
    params = rule.params
    usual = frozenset(params["except_values"])

    def check(context: Context) -> Iterator[Finding]:
        for rows in context.rows_by_table.values():
            figures = [(print_value(r.value), r) for r in rows if r.value.kind == "quantity"]
            if not figures:
                continue
            value, count = Counter(text for text, _ in figures).most_common(1)[0]
            if count >= params["minimum"] and count >= params["share"] * len(figures) and value not in usual:
                same = [row for text, row in figures if text == value]
                related = tuple(place_row(r.table, r.indicator, "value") for r in same)
                values = {"value": value, "count": str(count), "all": str(len(rows))}
                yield Finding(place_table(rows[0].table, "value"), values, related=related)

    return check
