"""Kind `sums`: amounts of a table that must add up.

params: of — `budget` (total = fiscal + other), `schedule` (cumulative shares that never fall and end at 100),
`weights` (the column adds to one of `allowed`; with `by_level` each first level to the points it announces in
parentheses), `execution` (rate = spent ÷ budget, its score = rate × weight, self-evaluation).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from qualitycheck.document.field import Field
from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, Place, Replacement, place_row, place_table
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.normalize import fold
from qualitycheck.text.numbers import print_number, round_money

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_DECIMALS = re.compile(r"\.(\d+)")
_POINTS = re.compile(r"\((\d+(?:\.\d+)?)分?\)")
_HALF_CENT, _HALF_POINT = Decimal("0.006"), Decimal("0.051")
Judge = Callable[[ProjectTable, Mapping[str, Any]], Iterator[Finding]]


def prepare(rule: Rule) -> Check:
    """Chooses the sum."""
    judge = _SUMS[rule.params["of"]]

    def check(context: Context) -> Iterator[Finding]:
        for table in context.document.tables:
            yield from judge(table, rule.params)

    return check


def read_amount(field: Field) -> Decimal | None:
    """The number of an amount cell (万元 or % behind it ignored), None where there is none."""
    found = _NUMBER.search(fold(field.text))
    return Decimal(found.group().replace(",", "")) if found else None


def as_written(number: Decimal, cell: str) -> str:
    """The number with as many decimals as the cell shows: 7.5 as 7.50 beside 10.00."""
    decimals = _DECIMALS.search(cell)
    return f"{number:.{len(decimals.group(1))}f}" if decimals else print_number(round_money(number))


def _judge_budget(table: ProjectTable, params: Mapping[str, Any]) -> Iterator[Finding]:
    budget = table.budget
    total, fiscal, other = (read_amount(f) for f in (budget.total, budget.fiscal, budget.other))
    if total is None or fiscal is None or total == 0:
        return
    parts = fiscal + (other or 0)
    if abs(parts - total) <= _HALF_CENT:
        return
    values = {
        "total": print_number(total),
        "parts": print_number(parts),
        "fiscal": print_number(fiscal),
        "other": print_number(other or Decimal(0)),
    }
    yield Finding(_place_wrong(table, total, parts), values)


def _place_wrong(table: ProjectTable, total: Decimal, parts: Decimal) -> Place:
    """The fiscal amount where it has lost or won a digit, the other funds where the purpose tells what they lack, else
    the total."""
    budget = table.budget
    total_end = len(budget.total.text)
    fiscal_end = total_end + 1 + len(budget.fiscal.text)
    if parts and max(total, parts) / min(total, parts) in (10, 100, 1000, 10000):
        return place_table(table, "budget", (total_end + 1, fiscal_end))
    lacking = total - (read_amount(budget.fiscal) or 0)
    if budget.other.text and lacking > 0 and lacking in _read_numbers(table.purpose.text):
        return place_table(table, "budget", (fiscal_end + 1, fiscal_end + 1 + len(budget.other.text)))
    return place_table(table, "budget", (0, total_end))


def _read_numbers(text: str) -> set[Decimal]:
    return {Decimal(number.replace(",", "")) for number in _NUMBER.findall(fold(text))}


def _judge_schedule(table: ProjectTable, params: Mapping[str, Any]) -> Iterator[Finding]:
    points = [p for p in table.schedule_points if p.percent]
    shares = [read_amount(p.percent) for p in points]
    if len(points) < 2 or any(s is None for s in shares):
        return
    numbers = [s for s in shares if s is not None]
    for position in range(1, len(numbers)):
        if numbers[position] < numbers[position - 1]:
            values = {"by": points[position].by, "problem": params["falling"]}
            yield Finding(_place_share(table, position), values | {"share": points[position].percent.text})
            return
    if numbers[-1] != 100:
        last = points[-1]
        values = {"by": last.by, "problem": params["unfinished"], "share": last.percent.text}
        place = _place_share(table, len(points) - 1)
        yield Finding(place, values, (Replacement(place, as_written(Decimal(100), last.percent.text)),))


def _place_share(table: ProjectTable, position: int) -> Place:
    texts = [p.percent.text for p in table.schedule_points if p.percent]
    start = sum(len(t) + 1 for t in texts[:position])
    return place_table(table, "schedule", (start, start + len(texts[position])))


def _judge_weights(table: ProjectTable, params: Mapping[str, Any]) -> Iterator[Finding]:
    weights = [read_amount(i.weight) for i in table.indicators]
    if len(weights) < 3 or any(w is None for w in weights):
        return
    total = sum((w for w in weights if w is not None), Decimal(0))
    allowed = [Decimal(str(a)) for a in params["allowed"]]
    if any(abs(total - a) <= _HALF_POINT for a in allowed):
        return
    yield Finding(
        place_table(table, "weight"),
        {"total": print_number(total), "allowed": "或".join(map(print_number, allowed))},
    )


def _judge_levels(table: ProjectTable, params: Mapping[str, Any]) -> Iterator[Finding]:
    rows: dict[str, list[Indicator]] = {}
    for indicator in table.indicators:
        rows.setdefault(indicator.level1.text, []).append(indicator)
    for level, members in rows.items():
        announced = _POINTS.search(fold(level))
        weights = [read_amount(i.weight) for i in members]
        if not announced or any(w is None for w in weights):
            continue
        total = sum((w for w in weights if w is not None), Decimal(0))
        if abs(total - Decimal(announced.group(1))) > _HALF_POINT:
            values = {"level": level, "total": print_number(total), "announced": announced.group(1)}
            yield Finding(place_row(table, members[0], "level1", announced.span()), values)


def _judge_execution(table: ProjectTable, params: Mapping[str, Any]) -> Iterator[Finding]:
    run = table.budget.execution
    if run is None:
        return
    budget, spent, rate, score = (read_amount(f) for f in (run.budget, run.spent, run.rate, run.score))
    if budget is None or spent is None or rate is None or budget == 0:
        return
    real = spent / budget * 100
    weight = read_amount(run.weight) or Decimal(params["weight"])
    if abs(real - rate) > _HALF_POINT:
        right = f"{as_written(real, run.rate.text)}%"
        yield _report_run(table, params["rate"], right, run.rate)
    due = [round(min(share, Decimal(100)) * weight / 100, 2) for share in (real, rate)]
    if score is not None and all(abs(d - score) > _HALF_POINT for d in due):
        yield _report_run(table, params["score"], as_written(due[0], run.score.text), run.rate, run.score)


def _report_run(table: ProjectTable, template: str, right: str, *marked: Field) -> Finding:
    run = table.budget.execution
    assert run is not None
    place = _place_run(table, *marked)
    problem = template.format(right=right, rate=run.rate.text, score=run.score.text)
    return Finding(place, {"problem": problem}, (Replacement(_place_run(table, marked[-1]), right),))


def _place_run(table: ProjectTable, *fields: Field) -> Place:
    """The stretch of the joined budget field that these parts take."""
    start, spans = 0, {}
    for part in table.budget.parts:
        if part:
            spans[id(part)] = (start, start + len(part.text))
            start += len(part.text) + 1
    found = [spans[id(f)] for f in fields]
    return place_table(table, "budget", (min(s for s, _ in found), max(e for _, e in found)))


_SUMS: dict[str, Judge] = {
    "budget": _judge_budget,
    "schedule": _judge_schedule,
    "weights": _judge_weights,
    "levels": _judge_levels,
    "execution": _judge_execution,
}
