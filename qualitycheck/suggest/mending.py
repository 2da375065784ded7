"""The same indicator made checkable: its own name with a value, a formula, or a name that says what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qualitycheck.document.field import Field
from qualitycheck.document.table import Category, Indicator
from qualitycheck.language.measures import find_measures
from qualitycheck.language.names import read_name
from qualitycheck.language.segment.name import segment_name
from qualitycheck.language.similarity import share_characters
from qualitycheck.suggest.blank import BLANK
from qualitycheck.suggest.case import OWN, UNMEASURED, Case, own_number, usual_note
from qualitycheck.suggest.facts import Figure
from qualitycheck.suggest.figures import (
    FROM_FIGURE,
    NO_COUNT,
    STATED,
    find_figure,
    head_of,
    held_as,
    read_number,
)
from qualitycheck.suggest.formulas import describe
from qualitycheck.suggest.renaming import DIVIDES, FROM_ROW
from qualitycheck.suggest.rows import move_row, write_row
from qualitycheck.suggest.suggestion import Draft
from qualitycheck.suggest.texts import basis_of
from qualitycheck.text.quantity import parse_value
from qualitycheck.text.units import is_known, parse_unit

_ONLY_UNIT = re.compile(
    r"^(?P<operator>≥|≤|=|＝|大于等于|小于等于|不低于|不少于|不超过|不高于|大于|小于|等于)?\s*(?P<unit>\D{1,10})$"
)
_ALL = re.compile(r"百分之百|百分百|^全部|^全面?合格$|^应(?P<done>[一-鿿])尽(?P=done)$")
_PLACEHOLDER = re.compile(r"\*+|[xX×Ｘ]{2,}|…+|[○〇]{2,}|_{2,}|＿+")
_TOUCHED = 0.3
_WISHED = re.compile(r"^(?:带动|促进|节约|减少|控制|降低|提高|提升|推动)|(?:增收|收入|费用|成本|支出)$")
_EMPTY = re.compile(r"(?:情况|程度|水平|高低|多少|快慢|变化|作用|是否.{2,10})[。]?$")
_FIGURE = re.compile(r"^(?P<operator>[≥≤=＝]?)\s*(?P<number>\d[\d,.]*[万亿]?)")
_NAMED_UNIT = re.compile(r"([台个套件份部册条场家户人名次项处座辆篇])(?:数|次数)")
_PERCENT_LIKE = 85, 100
_SHORT = 2
_PERCENT = re.compile(r"[%％]|百分")
_UNIT_HEAD = re.compile(r"([个份台套条件处座篇册本部辆张盏株头只幅首集家所])数$")
_PAID_EACH = re.compile(
    r"每(?P<of>[件人户场次台套座个亩篇例家所辆艘头只株吨天])(?:次|份)?(?:每(?P<span>[天日月年]))?|(?P<average>[件人户场亩村])均"
)
_BARE = frozenset({"完成", "优良", "合格", "及时", "达标", "工作完成", "按时完成", "任务完成"})
FROM_GOALS = "指标值取自{place}"


def keep_basis(case: Case) -> Iterator[Draft]:
    """The row as it is with the kind of standard named where the form asks for it."""
    if not case.row.basis:
        basis, notes = _basis(case)
        yield Draft((replace(case.row, basis=Field(basis)),), FROM_ROW, notes)


def _basis(case: Case) -> tuple[str, tuple[str, ...]]:
    """Where the goals give the same figure, they are the standard; else its kind with a blank."""
    figure = find_figure(case, case.row.name.text)
    if figure is not None and read_number(figure) == case.value.low:
        return STATED.format(place=figure.place), ()
    return basis_of(case.row), (UNMEASURED,)


def keep_name(case: Case) -> Iterator[Draft]:
    """The same indicator with a value, a description or a basis that can be checked."""
    name = read_name(case.row.name.text)
    bare = _ONLY_UNIT.match(case.row.value.text)
    if bare and "value" in case.flagged and is_known(parse_unit(bare["unit"])[1]):
        least = "≤" if name.negative or name.kind == "cost" else "≥"
        value = f"{bare['operator'] or least}{BLANK}{bare['unit']}"
        yield Draft((replace(case.row, value=Field(value)),), FROM_ROW, (UNMEASURED,))
        return
    if name.kind in ("", "dimension", "satisfaction") or (
        "QW001" in case.codes and _WISHED.search(name.core)
    ):
        return
    row, notes, origin = case.row, tuple[str, ...](), FROM_ROW
    changed = False
    if "value" in case.flagged or "name" in case.flagged:
        mended = _mend_value(case)
        if mended is not None:
            row, notes, origin = mended
            changed = True
    if "description" in case.flagged or (changed and _says_nothing(case)):
        text = describe(row.name.text)
        if text and (name.kind != "time" or parse_value(row.value.text).kind == "date"):
            row, changed = replace(row, description=Field(text)), True
            notes = (*notes, UNMEASURED) if BLANK in text else notes
    if "basis" in case.flagged and not row.basis:
        basis, said = _basis(case)
        row, changed = replace(row, basis=Field(basis)), True
        notes = (*notes, *said)
    if changed:
        yield Draft((row,), origin, notes)


def _says_nothing(case: Case) -> bool:
    """Whether the form asks for a description and the row has none, or for a rate one that divides and names nothing."""
    text = case.row.description.text
    if "description" not in case.table.columns or not text:
        return "description" in case.table.columns
    name = read_name(case.row.name.text)
    if _EMPTY.search(text) and not DIVIDES.search(text):
        return True
    return name.is_rate and not DIVIDES.search(text) and share_characters(name.stem, text) < _TOUCHED


def _mend_value(case: Case) -> tuple[Indicator, tuple[str, ...], str] | None:
    """The row with the figure of the goals, a date, or a blank of the right unit; None where the value is none to mend."""
    row, name, value = case.row, read_name(case.row.name.text), case.value
    if value.kind == "placeholder":
        text = _PLACEHOLDER.sub(BLANK, row.value.text)
        if name.is_rate and text.startswith(BLANK):
            text = f"{'≤' if name.negative else '≥'}{text}"
        return replace(row, value=Field(text)), (UNMEASURED,), FROM_ROW
    if value.kind == "quantity" and value.low is not None and _was_percent(case):
        unit = _unit_named(name.core) or (value.unit.name if value.unit else "")
        return _value(case, "≤" if name.negative else "≥", BLANK, unit), (UNMEASURED,), FROM_ROW
    if value.kind == "quantity" and value.low is not None:
        if name.kind in ("cost", "money") and row.value.text.endswith(("万", "亿")):
            return replace(row, value=Field(f"{row.value.text}元")), (), FROM_ROW
        if name.kind == "count" and value.unit is None and _FIGURE.fullmatch(row.value.text):
            unit = name.units[0] if name.units else _unit_named(name.core)
            return (replace(row, value=Field(f"{row.value.text}{unit}")), (), FROM_ROW) if unit else None
        return None
    if name.kind == "rate" and _ALL.search(row.value.text):
        return _value(case, "=", "100", "%"), (), FROM_ROW
    figure = find_figure(case, row.name.text)
    if figure is not None:
        operator = "≤" if figure.at_most or name.negative else "≥"
        return (
            _value(case, operator, figure.number, figure.unit),
            (),
            FROM_GOALS.format(place=figure.place),
        )
    if name.kind == "time":
        return (
            (_value(case, "≥", BLANK, "年"), (UNMEASURED,), FROM_ROW) if name.core.endswith("年限") else None
        )
    if name.kind == "cost" and "标准" in name.core:
        return _value(case, "≤", BLANK, _paid_for(case)), (UNMEASURED,), FROM_ROW
    unit = {"rate": "%", "money": "元"}.get(name.kind) or (
        name.units[0] if name.units else _unit_named(name.core)
    )
    if not unit:
        return None
    operator = "≤" if name.negative or name.kind == "cost" else "≥"
    return _value(case, operator, BLANK, unit), (UNMEASURED, *usual_note(name.core)), FROM_ROW


def _paid_for(case: Case) -> str:
    """The unit of a standard: 元/件 where the row says 每件, else by the head and the month or year."""
    each = _PAID_EACH.search(f"{case.row.description.text} {case.row.name.text}")
    if each:
        span = f"·{each['span']}" if each["span"] else ""
        return f"元/{each['of'] or each['average']}{span}"
    return "元/人·月" if re.search(r"按月|每月", case.facts.text) else "元/人·年"


def _was_percent(case: Case) -> bool:
    """Whether a count was written as a rate (≥95%): the number tells nothing of the count."""
    was = parse_value(case.was.value.text)
    least, most = _PERCENT_LIKE
    return (
        read_name(case.row.name.text).kind == "count"
        and was.low is not None
        and least <= was.low <= most
        and bool(_PERCENT.search(case.was.value.text))
        and not DIVIDES.search(case.was.description.text)
    )


def draft_count(case: Case) -> Iterator[Draft]:
    """A thing under quantity as the count of it: 宣传片制作数量 ≥3部 of 宣传片制作 3."""
    name, row = case.row.name.text, case.row
    if row.category != "quantity" or read_name(name).kind or not 2 < len(name) <= 14:
        return
    told = _NAMED_UNIT.search(row.description.text)
    if case.value.unit is not None and case.value.kind == "quantity" and "description" not in case.flagged:
        return
    own = case.value.unit.name if case.value.unit else ""
    figure = _FIGURE.match(row.value.text)
    sound = figure is not None and case.value.kind == "quantity" and own not in NO_COUNT
    goal = None if sound else _goal_figure(case, name)
    unit = goal.unit if goal else told.group(1) if told else own if own not in NO_COUNT else ""
    unit = unit or _unit_named(name)
    if not unit or not is_known(parse_unit(unit)[1]):
        return
    number = goal.number if goal else figure["number"] if figure is not None and sound else BLANK
    operator = figure["operator"] if figure is not None and sound and figure["operator"] else "≥"
    head = head_of(unit)
    new = f"{name}{head}" if head not in name else name
    if case.is_taken(new):
        return
    told_text = row.description.text if "description" not in case.flagged else ""
    basis = STATED.format(place=goal.place) if goal else f"计划标准：{BLANK}"
    mended = write_row(
        row, case.table, name=new, description=told_text or describe(new), operator=operator, number=number, unit=unit,
        basis=row.basis.text or basis,
    )  # fmt: skip
    origin = FROM_FIGURE.format(place=goal.place, text=goal.text) if goal else FROM_ROW
    yield Draft((mended,), origin, () if sound or goal else (UNMEASURED,))


def _goal_figure(case: Case, name: str) -> Figure | None:
    """What the goals say of the very thing that a name is: 创业大赛1场."""
    return next(
        (
            figure
            for figure in case.facts.figures
            if figure.place.startswith("绩效目标")
            and figure.unit not in NO_COUNT
            and not figure.at_most
            and len(figure.thing) > _SHORT
            and (name.endswith(figure.thing) or figure.thing.endswith(name))
        ),
        None,
    )


def _unit_named(core: str) -> str:
    """条 of 目录著录条数, else the first measure word of the thing that is counted."""
    found = _UNIT_HEAD.search(core)
    things = [core[s.start : s.end] for s in segment_name(core) if s.role == "object"]
    measures = None if found else find_measures(things[-1] if things else read_name(core).stem)
    return found.group(1) if found else measures.units[0] if measures else ""


def _value(case: Case, operator: str, number: str, unit: str) -> Indicator:
    row = case.row
    return write_row(
        row, case.table, name=row.name.text, description=row.description.text, operator=operator, number=number,
        unit=unit, basis=row.basis.text,
    )  # fmt: skip


def draft_bare_rate(case: Case, category: Category) -> Iterator[Draft]:
    """完成率 with what is completed: 科普活动完成率."""
    stem, thing = read_name(case.row.name.text).stem, case.facts.object
    if not is_bare(case) or not thing or category not in ("quality", "timeliness"):
        return
    held = held_as(thing)
    figure = next((f.thing for f in case.facts.figures if held_as(f.thing)), "")
    if not held and figure:
        thing, held = figure, held_as(figure)
    on_time = category == "timeliness"
    stem = stem.removeprefix("工作").removeprefix("任务")
    if not held or "完成" not in stem:
        return
    name = f"{thing}{'按期' if on_time else ''}完成率"
    if case.is_taken(name):
        return
    text = f"{'按计划时间' if on_time else '实际'}完成的{thing}{held}÷计划完成的{thing}{held}×100%，以工作台账为准"
    number = own_number(case, name, "≥", "%")
    row = move_row(case.row, case.document, case.table, category)
    row = write_row(
        row, case.table, name=name, description=text, operator="≥", number=number, unit="%",
        basis=case.row.basis.text or f"计划标准：{BLANK}",
    )  # fmt: skip
    yield Draft((row,), FROM_ROW, (UNMEASURED, *usual_note(name)) if number == BLANK else (OWN,))


def is_bare(case: Case) -> bool:
    """A rate of nothing in particular: 完成率."""
    return read_name(case.row.name.text).stem in _BARE


def is_countable(text: str) -> bool:
    """Whether a value is a figure, a range or a date."""
    return parse_value(text).kind in ("quantity", "date", "range")
