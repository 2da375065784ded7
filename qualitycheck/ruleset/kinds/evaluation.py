"""Kind `evaluation`: self-evaluation rows, score and reason against target and result.

params: ask — `score` (full or too many points for a missed target, points above the weight, points far from
the share reached), `reason` (missed, but no reason), `copied` (the result repeats the target's sign),
`exceeded` (far above the target without explanation), `slip` (a slip of the pen in the result), `unit` (the result's unit is not
the target's); tolerance, far, filler as the question needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from qualitycheck.language.alignment import containment, counted_words, same_measure
from qualitycheck.language.context import Context, Row
from qualitycheck.language.measures import find_measures
from qualitycheck.language.mentions import find_mentions
from qualitycheck.ruleset.finding import Finding, Replacement, place_row
from qualitycheck.ruleset.kinds.sums import read_amount
from qualitycheck.ruleset.marking import mark_row, repair_value
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.dates import DateValue
from qualitycheck.text.normalize import is_blank
from qualitycheck.text.numbers import print_number
from qualitycheck.text.quantity import Value, parse_value

# A result so far from the target is a slip of the pen (a lost 万), not a performance.
_IMPLAUSIBLE = Decimal("0.02")
# Ten times the result would be between these shares of the target.
_FULL, _OVER = Decimal("0.9"), Decimal("1.1")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How far a row got: the share reached (1 or more is done), None where only "late" is known.

    `slip` names a slip of the pen that makes the comparison idle: `scale` (a lost 万), `decimal` (9.7% for
    97%), `year` (the right day of a later year).
    """

    row: Row
    actual: Value
    share: Decimal | None
    missed: bool
    slip: str = ""


Question = Callable[[Outcome, Mapping[str, Any]], Iterator[Finding]]


def prepare(rule: Rule) -> Check:
    """Chooses the question."""
    ask = _QUESTIONS[rule.params["ask"]]

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            if "actual" in row.table.columns and row.indicator.actual and (outcome := _judge_row(row)):
                yield from ask(outcome, rule.params)

    return check


def _judge_row(row: Row) -> Outcome | None:
    actual = parse_value(row.indicator.actual.text)
    target = row.value
    if target.kind == "date" and actual.kind == "date" and target.date and actual.date:
        later_year = _years_late(target.date, actual.date) > 0
        late = _is_late(target.date, actual.date)
        return Outcome(row, actual, None, late and not later_year, "year" if later_year else "")
    if target.low is None or actual.low is None or not _comparable(target, actual):
        return Outcome(row, actual, None, False) if actual.kind == "quantity" else None
    share = _share(row, target, actual)
    ratio = actual.low / target.low if target.low and actual.low else None
    if ratio is not None and not _IMPLAUSIBLE < ratio < 1 / _IMPLAUSIBLE:
        return Outcome(row, actual, None, False, "scale")
    if share is not None and row.name.is_rate and _FULL <= share * 10 <= _OVER and not _explained(row):
        return Outcome(row, actual, None, False, "decimal")
    return Outcome(row, actual, share, share is not None and share < 1)


def _explained(row: Row) -> bool:
    return not is_blank(row.indicator.deviation.text)


def _years_late(due: DateValue, done: DateValue) -> int:
    """How many years the result lies behind the deadline, 0 where one of them names no year."""
    first, last = due.points[-1].year, done.points[-1].year
    return last - first if first and last else 0


def _comparable(target: Value, actual: Value) -> bool:
    if target.high is not None or target.unit is None or actual.unit is None:
        return target.unit == actual.unit and target.high is None
    return same_measure(target.unit, actual.unit)


def _share(row: Row, target: Value, actual: Value) -> Decimal | None:
    """Reached share by 财预〔2020〕10号: result ÷ target, for what should be low target ÷ result."""
    low, reached = target.low, actual.low
    assert low is not None and reached is not None
    downwards = target.operator in ("<=", "<") or (target.operator is None and row.name.negative)
    if downwards:
        return Decimal(1) if reached <= low else (low / reached if reached else None)
    if target.operator == "=" and low == 0:
        return Decimal(1) if reached == 0 else Decimal(0)
    return reached / low if low else None


def _is_late(target: DateValue, actual: DateValue) -> bool:
    """Whether the result's date lies behind the deadline; both need a month."""
    due, done = target.points[-1], actual.points[-1]
    if due.month is None or done.month is None:
        return False
    same = done.year or due.year
    last_day = due.day if due.day is not None else 31
    return ((same or 0), done.month, done.day or 1) > ((due.year or same or 0), due.month, last_day)


def _ask_score(outcome: Outcome, params: Mapping[str, Any]) -> Iterator[Finding]:
    row = outcome.row
    weight, score = read_amount(row.indicator.weight), read_amount(row.indicator.score)
    if weight is None or score is None or is_blank(row.indicator.score.text):
        return
    right, problem = _expected_score(outcome, weight, score, params)
    if problem:
        place = place_row(row.table, row.indicator, "score")
        shown = print_number(right) if right is not None else ""
        repair = (Replacement(place, shown),) if right is not None else ()
        values = {
            "name": row.indicator.name.text,
            "score": row.indicator.score.text,
            "weight": row.indicator.weight.text,
        }
        yield Finding(place, values | {"problem": problem.format_map(values | {"right": shown})}, repair)


