"""Figures of a text against an indicator's value: another number, a lost 万, the opposite direction."""

from __future__ import annotations

import re
from decimal import Decimal

from qualitycheck.document.diagnostic import Severity
from qualitycheck.language.alignment import NEAR, SAME_SENTENCE, Aligned, same_measure
from qualitycheck.language.context import Row
from qualitycheck.ruleset.finding import Finding, Replacement
from qualitycheck.ruleset.marking import describe_row, mark_row, repair_value
from qualitycheck.text.numbers import print_number
from qualitycheck.text.operators import PRINTED
from qualitycheck.text.quantity import Value
from qualitycheck.text.units import Unit, parse_unit

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
_EACH, _TIMES = re.compile("[每各]"), (2, 3, 4, 6, 12)
"""Terms, quarters, months of a year."""
_LIMITING = re.compile("以上|以下|以内|及|级|型|规格|起|[的以内外]")
"""Behind a figure that says which things are meant, not how many: 50亩以上基地."""
_STOP = re.compile(r"[。；;\n]")
_SHORTEST = 4
"""Characters of a name's end by which a rate may be called: 发放准确率, not 合格率."""
_SCALE_WORDS = 0.25
_SCALE = 10**4


def compare_numbers(row: Row, aligned: list[Aligned], sign: str) -> Finding | None:
    """Another number of the same thing in the same unit; `sign` is what a repaired figure should carry."""
    same = [a for a in aligned if same_measure(row.value.unit, a.mention.unit)]
    if any(_agrees(row.value, a) for a in same) or any(_same_figure(row.value, a) for a in aligned):
        return None
    if (row.name.is_rate and not is_rate(row.value.unit)) or _counts_another_thing(row):
        return None
    if not is_rate(row.value.unit) and _adds_up(row, same):
        return None
    near = [
        a
        for a in same
        if a.own and (a.near >= NEAR or _is_transposed(row.value, a) or _is_named_short(row, a))
    ]
    wide = [a for a in same if a.own and a.wide >= SAME_SENTENCE and not is_rate(a.mention.unit)]
    if not near and (len(wide) != 1 or len(same) != 1 or "其中" in row.name.core):
        return None
    best = max(near or wide, key=lambda a: a.near)
    if _is_scaled(row.value, best) or _lost_digit(row.value, best) or _is_for_a_share(row.value, best):
        return None
    severity = Severity.ERROR if best.near >= _CERTAIN else Severity.WARNING
    return Finding(
        mark_row(row, "number"),
        describe_figure(row, best),
        _repair_number(row, best, sign),
        severity=severity,
    )


def _adds_up(row: Row, same: list[Aligned]) -> bool:
    """Whether the parts that one sentence lists come to the value: 主会场活动1场、分会场活动5场 of 6场."""
    lists: dict[tuple[str, int], list[Decimal]] = {}
    for one in same:
        before = source_text(row, one.field)[: one.mention.span[0]]
        lists.setdefault((one.field, len(_STOP.findall(before))), []).append(one.mention.low)
    return any(len(parts) > 1 and sum(parts) == row.value.low for parts in lists.values())


def _is_for_a_share(value: Value, aligned: Aligned) -> bool:
    """One of several payments of the year (两学期各500元), or a count where none of something is wanted."""
    low, other = value.low or 0, aligned.mention.low
    if low == 0:
        return aligned.near < _CERTAIN
    several = other > 0 and low % other == 0 and low / other in _TIMES
    return several and _EACH.search(aligned.mention.before) is not None


def _counts_another_thing(row: Row) -> bool:
    """A number of people told in 个: figures in 个 elsewhere are of villages, not of these people."""
    unit, units = row.value.unit, row.name.units
    asked = row.name.kind == "count" and unit is not None and bool(units)
    return asked and not any(same_measure(unit, parse_unit(name)[1]) for name in units)


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


def _is_named_short(row: Row, aligned: Aligned) -> bool:
    """A rate by the end of its name in a sentence that has all of it: 足额发放抚恤补助，发放准确率100%."""
    short = aligned.mention.before
    alone = row.name.is_rate and len(short) >= _SHORTEST and row.name.core.endswith(short)
    return alone and aligned.wide >= SAME_SENTENCE


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
    written = source_text(row, best.field)[slice(*best.mention.unit_span)]
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


