"""From "the unit of this value" to characters of the value field, and to what replaces them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qualitycheck.errors import RuleError
from qualitycheck.language.context import Row
from qualitycheck.ruleset.finding import Place, Replacement, place_row
from qualitycheck.text.numbers import print_number
from qualitycheck.text.operators import WORDS
from qualitycheck.text.quantity import Span, Value

_PARTS = ("extra", "operator", "number", "unit", "tail")
_STRETCHES = {
    "amount": ("operator", "number"),
    "count": ("number", "unit"),
    "figure": ("operator", "number", "unit"),
    "signs": ("extra", "operator"),
    "all": ("operator", "number", "unit", "tail"),
}
# Where an office writes the sign as a word, the repair does too.
_IN_WORDS = {"≥": "大于等于", "≤": "小于等于", "=": "等于", ">": "大于", "<": "小于"}
# From this share of signed figures on, a table writes signs by habit and a bare figure has lost its own.
_HABIT = 0.6
_ALL = 100


def find_part(value: Value, part: str, text: str) -> Span:
    """The span of a part of the value, of one of the stretches above, or of the `whole` text.

    A part that is not written gives the empty span where it would stand.
    """
    spans = value.spans
    if part == "whole":
        return 0, len(text)
    if part in _STRETCHES:
        present = [s for name in _STRETCHES[part] if (s := getattr(spans, name))]
        return (min(s[0] for s in present), max(s[1] for s in present)) if present else (0, len(text))
    if part not in _PARTS:
        raise RuleError(f"unknown part {part}")
    found: Span | None = getattr(spans, part)
    if found:
        return found
    number = spans.number or (0, len(text))
    return (number[0], number[0]) if part == "operator" else (number[1], number[1])


def mark_row(row: Row, mark: str) -> Place:
    """The place a rule marks: a part of the value, or a field by its name."""
    indicator = row.indicator
    if mark not in (*_PARTS, *_STRETCHES, "whole"):
        return place_row(row.table, indicator, mark)
    start, end = find_part(row.value, mark, row.text)
    if start == end and row.value.spans.number:
        start, end = row.value.spans.number
    return place_row(row.table, indicator, row.field, (start, end))


def describe_row(row: Row) -> dict[str, str]:
    """What messages and repairs may name: {name} {value} {number} {unit} {operator} {tail} {noun} …"""
    text, spans = row.text, row.value.spans
    described = {part: text[slice(*span)] if (span := getattr(spans, part)) else "" for part in _PARTS}
    described |= {"name": row.indicator.name.text, "value": text, "category": row.indicator.level2.text}
    described["scale"], slash, rest = described["unit"].partition("/")
    described["per"], described["denominator"] = slash + rest, rest
    described["noun"] = row.name.stem or row.name.core
    if row.value.low is not None:
        described["percent"] = print_number(row.value.low * 100)
        described["ten_times"] = print_number(row.value.low * 10)
    return described


def repair_value(row: Row, parts: Mapping[str, str], values: Mapping[str, str]) -> tuple[Replacement, ...]:
    """Replacements for parts of the value; the new texts may name {number} and the like."""
    made = []
    for part, template in parts.items():
        start, end = find_part(row.value, part, row.text)
        old, new = row.text[start:end], template.format_map(values)
        if part == "operator" and old in WORDS:
            new = _IN_WORDS.get(new, new)
        if new != old:
            made.append(Replacement(place_row(row.table, row.indicator, row.field, (start, end)), new))
    return tuple(made)


def usual_sign(row: Row, rows: Sequence[Row]) -> str:
    """The row's own sign; for a bare figure in a table that writes signs, the one its name asks for."""
    span = row.value.spans.operator
    if span:
        return row.text[slice(*span)]
    figures = [r for r in rows if r is not row and r.value.kind == "quantity"]
    signed = sum(1 for r in figures if r.value.spans.operator)
    if not figures or signed < _HABIT * len(figures) or row.value.spans.tail:
        return ""
    if row.value.low == 0 or _is_whole(row):
        return "="
    if row.name.negative or row.name.kind in ("cost", "time"):
        return "≤"
    return "≥" if row.name.is_rate or row.value.spans.unit is None else "="


def _is_whole(row: Row) -> bool:
    """All of something, written as 100% or as 1."""
    bounded = row.name.is_rate and not row.name.unbounded
    return bounded and row.value.low == (_ALL if row.value.unit else 1)
