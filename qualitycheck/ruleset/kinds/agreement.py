"""Kind `agreement`: a value against the figures that other texts give for the same thing.

params: of (`value` or `actual`), against (fields searched), compare:
`number` (same unit, another number), `unit` (same number, a unit that counts something else), `scale` (same
digits, 万 lost or added), `operator` (same number, the opposite direction).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from qualitycheck.document.diagnostic import Severity
from qualitycheck.language.alignment import NEAR, SAME_SENTENCE, Aligned, align_figures, same_measure
from qualitycheck.language.context import Context, Row
from qualitycheck.language.measures import find_measures
from qualitycheck.ruleset.finding import Finding, Replacement
from qualitycheck.ruleset.kinds.marking import describe_row, mark_row, repair_value, usual_sign
from qualitycheck.ruleset.kinds.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.numbers import print_number
from qualitycheck.text.operators import PRINTED
from qualitycheck.text.quantity import Value
from qualitycheck.text.units import Unit

TITLES = {
    "goals": "绩效目标",
    "purpose": "资金用途",
    "description": "指标描述",
    "name": "指标名称",
    "actual_goals": "目标实际完成情况",
}
# From this share of the name's words beside the figure on, nobody would read it as another thing.
_CERTAIN = 0.8
# Same digits and a lost 万 are so unlikely by chance that few shared words are enough.
_SCALE_WORDS = 0.25
_SCALE = 10**4
_MOVES = re.compile("提高|提升|上升|下降|降低|幅度")
_PHYSICAL = frozenset({"area", "length", "mass", "volume", "money", "time"})
# The lexicon's lists begin with the usual units and end with the conceivable ones.
_USUAL = 6
_PEOPLE = frozenset({"人", "名", "位"})
Compare = Callable[[Row, list[Aligned], str], Finding | None]


def prepare(rule: Rule) -> Check:
    """Chooses what is compared."""
    compare = _COMPARISONS[rule.params["compare"]]
    fields: Sequence[str] = rule.params["against"]
    of: str = rule.params.get("of", "value")

    def check(context: Context) -> Iterator[Finding]:
        for rows in context.rows_by_table.values():
            for row in rows if of == "value" else (row.result for row in rows if row.result):
                aligned = _align(context, row, fields)
                found = (
                    compare(row, aligned, usual_sign(row, rows) if of == "value" else "") if aligned else None
                )
                if found is not None:
                    yield found

    return check


def _align(context: Context, row: Row, fields: Sequence[str]) -> list[Aligned]:
    """The figures that speak of the row's value, empty unless it is a single figure."""
    value = row.value
    if value.kind != "quantity" or value.low is None or value.high is not None:
        return []
    key = (row.table.number, row.indicator.row, row.field, *fields)
    return context.remember(key, lambda: align_figures(row, fields))


def _compare_numbers(row: Row, aligned: list[Aligned], sign: str) -> Finding | None:
    same = [a for a in aligned if same_measure(row.value.unit, a.mention.unit)]
    if any(_agrees(row.value, a) for a in same) or any(_same_figure(row.value, a) for a in aligned):
        return None
    if row.name.is_rate and not _is_rate(row.value.unit):
        return None
    near = [a for a in same if a.own and (a.near >= NEAR or _is_transposed(row.value, a))]
    wide = [a for a in same if a.own and a.wide >= SAME_SENTENCE and not _is_rate(a.mention.unit)]
    if not near and (len(wide) != 1 or len(same) != 1 or "其中" in row.name.core):
        return None
    best = max(near or wide, key=lambda a: a.near)
    if _is_scaled(row.value, best) or _lost_digit(row.value, best):
        return None
    severity = Severity.ERROR if best.near >= _CERTAIN else Severity.WARNING
    return Finding(
        mark_row(row, "number"), _describe(row, best), _repair_number(row, best, sign), severity=severity
    )


def _same_figure(value: Value, aligned: Aligned) -> bool:
    """The text has this very number beside the same words: only the unit can be wrong."""
    if aligned.mention.low != value.low:
        return False
    # 保障对象4500户、9800人: the second figure has no words of its own.
    alone = len(aligned.mention.clause.strip()) <= 1 and aligned.wide >= NEAR
    return alone or (aligned.near >= NEAR and aligned.touching)