def compare_scales(row: Row, aligned: list[Aligned], sign: str) -> Finding | None:
    """The same digits a power of ten apart: 60元 for 60万元, 1824人 for 18240人, 0.03% for 3%."""
    unit = row.value.unit
    if unit is None or any(a.mention.low == row.value.low and are_kin(unit, a.mention.unit) for a in aligned):
        return None
    if is_rate(unit):
        return _compare_decimals(row, aligned)
    for candidate in aligned:
        related = candidate.wide >= _SCALE_WORDS or _shares_denominator(unit, candidate)
        if not related or not are_kin(unit, candidate.mention.unit):
            continue
        if _is_scaled(row.value, candidate):
            return _report_scale(row, candidate, unit, sign)
        if _lost_digit(row.value, candidate):
            values = describe_figure(row, candidate) | {"times": _times(row.value, candidate)}
            return Finding(mark_row(row, "number"), values, _repair_number(row, candidate, sign))
    return None


def _is_scaled(value: Value, aligned: Aligned) -> bool:
    low, other = value.low, aligned.mention.low
    return low is not None and other in (low * _SCALE, low / _SCALE) and low != 0


def _report_scale(row: Row, candidate: Aligned, unit: Unit, sign: str) -> Finding:
    scaled_text = "万" if candidate.mention.low > (row.value.low or 0) else ""
    span = row.value.spans.unit
    written = row.text[slice(*span)] if span else unit.name
    expected = scaled_text + written.removeprefix("万")
    values = describe_figure(row, candidate) | {"times": _times(row.value, candidate)}
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
            and is_rate(candidate.mention.unit)
            and candidate.wide >= NEAR
        ):
            values = describe_figure(row, candidate) | {"times": "100"}
            return Finding(
                mark_row(row, "number"), values, repair_value(row, {"number": print_number(low * 100)}, {})
            )
    return None


def _shares_denominator(unit: Unit, aligned: Aligned) -> bool:
    return any(
        f"每{d}" in aligned.mention.before or d in aligned.mention.after[:2] for d in unit.denominators
    )


def compare_name(row: Row, aligned: list[Aligned], sign: str) -> Finding | None:
    """The target that the name itself gives is another: 参展商户200家, ≥180家."""
    low = row.value.low
    given = [
        a for a in aligned if same_measure(row.value.unit, a.mention.unit) and not is_rate(row.value.unit)
    ]
    if len(given) != 1 or given[0].mention.low == low or _LIMITING.match(given[0].mention.after):
        return None
    if given[0].mention.operator or _EACH.search(given[0].mention.before):
        return None
    return Finding(mark_row(row, "number"), describe_figure(row, given[0]))


def compare_operators(row: Row, aligned: list[Aligned], sign: str) -> Finding | None:
    """The same figure with the opposite direction: ≥30天 where the goal says 30天以内."""
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
            values = describe_figure(row, candidate) | {"expected": PRINTED[bound]}
            return Finding(
                mark_row(row, "operator"), values, repair_value(row, {"operator": PRINTED[bound]}, {})
            )
    return None


def is_rate(unit: Unit | None) -> bool:
    """Whether the unit is %, ‰ or 百分点."""
    return unit is not None and unit.category == "rate"


def are_kin(one: Unit | None, other: Unit | None) -> bool:
    """Money with money, else the same measure."""
    if one is None or other is None:
        return False
    return (one.category == other.category == "money") or same_measure(one, other)


def describe_figure(row: Row, aligned: Aligned) -> dict[str, str]:
    """What messages may name besides the row: {where} the figure stands, and its words, {figure}."""
    text = source_text(row, aligned.field)
    return describe_row(row) | {"where": TITLES[aligned.field], "figure": text[slice(*aligned.mention.span)]}


def source_text(row: Row, field: str) -> str:
    """The text of a field of the row or of its table."""
    return (row.indicator if field in ("description", "name") else row.table).field(field).text
