"""Drafts for a weak row, best first: its own name mended, what the goals say, the measures of its category."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qualitycheck.document.field import Field
from qualitycheck.document.table import Category
from qualitycheck.language.alignment import containment
from qualitycheck.language.names import read_name
from qualitycheck.suggest.blank import BLANK
from qualitycheck.suggest.case import CONVENTION, OWN, UNMEASURED, Case, fill_slots, own_number, usual_note
from qualitycheck.suggest.figures import draft_actions, draft_cost, draft_dates, draft_figures, draft_on_time, find_figure, held_as
from qualitycheck.suggest.formulas import describe
from qualitycheck.suggest.librarydrafts import draft_library
from qualitycheck.suggest.measures import Measure, read_measures
from qualitycheck.suggest.rows import move_row, write_row
from qualitycheck.suggest.suggestion import Draft
from qualitycheck.text.quantity import parse_value

FROM_ROW = "由本行改写"
FROM_GOALS = "指标值取自{place}"
FROM_MEASURE = "按项目类型的通用指标改写，用词取自本表"
FROM_TOPIC = "把原名称的意思改为可计量的指标"
FROM_RULES = "按规则改法（{codes}）"
_BENEFITS: tuple[Category, ...] = ("economic", "social", "ecological", "sustained")
_RENAMES = (
    (re.compile(r"(及时|准确|完整|规范|真实|有效)性(?=$|[(（])"), r"\1率"),
    (re.compile(r"(完成|采购|发放|到位)及时率$"), r"\1及时率"),
    (re.compile(r"(?:修复|响应|办理|处置|处理|审核|办结)(?=及时率$)"), None),
)
_TIME_RATE = re.compile(r"及时率$|按时率$")
_AVOIDED = re.compile(r"不(?:出现|发生)([^，。；（()）]{4,24})")
_PLACEHOLDER = re.compile(r"\*+|[xX×Ｘ]{2,}|…+|[○〇]{2,}|_{2,}|＿+")
NAME_CODES = frozenset({"QW002", "QW003", "QM007", "QM010", "QM011", "QM019", "QM020"})
"""Findings after which the name cannot stay."""


COST_CODES = frozenset({"QV022", "QU005"})
REPLACING = NAME_CODES | {
    "QW001", "QW004", "QW005", "QW012", "QV001", "QV002", "QV009", "QB001", "QB002", "QM001", "QM002", "QM003", "QM004",
    "QM008", "QM009", "QM012", "QM013", "QV020", "QV021", "QU008",
}  # fmt: skip
"""Findings after which another indicator may stand here; whatever else is wrong is mended, not replaced."""
_BARE = frozenset({"完成", "优良", "合格", "及时", "达标", "工作完成", "按时完成", "任务完成"})


def _is_bare(case: Case) -> bool:
    """A rate of nothing in particular: 完成率."""
    return read_name(case.row.name.text).stem in _BARE


def may_replace(case: Case) -> bool:
    """Whether another indicator may stand in the row's place; else it is only mended."""
    vague = read_name(case.row.name.text).kind in ("", "dimension")
    return case.broken or vague or bool(case.codes & REPLACING)


def draft_row(case: Case) -> Iterator[Draft]:
    """All drafts for a weak row in the order in which they are tried."""
    if case.row is not case.was:
        yield Draft((case.row,), FROM_RULES.format(codes="、".join(sorted(case.codes))))
    category = case.row.category
    if category == "satisfaction":
        yield from draft_measures(case, category, topical=False)
        return
    if case.codes & COST_CODES:
        yield from draft_cost(case, category)
    if "timeliness" in (category, case.was.category) and (_is_bare(case) or not is_countable(case.row.value.text)):
        yield from draft_dates(case)
        yield from _bare_rate(case, "timeliness")
    if not case.codes & NAME_CODES and not _is_bare(case):
        yield from _keep_name(case)
    yield from _rename(case)
    if not may_replace(case):
        return
    yield from draft_category(case, category)
    if category in ("social cost", "ecological cost", "economic", "ecological", "sustained"):
        yield from draft_category(case, "social")


