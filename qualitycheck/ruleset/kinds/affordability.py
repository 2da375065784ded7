"""Kind `affordability`: unit costs against the money of the project (适当性).

params: compare `single` (one unit costs more than the whole budget), `product` (quantity × unit cost is more than
`above` times the budget; only where exactly one row counts the thing priced), `scale` (quantity × unit cost ×
10,000 is between `low` and `high` times the budget), `part` (one of the project's costs is more than all its money;
unless: names of what other money pays too) or `whole` (a cost that is the budget itself).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from qualitycheck.document.table import ProjectTable
from qualitycheck.language.alignment import align_figures, containment
from qualitycheck.language.context import Context, Row
from qualitycheck.ruleset.finding import Finding
from qualitycheck.ruleset.kinds.sums import read_amount
from qualitycheck.ruleset.marking import describe_row, mark_row, repair_value
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.numbers import print_number, round_money

_SCALE = {"元": Decimal(1), "万元": Decimal(10**4), "亿元": Decimal(10**8)}
_SHARED_WORDS = 0.4
_SINGLE = re.compile("单价|均价|标准|单位|每|人均|户均|亩均|次均")
"""Names of the money for one of something, where 万 is what is too much."""
Compare = Callable[[Sequence[Row], Decimal, Mapping[str, Any]], Iterator[Finding]]


def prepare(rule: Rule) -> Check:
    """Chooses the comparison."""
    compare = _COMPARISONS[rule.params["compare"]]

    def check(context: Context) -> Iterator[Finding]:
        for table in context.document.tables:
            budget = read_budget(table)
            if budget:
                yield from compare(context.rows_by_table[table.number], budget, rule.params)

    return check


def read_budget(table: ProjectTable) -> Decimal | None:
    """The project's total in 元, None where amount or unit is unknown."""
    total = read_amount(table.budget.total)
    scale = _SCALE.get(table.budget.unit)
    return total * scale if total and scale else None


def _compare_single(rows: Sequence[Row], budget: Decimal, params: Mapping[str, Any]) -> Iterator[Finding]:
    for row in _priced(rows):
        cost = row.value.low
        assert cost is not None
        if cost > budget:
            span = row.value.spans.unit
            written = row.text[slice(*span)] if span else ""
            lower = row.value.scaled and cost / 10**4 <= budget and written.startswith("万")
            repair = repair_value(row, {"unit": written.removeprefix("万")}, {}) if lower else ()
            yield Finding(mark_row(row, "unit"), describe_row(row) | {"budget": _in_yuan(budget)}, repair)


def _compare_scale(rows: Sequence[Row], budget: Decimal, params: Mapping[str, Any]) -> Iterator[Finding]:
    """Ten thousand times the unit cost, times the quantity, is the budget: 元 stands for 万元."""
    for row in _priced(rows):
        cost = row.value.low
        assert cost is not None
        for counted in rows:
            if row.value.scaled or not _counts_priced_thing(counted, row, 0) or _lacks_scale(counted):
                continue
            share = cost * (counted.value.low or 0) * 10**4 / budget
            if Decimal(str(params["low"])) <= share <= Decimal(str(params["high"])):
                span = row.value.spans.unit
                unit = "万" + (row.text[slice(*span)] if span else "元")
                values = describe_row(row) | {"other": counted.indicator.name.text, "quantity": counted.text}
                values |= {"budget": _in_yuan(budget), "expected": unit}
                yield Finding(mark_row(row, "unit"), values, repair_value(row, {"unit": unit}, {}))
                break


def _lacks_scale(row: Row) -> bool:
    """Whether goal or purpose give ten thousand times the quantity: then that is what is wrong."""
    low = row.value.low or Decimal(0)
    return any(a.mention.low == low * 10**4 for a in align_figures(row, ("goals", "purpose")))


def _compare_product(rows: Sequence[Row], budget: Decimal, params: Mapping[str, Any]) -> Iterator[Finding]:
    above = Decimal(str(params["above"]))
    for row in _priced(rows):
        counted = [r for r in rows if _counts_priced_thing(r, row, _SHARED_WORDS)]
        cost = row.value.low
        if len(counted) != 1 or cost is None or cost > budget:
            continue
        quantity = counted[0].value.low
        assert quantity is not None
        product = cost * quantity
        if product > budget * above:
            values = {"other": counted[0].indicator.name.text, "quantity": counted[0].text}
            values |= {"product": _in_yuan(product), "budget": _in_yuan(budget)}
            yield Finding(mark_row(row, "count"), describe_row(row) | values)


def _compare_whole(rows: Sequence[Row], budget: Decimal, params: Mapping[str, Any]) -> Iterator[Finding]:
    for row in rows:
        unit = row.value.unit
        money = (unit is not None and unit.name == "元") or (unit is None and row.value.scaled)
        if not _is_cost(row):
            continue
        if money and row.value.low == budget and row.value.high is None:
            yield Finding(mark_row(row, "figure"), describe_row(row) | {"budget": _in_yuan(budget)})


def _compare_part(rows: Sequence[Row], budget: Decimal, params: Mapping[str, Any]) -> Iterator[Finding]:
    shared = re.compile(params["unless"])
    for row in rows:
        unit, cost = row.value.unit, row.value.low
        if unit is None or unit.name != "元" or cost is None or not _is_cost(row):
            continue
        if cost > budget and not shared.search(row.name.core + row.indicator.description.text):
            mark = "unit" if row.value.scaled and _SINGLE.search(row.name.core) else "number"
            yield Finding(mark_row(row, mark), describe_row(row) | {"budget": _in_yuan(budget)})


def _is_cost(row: Row) -> bool:
    return row.indicator.group == "cost" or row.indicator.category in ("cost", "economic cost")


def _priced(rows: Sequence[Row]) -> Iterator[Row]:
    """Rows that give money for one of something, once."""
    for row in rows:
        unit = row.value.unit
        if (
            unit
            and row.value.low
            and unit.numerator == "元"
            and len(unit.denominators) == 1
            and row.value.high is None
        ):
            yield row


def _counts_priced_thing(row: Row, priced: Row, shared: float) -> bool:
    unit, per = row.value.unit, priced.value.unit
    if (
        unit is None
        or per is None
        or unit.name != per.denominators[0]
        or not row.value.low
        or row.value.high is not None
    ):
        return False
    return containment(row.name.stem[-4:] or row.name.core, priced.name.core) >= shared


def _in_yuan(amount: Decimal) -> str:
    return (
        f"{print_number(round_money(amount / 10**4))}万元"
        if amount >= 10**4
        else f"{print_number(round_money(amount))}元"
    )


_COMPARISONS: dict[str, Compare] = {
    "single": _compare_single,
    "product": _compare_product,
    "scale": _compare_scale,
    "part": _compare_part,
    "whole": _compare_whole,
}