def _expected_score(
    outcome: Outcome, weight: Decimal, score: Decimal, params: Mapping[str, Any]
) -> tuple[Decimal | None, str]:
    if score > weight:
        return weight, params["above"]
    expected = round(weight * min(outcome.share, Decimal(1)), 2) if outcome.share is not None else None
    if outcome.missed and score == weight:
        return expected, params["full"]
    if expected is None or abs(expected - score) <= weight * Decimal(str(params["tolerance"])):
        return None, ""
    reasoned = not is_blank(outcome.row.indicator.deviation.text) and score < expected
    problem = params["done"] if not outcome.missed else params["differs"]
    return expected, "" if reasoned and not outcome.missed else problem


def _ask_reason(outcome: Outcome, params: Mapping[str, Any]) -> Iterator[Finding]:
    row = outcome.row
    if "deviation" not in row.table.columns or not outcome.missed:
        return
    text = row.indicator.deviation.text
    if is_blank(text) or re.fullmatch(params["filler"], text):
        yield Finding(place_row(row.table, row.indicator, "deviation"), {"name": row.indicator.name.text})


def _ask_copied(outcome: Outcome, params: Mapping[str, Any]) -> Iterator[Finding]:
    row = outcome.row
    if outcome.actual.spans.operator is None or outcome.actual.operator in ("=", "~", None):
        return
    place = place_row(row.table, row.indicator, "actual")
    words = counted_words(row.name)
    found = [
        m for m in find_mentions(row.table.actual_goals.text)
        if same_measure(m.unit, outcome.actual.unit) and containment(words, m.clause) >= params["near"]
    ]  # fmt: skip
    text = row.table.actual_goals.text
    repair = (Replacement(place, text[slice(*found[0].span)]),) if len(found) == 1 else ()
    yield Finding(place, {"actual": row.indicator.actual.text}, repair)


def _ask_exceeded(outcome: Outcome, params: Mapping[str, Any]) -> Iterator[Finding]:
    row, share = outcome.row, outcome.share
    if share is not None and share >= Decimal(str(params["far"])) and is_blank(row.indicator.deviation.text):
        percent = print_number(round(share * 100, 0))
        yield Finding(
            place_row(row.table, row.indicator, "actual"),
            {"name": row.indicator.name.text, "percent": percent},
        )


def _ask_slip(outcome: Outcome, params: Mapping[str, Any]) -> Iterator[Finding]:
    row, low = outcome.row, outcome.actual.low
    result = row.result
    if outcome.slip not in params["problems"] or result is None:
        return
    values = {
        "name": row.indicator.name.text,
        "actual": result.text,
        "problem": params["problems"][outcome.slip],
    }
    if outcome.slip == "decimal" and low is not None:
        yield Finding(
            mark_row(result, "number"), values, repair_value(result, {"number": print_number(low * 10)}, {})
        )
    elif outcome.actual.date is not None:
        year = f"{outcome.actual.date.points[-1].year}年"
        start = result.text.find(year)
        due = row.value.date.points[-1].year if row.value.date else None
        place = place_row(row.table, row.indicator, "actual", (start, start + len(year)))
        if start >= 0:
            yield Finding(place, values, (Replacement(place, f"{due}年"),) if due else ())


def _fits_name(row: Row, actual: Value) -> bool:
    """Whether the result's unit is one the name asks for, so that the target's unit is the wrong one."""
    measures = find_measures(row.name.stem)
    expected = row.name.units or (measures.units if measures else ())
    target = row.value.unit
    return (
        actual.unit is not None
        and actual.unit.name in expected
        and target is not None
        and target.name not in expected[:2]
    )


def _ask_unit(outcome: Outcome, params: Mapping[str, Any]) -> Iterator[Finding]:
    """The result's unit against the target's: missing, another measure, another scale."""
    row, actual, target = outcome.row, outcome.actual, outcome.row.value
    result = row.result
    if result is None or actual.kind != "quantity" or target.kind != "quantity" or target.unit is None:
        return
    same = same_measure(actual.unit, target.unit)
    if same and outcome.slip != "scale":
        return
    written = row.text[slice(*target.spans.unit)] if target.spans.unit else target.unit.name
    missing = actual.unit is None
    if (missing and (row.name.unitless or row.name.parenthesised_unit)) or _fits_name(row, actual):
        return
    problem = params["missing"] if missing else params["scale"] if same else params["other"]
    values = {"name": row.indicator.name.text, "actual": result.text, "unit": written}
    rates = actual.unit is not None and actual.unit.category == target.unit.category == "rate"
    repair = repair_value(result, {"unit": written}, {}) if missing or same or rates else ()
    place = mark_row(result, "number" if missing else "unit" if same else "count")
    yield Finding(place, values | {"problem": problem.format_map(values)}, repair)


_QUESTIONS: dict[str, Question] = {
    "score": _ask_score,
    "reason": _ask_reason,
    "copied": _ask_copied,
    "exceeded": _ask_exceeded,
    "slip": _ask_slip,
    "unit": _ask_unit,
}