def _is_transposed(value: Value, aligned: Aligned) -> bool:
    """24 for 42: the same digits in another order, beside the last word of what is counted."""
    low, other = value.low, aligned.mention.low
    if low is None or not aligned.touching or low == other:
        return False
    digits, others = print_number(low), print_number(other)
    return len(digits) == len(others) and sorted(digits) == sorted(others) and aligned.near >= _SCALE_WORDS


def _is_rate(unit: Unit | None) -> bool:
    return unit is not None and unit.category == "rate"


def _agrees(value: Value, aligned: Aligned) -> bool:
    """Equal, or on the stricter side of a bound that the text gives."""
    low, other = value.low, aligned.mention.low
    assert low is not None
    if low == other:
        return aligned.wide > 0
    if not aligned.own or aligned.near < NEAR:
        return False
    bound = aligned.mention.operator
    if bound in (">=", ">") and value.operator in (">=", ">", "=", None):
        return low > other
    return bound in ("<=", "<") and value.operator in ("<=", "<", "=", None) and low < other


def _repair_number(row: Row, best: Aligned, sign: str) -> tuple[Replacement, ...]:
    """The figure of the text in the notation of the cell, a non-standard unit put right with it."""
    scale = _SCALE if row.value.scaled else 1
    parts = {"operator": sign, "number": print_number(best.mention.low / scale)}
    written = _source(row, best.field)[slice(*best.mention.unit_span)]
    if row.value.unit and best.mention.unit and row.value.unit.category == "rate":
        parts["unit"] = row.value.unit.name
    elif (
        row.value.unit
        and best.mention.unit
        and row.value.unit.name != best.mention.unit.name
        and not row.value.unit.denominators
    ):
        parts["unit"] = written if not best.mention.scaled else row.value.unit.name
    return repair_value(row, parts, {})


def _is_scaled(value: Value, aligned: Aligned) -> bool:
    low, other = value.low, aligned.mention.low
    return low is not None and other in (low * _SCALE, low / _SCALE) and low != 0


def _compare_scales(row: Row, aligned: list[Aligned], sign: str) -> Finding | None:
    unit = row.value.unit
    if unit is None or any(a.mention.low == row.value.low and _kin(unit, a.mention.unit) for a in aligned):
        return None
    if _is_rate(unit):
        return _compare_decimals(row, aligned)
    for candidate in aligned:
        related = candidate.wide >= _SCALE_WORDS or _shares_denominator(unit, candidate)
        if not related or not _kin(unit, candidate.mention.unit):
            continue
        if _is_scaled(row.value, candidate):
            return _report_scale(row, candidate, unit, sign)
        if _lost_digit(row.value, candidate):
            values = _describe(row, candidate) | {"times": _times(row.value, candidate)}
            return Finding(mark_row(row, "number"), values, _repair_number(row, candidate, sign))
    return None


def _report_scale(row: Row, candidate: Aligned, unit: Unit, sign: str) -> Finding:
    scaled_text = "万" if candidate.mention.low > (row.value.low or 0) else ""
    span = row.value.spans.unit
    written = row.text[slice(*span)] if span else unit.name
    expected = scaled_text + written.removeprefix("万")
    values = _describe(row, candidate) | {"times": _times(row.value, candidate)}
    return Finding(
        mark_row(row, "count"), values, repair_value(row, {"operator": sign, "unit": expected}, {})
    )


def _times(value: Value, aligned: Aligned) -> str:
    assert value.low is not None
    return print_number(max(aligned.mention.low / value.low, value.low / aligned.mention.low))


def _lost_digit(value: Value, aligned: Aligned) -> bool:
    """1824 for 18240: three digits or more that agree are no chance."""
    low, other = value.low, aligned.mention.low
    if not low or not other or not aligned.own or len(other.normalize().as_tuple().digits) < 3:
        return False
    return max(low, other) / min(low, other) in (10, 100, 1000)


