"""Drafts of timeliness: the date of the goals, a blank date, or the share done by the planned time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.language.names import read_name
from qualitycheck.suggest.blank import BLANK
from qualitycheck.suggest.case import UNMEASURED, Case, usual_note
from qualitycheck.suggest.facts import Facts
from qualitycheck.suggest.figures import held_as
from qualitycheck.suggest.formulas import describe
from qualitycheck.suggest.rows import move_row, write_row
from qualitycheck.suggest.suggestion import Draft
from qualitycheck.text.dates import parse_date

_RECURRING = re.compile(r"每(?:月|季度?末?月?|年)\d{1,2}[日号](?:之?前|以前)")
_DATED = "日期取自绩效目标“{text}”"
_DATE_BLANK = "绩效目标没有写明完成时间，须由编制人填写"
_DONE = {
    "purchase": "购置完成",
    "works": "完工",
    "payment": "发放完成",
    "activity": "举办",
    "training": "完成",
}


def draft_dates(case: Case) -> Iterator[Draft]:
    """By the date of the goals; where they name none, a name that asks for a date keeps a blank one."""
    name = _time_name(case)
    recurring = _RECURRING.search(case.facts.text)
    if recurring and name and re.search(r"发放|拨付|支付|上报|报送", name):
        yield _date_row(case, name, recurring.group(), (), _DATED.format(text=recurring.group()))
    for text, sentence in case.facts.dates if name else ():
        value = _full_date(case, text)
        if value:
            yield _date_row(case, name, value, (), _DATED.format(text=sentence.strip()[:40]))
    if read_name(case.row.name.text).kind == "time" and case.document.year:
        value = f"{case.document.year}年{BLANK}月{BLANK}日前"
        yield _date_row(case, case.row.name.text, value, (_DATE_BLANK,), "由本行改写")


def _time_name(case: Case) -> str:
    read = read_name(case.row.name.text)
    if read.kind == "time":
        return case.row.name.text
    stem = re.sub(r"(?:完成)?(?:及时性|及时率|及时)?$", "", read.core) if read.core else ""
    if re.search(r"采购|建设|改造|施工|发放|演练|培训|举办|出版|印制|安装|交付", stem):
        return f"{stem}完成时间"
    if not case.facts.object or not case.facts.kinds:
        return ""
    done = _DONE.get(case.facts.kinds[0], "完成")
    thing = case.facts.object
    if done.startswith("购置") and "购" in thing:
        done = "完成"
    return f"{thing}{done}时间"


def _full_date(case: Case, text: str) -> str:
    """The date as written, with the document's year where it names a month only; empty for a mere year."""
    found = parse_date(text)
    if found is None or not any(point.month for point in found.value.points) or found.value.recurring:
        return ""
    if not any(point.year for point in found.value.points) and case.document.year:
        return f"{case.document.year}年{text}"
    return text


def _date_row(case: Case, name: str, value: str, notes: tuple[str, ...], origin: str) -> Draft:
    row = move_row(case.row, case.document, case.table, "timeliness")
    basis = f"计划标准：{BLANK}" if notes else "计划标准：本表绩效目标"
    description = describe(name)
    if (
        name == case.row.name.text
    ):  # what the author says of the same indicator stays where nothing is wrong with it
        basis = basis if "basis" in case.flagged else case.row.basis.text or basis
        description = (
            description if "description" in case.flagged else case.row.description.text or description
        )
    row = write_row(
        row, case.table, name=name, description=description, operator="", number=value, unit="",
        basis=basis,
    )  # fmt: skip
    return Draft((row,), origin, notes)


def draft_on_time(case: Case) -> Iterator[Draft]:
    """The share of what was done by the planned time."""
    rate = _on_time_rate(case.facts)
    if rate and not case.is_taken(rate[0]):
        row = move_row(case.row, case.document, case.table, "timeliness")
        row = write_row(
            row, case.table, name=rate[0], description=rate[1], operator="≥", number=BLANK, unit="%",
            basis=f"计划标准：{BLANK}",
        )  # fmt: skip
        yield Draft((row,), "按计划完成的工作量改写", (UNMEASURED, *usual_note(rate[0])))


def _on_time_rate(facts: Facts) -> tuple[str, str] | None:
    for figure in facts.figures:
        if re.search(r"^(?:期|场|次|批次?|项|件|座|处|个|家)$", figure.unit) and 2 < len(figure.thing) <= 12:
            unit = re.sub(r"^批次?$", "批次", figure.unit)
            noun = {"次": "次数", "期": "期数", "场": "场次", "批次": "批次"}.get(unit, "数量")
            return (
                f"{figure.thing}按期完成率",
                f"按计划时间完成的{figure.thing}{noun}÷计划完成的{figure.thing}{noun}×100%，以工作台账为准",
            )
    held = held_as(facts.object)
    if held:
        return (
            f"{facts.object}按期完成率",
            f"按计划时间完成的{facts.object}{held}÷计划完成的{facts.object}{held}×100%，以工作台账为准",
        )
    return None
