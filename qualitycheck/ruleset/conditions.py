"""The `where` clause of a rule: named conditions on one indicator row, compiled to one predicate.

A clause is a mapping; all of its conditions must hold. Lists mean "one of". Keys:
value_kind, operator, unit, unit_category, low, head, category, group, extra, tail, scaled, ranged,
reversed, recurring,
changes, bounded, unbounded, negative, unitless, permille, named_unit (a unit in the name's parentheses),
value, name, description, basis (patterns searched in the field's text), money_unit (of the table), denominator
(one of the units behind the slash), has_column, any (list of clauses), not.
A key with the suffix `_not` is the same condition denied. `none` stands for a part that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from qualitycheck.errors import RuleError
from qualitycheck.language.context import Context, Row

Predicate = Callable[[Row], bool]

_READERS: dict[str, Callable[[Row], object]] = {
    "value_kind": lambda row: row.value.kind,
    "operator": lambda row: row.value.operator or "none",
    "unit": lambda row: row.value.unit.name if row.value.unit else "none",
    "unit_numerator": lambda row: row.value.unit.numerator if row.value.unit else "none",
    "unit_category": lambda row: (row.value.unit.category or "unknown") if row.value.unit else "none",
    "head": lambda row: row.name.kind or "none",
    "money_unit": lambda row: row.table.budget.unit or "none",
    "category": lambda row: row.indicator.category or "none",
    "group": lambda row: row.indicator.group or "none",
}
_FLAGS: dict[str, Callable[[Row], bool]] = {
    "extra": lambda row: row.value.spans.extra is not None,
    "tail": lambda row: row.value.spans.tail is not None,
    "changes": lambda row: row.name.changes,
    "scaled": lambda row: row.value.scaled,
    "reversed": lambda row: (
        row.value.high is not None and row.value.low is not None and row.value.low > row.value.high
    ),
    "ranged": lambda row: row.value.high is not None,
    "recurring": lambda row: bool(row.value.frequency),
    "bounded": lambda row: row.name.bounded,
    "unbounded": lambda row: row.name.unbounded,
    "negative": lambda row: row.name.negative,
    "unitless": lambda row: row.name.unitless,
    "permille": lambda row: row.name.permille,
    "named_unit": lambda row: bool(row.name.parenthesised_unit),
    "denominated": lambda row: bool(row.value.unit and row.value.unit.denominators),
}
_TEXTS = frozenset(
    {"value", "name", "description", "basis", "level2", "scoring", "type", "direction", "actual"}
)
_SUFFIX = "_not"


def compile_where(where: Mapping[str, Any]) -> Predicate:
    """One predicate from a clause; an unknown key is a `RuleError`."""
    tests = tuple(_compile_condition(key, wanted) for key, wanted in where.items())

    def fits(row: Row) -> bool:
        for test in tests:  # noqa: SIM110 - a generator costs twice as much here
            if not test(row):
                return False
        return True

    return fits


def find_rows(context: Context, where: Mapping[str, Any]) -> Sequence[Row]:
    """The rows that can fit a clause: those its most selective condition leaves, in document order.

    The rows are indexed once by what each condition reads, so that a rule looks at few of them.
    """
    best = context.rows
    for key, wanted in where.items():
        if key in _READERS:
            index = _index(context, key)
            values = wanted if isinstance(wanted, list) else [wanted]
            if sum(len(index.get(value, ())) for value in values) < len(best):
                best = tuple(row for value in dict.fromkeys(values) for row in index.get(value, ()))
    return best


def _index(context: Context, key: str) -> dict[object, list[Row]]:
    def build() -> dict[object, list[Row]]:
        index: dict[object, list[Row]] = {}
        for row in context.rows:
            index.setdefault(_READERS[key](row), []).append(row)
        return index

    return context.remember(("index", key), build)


def _compile_condition(key: str, wanted: Any) -> Predicate:
    if key.endswith(_SUFFIX):
        positive = _compile_condition(key.removesuffix(_SUFFIX), wanted)
        return lambda row: not positive(row)
    if key in ("any", "not"):
        clauses = tuple(map(compile_where, wanted if key == "any" else [wanted]))
        return (
            (lambda row: any(c(row) for c in clauses)) if key == "any" else (lambda row: not clauses[0](row))
        )
    if key in _READERS:
        return _compile_membership(_READERS[key], wanted)
    if key in _FLAGS:
        flag = _FLAGS[key]
        return lambda row: flag(row) is wanted
    if key in _TEXTS:
        search = re.compile(wanted).search
        field = key if key != "value" else ""
        return lambda row: search(row.indicator.field(field).text if field else row.text) is not None
    if key == "low":
        return _compile_bounds(wanted)
    if key == "denominator":
        return lambda row: bool(row.value.unit and set(row.value.unit.denominators) & set(wanted))
    if key == "has_column":
        return lambda row: wanted in row.table.columns
    raise RuleError(f"unknown condition {key}")


def _compile_membership(read: Callable[[Row], object], wanted: Any) -> Predicate:
    allowed = frozenset(wanted if isinstance(wanted, list) else [wanted])
    return lambda row: read(row) in allowed


def _compile_bounds(wanted: Mapping[str, Any]) -> Predicate:
    """low: {min: 100}, {above: 100}, {below: 1}, {max: 1}, {equals: 0}; a value without number fails."""
    limits = {name: Decimal(str(number)) for name, number in wanted.items()}
    compare: dict[str, Callable[[Decimal, Decimal], bool]] = {
        "min": lambda low, limit: low >= limit,
        "max": lambda low, limit: low <= limit,
        "above": lambda low, limit: low > limit,
        "below": lambda low, limit: low < limit,
        "equals": lambda low, limit: low == limit,
    }
    if unknown := set(limits) - set(compare):
        raise RuleError(f"unknown bound {unknown}")

    def holds(row: Row) -> bool:
        low = row.value.low
        return low is not None and all(compare[name](low, limit) for name, limit in limits.items())

    return holds