def draft_category(case: Case, category: Category) -> Iterator[Draft]:
    """What could stand under a category: by the weak row's topic, by the goals, by the kind of project."""
    if not category:
        return
    for library in case.libraries[:-1]:
        yield from draft_library(case, library, category)
    yield from draft_measures(case, category, topical=True)
    if category == "quantity":
        yield from draft_figures(case)
        yield from draft_actions(case)
    yield from _bare_rate(case, category)
    if category == "timeliness":
        yield from draft_dates(case)
    if category in ("cost", "economic cost"):
        yield from draft_cost(case, category)
    yield from draft_measures(case, category, topical=False)
    if category == "timeliness":
        yield from draft_on_time(case)
    for library in case.libraries[-1:]:
        yield from draft_library(case, library, category)


def draft_measures(case: Case, category: Category, *, topical: bool) -> Iterator[Draft]:
    """The measures of a category whose slots the table fills; `topical` those that take up the row's own topic."""
    own = f"{case.was.name.text} {case.was.description.text}"
    fitting = [
        measure
        for measure in read_measures().measures
        if category in measure.categories
        and (measure.topic is not None) == topical
        and (measure.topic is None or measure.topic.search(own))
        and (not measure.kinds or measure.kinds & set(case.facts.kinds[:1]))
        and (measure.project is None or measure.project.search(case.facts.text))
    ]
    # Those of the kind of project before those that would do for any; an office's money is told by its goals.
    office = case.facts.kinds[:1] == ("office",)
    for measure in fitting if topical else sorted(fitting, key=lambda m: not (m.project if office else m.kinds)):
        draft = _write(case, category, measure, topical)
        if draft is not None:
            yield draft


def _bare_rate(case: Case, category: Category) -> Iterator[Draft]:
    """完成率 with what is completed: 科普活动完成率."""
    stem, thing = read_name(case.row.name.text).stem, case.facts.object
    if not _is_bare(case) or not thing or category not in ("quality", "timeliness"):
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
    number = own_number(case, "≥", "%")
    row = move_row(case.row, case.document, case.table, category)
    row = write_row(
        row, case.table, name=name, description=text, operator="≥", number=number, unit="%",
        basis=case.row.basis.text or f"计划标准：{BLANK}",
    )  # fmt: skip
    yield Draft((row,), FROM_ROW, (UNMEASURED, *usual_note(name)) if number == BLANK else (OWN,))


def _write(case: Case, category: Category, measure: Measure, topical: bool) -> Draft | None:
    filled = fill_slots(measure, case)
    if filled is None or case.is_taken(filled[0]):
        return None
    name, description = filled
    number = measure.value or own_number(case, measure.operator, measure.unit)
    notes = (CONVENTION,) if measure.value else () if number == BLANK else (OWN,)
    if number == BLANK:
        notes = (UNMEASURED, *usual_note(name))
    basis = "历史标准：近三年满意度调查平均值＿＿%" if category == "satisfaction" else f"计划标准：{BLANK}"
    row = move_row(case.row, case.document, case.table, category) if category != case.row.category else case.row
    row = write_row(
        row, case.table, name=name, description=description, operator=measure.operator, number=number,
        unit=measure.unit, basis=basis,
    )  # fmt: skip
    return Draft((row,), FROM_TOPIC if topical else FROM_MEASURE, notes)


def _keep_name(case: Case) -> Iterator[Draft]:
    """The same indicator with a value, a description or a basis that can be checked."""
    name = read_name(case.row.name.text)
    if name.kind in ("", "dimension", "satisfaction"):
        return
    row, notes, origin = case.row, (), FROM_ROW
    changed = False
    if "value" in case.flagged or "name" in case.flagged:
        mended = _mend_value(case)
        if mended is not None:
            row, notes, origin = mended
            changed = True
    if "description" in case.flagged or (changed and "description" in case.table.columns and not row.description):
        text = describe(row.name.text, case.facts)
        if text:
            row, changed = replace(row, description=Field(text)), True
            notes = (*notes, UNMEASURED) if BLANK in text else notes
    if "basis" in case.flagged and not row.basis:
        row, changed = replace(row, basis=Field(f"计划标准：{BLANK}")), True
    if changed:
        yield Draft((row,), origin, notes)


