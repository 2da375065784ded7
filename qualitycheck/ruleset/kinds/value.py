"""Kind `value`: rows that fit a `where` clause; a part of the value is marked and perhaps replaced.

params: where (conditions.py); mark (operator | number | unit | tail | figure | amount | whole | a field name);
replace (part: new text), or repairs (a list of {where, replace}, the first that fits is taken);
habit ({where, share}: only in tables where so many of the figures fit that clause).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from qualitycheck.language.context import Context, Row
from qualitycheck.ruleset.finding import Finding
from qualitycheck.ruleset.kinds.conditions import Predicate, compile_where
from qualitycheck.ruleset.kinds.marking import describe_row, mark_row, repair_value, usual_sign
from qualitycheck.ruleset.kinds.protocol import Check
from qualitycheck.ruleset.schema import Rule


def prepare(rule: Rule) -> Check:
    """Compiles the clauses once."""
    params = rule.params
    fits = compile_where(params["where"])
    mark: str = params.get("mark", "whole")
    choose = _compile_repairs(params)
    usual = _compile_habit(params.get("habit"))

    def check(context: Context) -> Iterator[Finding]:
        for rows in context.rows_by_table.values():
            found = [row for row in rows if fits(row)]
            if not found or not usual(rows):
                continue
            for row in found:
                values = describe_row(row) | {"sign": usual_sign(row, rows)}
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
        return sum(1 for row in figures if fits(row)) >= share * len(figures)

    return usual
