"""Units of a text against the unit of an indicator's value, where both give the same number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qualitycheck.document.diagnostic import Severity
from qualitycheck.language.alignment import NEAR, Aligned
from qualitycheck.language.context import Row
from qualitycheck.language.measures import find_measures
from qualitycheck.ruleset.comparison import are_kin, describe_figure, is_rate, source_text
from qualitycheck.ruleset.finding import Finding
from qualitycheck.ruleset.marking import mark_row, repair_value
from qualitycheck.text.units import Unit

# From this share of the name's words beside the figure on, it need not touch the last of them.
_CERTAIN = 0.8
# A number like this does not recur in a sentence by chance.
_LARGE = 10
_MOVES = re.compile("提高|提升|上升|下降|降低|幅度")
_TELLING = 100
_MEASURED = frozenset({"area", "length", "mass", "volume"})
_PHYSICAL = frozenset({"area", "length", "mass", "volume", "money", "time"})
# The lexicon's lists begin with the usual units and end with the conceivable ones.
_USUAL = 3
# Offices use these for one another; either is right.
_INTERCHANGED = (
    {"部", "台", "套", "组"},
    {"幢", "栋", "座"},
    {"份", "册", "本"},
    {"场", "次", "期"},
    {"家", "户", "个"},
)
_EACH = re.compile(
    "每(?:个)?(人|名|生|户|家|亩|台|套|艘|船|条|辆|架|月|天|日|年|学期|次|场|件|公里|平方米|立方米|株|头|只|班|课时|学时|期|村|所|座|吨)"
)
_PER_WHAT = {"名": "人", "生": "人", "学员": "人", "学生": "人", "家": "户", "企业": "户", "日": "天", "船": "艘", "条": "艘", "个月": "月"}  # fmt: skip
_BEARERS = frozenset({"人", "户", "艘", "亩", "班", "辆", "村", "头", "株", "台"})
"""Of two of these a sum cannot be for either; 座, 间, 点 may be words for one thing."""
_PERIODS = frozenset({"月", "天", "学期", "课时", "学时"})
_SINGLE = re.compile("每|月|日均|[/（(]")
_REACH = 10
"""Characters before a sum in which 每人每月 stands."""
_HEADS_OR_VISITS = frozenset({"人", "人次"})
_PEOPLE = frozenset({"人", "名", "位"})


def compare_units(row: Row, aligned: list[Aligned], sign: str) -> Finding | None:
    """The same number of the same thing with a unit that counts something else."""
    unit = row.value.unit
    equal = [a for a in aligned if a.mention.low == row.value.low]
    if unit is None or any(are_kin(unit, a.mention.unit) for a in equal):
        return None
    for candidate in equal:
        other = candidate.mention.unit
        if (
            other is None
            or not candidate.own
            or (
                not (_is_near(candidate, other) or _is_visits(candidate, unit, other))
                and not _is_other_quantity(candidate, unit, other)
            )
        ):
            continue
        if _tolerated(row, unit, other) or _is_one_each(candidate, unit):
            continue
        expected = _expected_unit(row, candidate, other)
        values = describe_figure(row, candidate) | {"expected": expected}
        repair = repair_value(row, {"operator": sign, "unit": expected}, {})
        people = {unit.name, other.name} == _HEADS_OR_VISITS
        return Finding(mark_row(row, "unit"), values, repair, severity=Severity.WARNING if people else None)
    return None


def _is_one_each(candidate: Aligned, unit: Unit) -> bool:
    """为38名消防员每人更换防护服1套: 38 of the one are 38 of the other."""
    return (
        re.search(rf"每[人名户家村校个][^，,。；;]*1{re.escape(unit.name)}", candidate.mention.sentence)
        is not None
    )


def _is_near(candidate: Aligned, other: Unit) -> bool:
    """Whether the figure stands beside the words of the name, and of what is counted."""
    large = candidate.mention.low >= _LARGE
    if max(candidate.near, candidate.wide * candidate.touching * large) < NEAR:
        return False
    return candidate.touching or is_rate(other) or candidate.near >= _CERTAIN


def _is_visits(candidate: Aligned, unit: Unit, other: Unit) -> bool:
    """人 for 人次 of the same large number."""
    pair = (unit.name, other.name) == ("人", "人次")
    return pair and candidate.touching and candidate.mention.low >= _TELLING


def _is_other_quantity(candidate: Aligned, unit: Unit, other: Unit) -> bool:
    """万米 for 万立方米: lengths, areas, volumes and weights never stand for one another."""
    both = unit.category in _MEASURED and other.category in _MEASURED
    return both and unit.category != other.category and candidate.near >= NEAR


def _tolerated(row: Row, unit: Unit, other: Unit) -> bool:
    """Loose counts stand for almost anything, and two units the lexicon both allows are both right."""
    if row.name.is_rate and not is_rate(other):
        return True
    if unit.plain == other.plain:
        return True
    if is_rate(unit) and unit.name == "%" and other.name == "百分点":
        return not (row.name.changes or _MOVES.search(row.name.core))
    if "个" in (unit.name, other.name) and unit.name[:1] == other.name[:1]:
        return True  # 0.5个等级
    loose = {"个", "项", "件", "处", "次"}
    if (unit.name in loose and other.category == "count") or (
        other.name in loose and unit.category == "count"
    ):
        return True
    if unit.category in _PHYSICAL and other.category == unit.category:
        return False
    if (unit.name, other.name) == ("人", "人次"):
        return False
    if any({unit.name, other.name} <= group for group in _INTERCHANGED):
        return True
    measures = find_measures(row.name.stem)
    return measures is not None and unit.name in measures.units[:_USUAL]


def compare_denominators(row: Row, aligned: list[Aligned], sign: str) -> Finding | None:
    """The same sum for another one: 300元/船 where the text says 每人300元; 1900元 where it says 每人每月."""
    unit = row.value.unit
    if unit is None or unit.numerator != "元":
        return None
    own = _name_bearers(unit.denominators)
    for candidate in aligned:
        mention = candidate.mention
        if mention.low != row.value.low or not mention.unit or mention.unit.numerator != "元":
            continue
        told = list(dict.fromkeys(_EACH.findall(mention.before[-_REACH:]))) + list(mention.unit.denominators)
        said = _name_bearers(told)
        lacks_period = not own and said & _PERIODS and not _SINGLE.search(row.name.core)
        if not lacks_period and not (own & _BEARERS and said & _BEARERS and not own & said):
            continue
        expected = "元/" + "·".join(sorted(told, key=lambda d: _PER_WHAT.get(d, d) in _PERIODS))
        values = describe_figure(row, candidate) | {"expected": expected}
        return Finding(
            mark_row(row, "unit"), values, repair_value(row, {"operator": sign, "unit": expected}, {})
        )
    return None


def _name_bearers(denominators: Iterable[str]) -> set[str]:
    """By what a sum is given, in one word each: 人 for 名 and 人次."""
    return {_PER_WHAT.get(d.removesuffix("次"), d.removesuffix("次")) for d in denominators}


def _expected_unit(row: Row, aligned: Aligned, other: Unit) -> str:
    """The text's unit, in the cell's scale; 人 rather than 名 where heads are counted."""
    name = "人" if other.name in _PEOPLE else other.name
    if aligned.mention.scaled and row.value.scaled:
        return "万" + name
    return (
        name
        if aligned.mention.scaled or name == "人"
        else source_text(row, aligned.field)[slice(*aligned.mention.unit_span)]
    )