def _mend_value(case: Case):  # type: ignore[no-untyped-def]
    """The row with the figure of the goals, a date, or a blank of the right unit; None where the value is none to mend."""
    row, name, value = case.row, read_name(case.row.name.text), case.value
    if value.kind == "placeholder":
        text = _PLACEHOLDER.sub(BLANK, row.value.text)
        return replace(row, value=Field(text)), (UNMEASURED,), FROM_ROW
    if value.kind == "quantity" and value.low is not None:
        if name.kind in ("cost", "money") and row.value.text.endswith(("万", "亿")):
            return replace(row, value=Field(f"{row.value.text}元")), (), FROM_ROW
        return None
    figure = find_figure(case, row.name.text)
    if figure is not None:
        operator = "≤" if figure.at_most or name.negative else "≥"
        return (
            _value(case, operator, figure.number, figure.unit),
            (),
            FROM_GOALS.format(place=figure.place),
        )
    if name.kind == "time":
        return None
    if name.kind == "cost" and "标准" in name.core:
        unit = "元/人·月" if re.search(r"按月|每月", case.facts.text) else "元/人·年"
        return _value(case, "≤", BLANK, unit), (UNMEASURED,), FROM_ROW
    unit = {"rate": "%", "money": "元"}.get(name.kind) or (name.units[0] if name.units else "")
    if not unit:
        return None
    operator = "≤" if name.negative or name.kind == "cost" else "≥"
    return _value(case, operator, BLANK, unit), (UNMEASURED, *usual_note(name.core)), FROM_ROW


def _value(case: Case, operator: str, number: str, unit: str):  # type: ignore[no-untyped-def]
    row = case.row
    return write_row(
        row, case.table, name=row.name.text, description=row.description.text, operator=operator, number=number,
        unit=unit, basis=row.basis.text,
    )  # fmt: skip


def _rename(case: Case) -> Iterator[Draft]:
    """A name that nearly says what is counted: 准确性 → 准确率; 及时率 with a time → 时限."""
    name = case.row.name.text
    value = case.value
    avoided = _AVOIDED.search(case.row.description.text)
    if avoided and value.low == 0 and value.unit is not None:
        yield _none_of(case, avoided.group(1), value.unit.name)
        return
    new = re.sub(r"(及时|准确|完整|规范|真实|有效|合规)性(?=$|[(（])", r"\1率", name)
    if value.unit is not None and value.unit.category == "time" and _TIME_RATE.search(name):
        new = _TIME_RATE.sub("时限", name)
        if new != name and not case.is_taken(new):
            yield Draft((replace(case.row, name=Field(new)),), FROM_ROW)
        return
    if new == name:
        new = re.sub(r"(拨付|发放|支付|采购|办理)$", r"\1及时率", name) if case.row.category == "timeliness" else name
    if new == name or case.is_taken(new):
        return
    renamed = replace(case, row=replace(case.row, name=Field(new)))
    number = own_number(renamed, "≥", "%")
    if value.low == 100 and value.unit is not None and value.unit.name == "%":
        number = "100"
    operator = "=" if number == "100" else "≥"
    text = describe(new, case.facts)
    row = write_row(
        case.row, case.table, name=new, description=text, operator=operator, number=number, unit="%",
        basis=case.row.basis.text or f"计划标准：{BLANK}",
    )  # fmt: skip
    yield Draft((row,), FROM_ROW, (UNMEASURED, *usual_note(new)) if number == BLANK else (OWN,))


def _none_of(case: Case, what: str, unit: str) -> Draft:
    """A count of what must not happen, where the description says it and the value is 0."""
    row = write_row(
        case.row, case.table, name=f"{what}数", description=f"年内{what}的{unit}数，以通报文件为准", operator="=",
        number="0", unit=unit, basis=case.row.basis.text or f"计划标准：{BLANK}",
    )  # fmt: skip
    return Draft((row,), FROM_ROW)


def is_countable(text: str) -> bool:
    """Whether a value is a figure, a range or a date."""
    return parse_value(text).kind in ("quantity", "date", "range")


__all__ = ["containment", "draft_category", "draft_row", "is_countable"]
