"""Kind `sameness`: one value in nearly all rows of a table.

params: share (of the figures), minimum (rows), except_values (values that are usual in many rows) or values (only
these), without (a column that would justify them: tables that fill it are left alone).
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
    usual, only = frozenset(params.get("except_values", ())), frozenset(params.get("values", ()))
    column: str = params.get("without", "")

    def check(context: Context) -> Iterator[Finding]:
        for rows in context.rows_by_table.values():
            figures = [(print_value(r.value), r) for r in rows if r.value.kind == "quantity"]
            if not figures:
                continue
            value, count = Counter(text for text, _ in figures).most_common(1)[0]
            justified = any(r.indicator.field(column) for r in rows) if column else False
            fits = value in only if only else value not in usual
            if (
                count >= params["minimum"]
                and count >= params["share"] * len(figures)
                and fits
                and not justified
            ):
                same = [row for text, row in figures if text == value]
                related = tuple(place_row(r.table, r.indicator, "value") for r in same)
                values = {"value": value, "count": str(count), "all": str(len(rows))}
                yield Finding(place_table(rows[0].table, "value"), values, related=related)

    return check