def _compare_decimals(row: Row, aligned: list[Aligned]) -> Finding | None:
    """0.03% where the text says 3%."""
    for candidate in aligned:
        low = row.value.low
        if (
            low
            and low < 1
            and candidate.mention.low == low * 100
            and _is_rate(candidate.mention.unit)
            and candidate.wide >= NEAR
        ):
            values = _describe(row, candidate) | {"times": "100"}
            return Finding(
                mark_row(row, "number"), values, repair_value(row, {"number": print_number(low * 100)}, {})
            )
    return None


def _kin(one: Unit | None, other: Unit | None) -> bool:
    """Money with money, else the same measure."""
    if one is None or other is None:
        return False
    return (one.category == other.category == "money") or same_measure(one, other)


def _shares_denominator(unit: Unit, aligned: Aligned) -> bool:
    return any(
        f"每{d}" in aligned.mention.before or d in aligned.mention.after[:2] for d in unit.denominators
    )


def _compare_units(row: Row, aligned: list[Aligned], sign: str) -> Finding | None:
    unit = row.value.unit
    equal = [a for a in aligned if a.mention.low == row.value.low]
    if unit is None or any(_kin(unit, a.mention.unit) for a in equal):
        return None
    for candidate in equal:
        other = candidate.mention.unit
        if (
            other is None
            or not candidate.own
            or candidate.near < NEAR
            or not (candidate.touching or _is_rate(other))
        ):
            continue
        if _tolerated(row, unit, other):
            continue
        expected = _expected_unit(row, candidate, other)
        values = _describe(row, candidate) | {"expected": expected}
        return Finding(
            mark_row(row, "unit"), values, repair_value(row, {"operator": sign, "unit": expected}, {})
        )
    return None


def _tolerated(row: Row, unit: Unit, other: Unit) -> bool:
    """Loose counts stand for almost anything, and two units the lexicon both allows are both right."""
    if row.name.is_rate and not _is_rate(other):
        return True
    if _is_rate(unit) and unit.name == "%" and other.name == "百分点":
        return not (row.name.changes or _MOVES.search(row.name.core))
    loose = {"个", "项", "件", "处", "次"}
    if (unit.name in loose and other.category == "count") or (
        other.name in loose and unit.category == "count"
    ):
        return True
    if unit.category in _PHYSICAL and other.category == unit.category:
        return False
    measures = find_measures(row.name.stem)
    return measures is not None and unit.name in measures.units[:_USUAL]


def _expected_unit(row: Row, aligned: Aligned, other: Unit) -> str:
    """The text's unit, in the cell's scale; 人 rather than 名 where heads are counted."""
    name = "人" if other.name in _PEOPLE else other.name
    if aligned.mention.scaled and row.value.scaled:
        return "万" + name
    return (
        name
        if aligned.mention.scaled or name == "人"
        else _source(row, aligned.field)[slice(*aligned.mention.unit_span)]
    )


def _compare_operators(row: Row, aligned: list[Aligned], sign: str) -> Finding | None:
    own = row.value.operator
    opposite = {">=": ("<=", "<"), ">": ("<=", "<"), "<=": (">=", ">"), "<": (">=", ">")}.get(own or "", ())
    for candidate in aligned:
        bound = candidate.mention.operator
        if (
            bound is None
            or bound not in opposite
            or candidate.mention.low != row.value.low
            or candidate.near < NEAR
        ):
            continue
        if same_measure(row.value.unit, candidate.mention.unit):
            values = _describe(row, candidate) | {"expected": PRINTED[bound]}
            return Finding(
                mark_row(row, "operator"), values, repair_value(row, {"operator": PRINTED[bound]}, {})
            )
    return None


def _describe(row: Row, aligned: Aligned) -> dict[str, str]:
    text = _source(row, aligned.field)
    return describe_row(row) | {"where": TITLES[aligned.field], "figure": text[slice(*aligned.mention.span)]}


def _source(row: Row, field: str) -> str:
    return (row.indicator if field in ("description", "name") else row.table).field(field).text


_COMPARISONS: dict[str, Compare] = {
    "number": _compare_numbers,
    "unit": _compare_units,
    "scale": _compare_scales,
    "operator": _compare_operators,
}
