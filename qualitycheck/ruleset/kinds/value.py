"""Kind `value`: rows that fit a `where` clause; a part of the value is marked and perhaps replaced.

params: where (ruleset/conditions.py); of (`value` or `actual`); mark (a part or stretch of the value, ruleset/marking.py, or a
field name), or marks (a list of {where, mark});
replace (part: new text), or repairs (a list of {where, replace}, the first that fits is taken);
habit ({where, share}: only in tables where so many of the figures fit that clause).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from qualitycheck.language.context import Context, Row
from qualitycheck.ruleset.conditions import Predicate, compile_where, find_rows
from qualitycheck.ruleset.finding import Finding
from qualitycheck.ruleset.marking import describe_row, mark_row, repair_value, usual_sign
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule


def prepare(rule: Rule) -> Check:
    """Compiles the clauses once."""
    params = rule.params
    fits = compile_where(params["where"])
    marks = [(compile_where(m["where"]), m["mark"]) for m in params.get("marks", ())]
    usual_mark: str = params.get("mark", "whole")
    choose = _compile_repairs(params)
    of: str = params.get("of", "value")
    usual = _compile_habit(params.get("habit"))

    def check(context: Context) -> Iterator[Finding]:
        found = (
            find_rows(context, params["where"])
            if of == "value"
            else [r.result for r in context.rows if r.result]
        )
        for row in found:
            rows = context.rows_by_table[row.table.number]
            if fits(row) and usual([other for other in rows if other is not row]):
                values = describe_row(row) | {"sign": usual_sign(row, rows)}
                mark = next((name for where, name in marks if where(row)), usual_mark)
                yield Finding(mark_row(row, mark), values, repair_value(row, choose(row), values))

    return check


def _compile_repairs(params: dict[str, Any]) -> Callable[[Row], dict[str, str]]:
    repairs = params.get("repairs", [{"where": {}, "replace": params.get("replace", {})}])
    compiled = [(compile_where(r["where"]), r["replace"]) for r in repairs]
    return lambda row: next((replace for fits, replace in compiled if fits(row)), {})


def _compile_habit(habit: dict[str, Any] | None) -> Callable[[Sequence[Row]], bool]:
    if habit is None:
        return lambda rows: True
    fits: Predicate = compile_where(habit["where"])
    share: float = habit["share"]

    def usual(rows: Sequence[Row]) -> bool:
        figures = [row for row in rows if row.value.kind == "quantity"]
        return bool(figures) and sum(1 for row in figures if fits(row)) >= share * len(figures)

    return usual
