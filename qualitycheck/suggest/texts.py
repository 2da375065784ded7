"""What is wrong with the table's own texts: repairs that rules carry, the schedule, goals without figures, bases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from qualitycheck.document.diagnostic import Diagnostic, Edit
from qualitycheck.document.edits import apply_edits
from qualitycheck.document.field import Field
from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.language.segment.name import segment_name
from qualitycheck.suggest.blank import BLANK
from qualitycheck.suggest.suggestion import Target
from qualitycheck.text.numbers import parse_number

_FROM_RULES = "按规则改法（{codes}）"
_CUMULATED = "各期数字加总恰为100%，改写为累计数"
_TO_FULL = "年底累计应为100%"
_FIGURED = "在原目标后补数量，取自本表指标；“＿＿”处须由编制人填写"
BASED = "依据须由编制人填写，或写明取自本表何处"
_FIXABLE = frozenset({"purpose", "goals", "project_name"})
_COUNTED = (
    ("培训", "组织培训{blank}期、{blank}人次"), ("会议(?!精神|要求|部署|决定)", "召开会议{blank}次"), ("活动", "开展活动{blank}场"),
    ("宣传", "开展宣传{blank}次"), ("演出", "演出{blank}场"), ("检查|督导|巡查", "开展检查{blank}次"),
    ("办公|机关", "办公保障事项按期办结率不低于{blank}%"),
)  # fmt: skip
_NUMBER = re.compile(r"\d[\d,.]*[^\d\s≥≤=]*")
_DONE = re.compile(r"^(?:运维|维护|保障|管护|养护|组织|开展|举办)|[次场期]$|[次场期]/年$")
_SPELLING = "QT"
_UNIT = re.compile(r"^[\d.,万亿]+|/.*$")
_BUILT = re.compile(r"维修|修缮|改造|装修|建设|购置")
_RATE = re.compile(r"[%％‰]|百分")
_HUNDRED = Decimal(100)


def spell_texts(table: ProjectTable, diagnostics: tuple[Diagnostic, ...]) -> ProjectTable:
    """The table with the certain misspellings of its own texts put right: drafts take their words from them."""
    edits: defaultdict[str, list[Edit]] = defaultdict(list)
    for found in diagnostics:
        if not found.location.row and found.code.startswith(_SPELLING) and found.fixes:
            for edit in found.fixes[0].edits:
                if not edit.row and edit.field in _FIXABLE:
                    edits[edit.field].append(edit)
    spelt = {name: Field(apply_edits(table.field(name).text, made)) for name, made in edits.items()}
    return replace(table, **spelt) if spelt else table  # type: ignore[arg-type]


def find_texts(table: ProjectTable, diagnostics: tuple[Diagnostic, ...]) -> Iterator[Target]:
    """Targets at row 0."""
    own = [d for d in diagnostics if not d.location.row]
    edits: defaultdict[str, list[Edit]] = defaultdict(list)
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for found in own:
        for edit in (e for fix in found.fixes for e in fix.edits):
            if not edit.row and edit.field in _FIXABLE:
                edits[edit.field].append(edit)
                codes[edit.field].add(found.code)
    for field, made in edits.items():
        text = apply_edits(table.field(field).text, made)
        named = "、".join(sorted(codes[field]))
        yield Target(
            "table",
            0,
            frozenset(codes[field]),
            texts=((field, text),),
            origin=_FROM_RULES.format(codes=named),
        )
    present = {d.code for d in own}
    if "QC003" in present:
        yield from _mend_schedule(table)
    if "QW009" in present and "goals" not in edits:
        yield from _count_goals(table, frozenset(d.location.row for d in diagnostics))


def _mend_schedule(table: ProjectTable) -> Iterator[Target]:
    points = [parse_number(p.percent.text.rstrip("%")) for p in table.schedule_points]
    if not points or any(point is None for point in points):
        return
    numbers = [point for point in points if point is not None]
    if sum(numbers) == _HUNDRED and numbers[-1] != _HUNDRED:
        total, sums = Decimal(0), []
        for number in numbers:
            total += number
            sums.append(total)
        origin = _CUMULATED
    elif numbers == sorted(numbers):
        sums, origin = [*numbers[:-1], _HUNDRED], _TO_FULL
    else:
        return
    text = " ".join(f"{number:.2f}" for number in sums)
    yield Target("table", 0, frozenset({"QC003"}), texts=(("schedule", text),), origin=origin)


def _count_goals(table: ProjectTable, flagged: frozenset[int]) -> Iterator[Target]:
    """`flagged` are the rows with findings: their figures may be wrong themselves."""
    lines = []
    for line in table.goals.text.split("\n"):
        counted = _COUNTED[:-1] if _BUILT.search(table.project_name.text) else _COUNTED
        phrases = [phrase.format(blank=BLANK) for word, phrase in counted if re.search(word, line)]
        lines.append(f"{line.rstrip('。；; ')}，全年{phrases[0]}。" if phrases else line)
    row = next(
        (
            row
            for row in sorted(table.indicators, key=lambda one: one.row in flagged)
            if row.category == "quantity"
            and not _NUMBER.search(row.name.text)
            and _NUMBER.search(row.value.text)
            and not _RATE.search(row.value.text)
        ),
        None,
    )
    if lines and row is not None and lines == table.goals.text.split("\n"):
        lines[0] = f"{lines[0].rstrip('。；; ')}，{_tell(row)}。"
    text = "\n".join(lines)
    if text != table.goals.text:
        yield Target("table", 0, frozenset({"QW009"}), texts=(("goals", text),), origin=_FIGURED)


def _tell(counted: Indicator) -> str:
    """What a quantity row counts, as a clause of a goal: 全年运维信息系统12个, 涉及低保对象620人."""
    name = counted.name.text
    parts = {s.role: name[s.start : s.end] for s in segment_name(name)}
    found = _NUMBER.search(counted.value.text)
    assert found is not None
    done, thing = parts.get("measured", ""), parts.get("object", "")
    told = re.sub(rf"(?:[次场期]|{_UNIT.sub('', found.group())})数$", "", f"{done}{thing}") or name
    acts = done or _DONE.match(thing) or _DONE.search(found.group())
    return f"{'全年' if acts else '涉及'}{told}{found.group().removesuffix('/年')}"


def fill_bases(table: ProjectTable) -> ProjectTable:
    """The table with the kind of standard written where the whole column is blank, its name left blank."""
    rows = tuple(row if row.basis else replace(row, basis=Field(basis_of(row))) for row in table.indicators)
    return replace(table, indicators=rows)


def basis_of(row: Indicator) -> str:
    """The kind of standard that the guide asks for (计划, 历史, 预算支出), its name left blank."""
    kind = {"satisfaction": "历史标准", "economic cost": "预算支出标准", "cost": "预算支出标准"}.get(
        row.category, "计划标准"
    )
    return f"{kind}：{BLANK}"
