"""Drafts of timeliness: the date of the goals, a blank date, or the share done by the planned time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qualitycheck.document.field import Field
from qualitycheck.language.names import read_name
from qualitycheck.suggest.blank import BLANK
from qualitycheck.suggest.case import UNMEASURED, Case, is_general, takes_up, usual_note
from qualitycheck.suggest.facts import Facts
from qualitycheck.suggest.figures import held_as
from qualitycheck.suggest.formulas import describe
from qualitycheck.suggest.renaming import FROM_ROW
from qualitycheck.suggest.rows import move_row, write_row
from qualitycheck.suggest.suggestion import Draft
from qualitycheck.text.dates import parse_date

_RECURRING = re.compile(r"每(?:月|季度?末?月?|年)\d{1,2}[日号](?:之?前|以前)")
_DURATION = re.compile(
    r"(?:响应|到场|到达|办结|反馈|答复|回复|处置|处理|审批|审核|办理|核查|受理|修复|抢修).{0,2}时限$|(?:时长|用时|耗时)$"
)
_A_DATE = re.compile(r"日期|之日|当天$")
_FROM_TO = re.compile(r"^(?:自|从).+(?:至|到|止)")
_ALLOWED = re.compile(r"(?P<number>\d+)(?P<unit>个工作日|个?小时|分钟|天|日)(?:之?内|以内)")
_CLAUSE = re.compile(r"[^，,。；;\n]+")
_DATED = "日期取自绩效目标“{text}”"
_DATE_BLANK = "绩效目标没有写明完成时间，须由编制人填写"
_MONTHLY = re.compile(r"每月|按月|逐月")
_BARE_WORK = re.compile(r"^(?:项目|工程|工作|任务|年度)*(?:完成|完工|竣工)时间$")
_UNTIMED = re.compile(
    r"^(?:项目|工程|工作|任务|年度|各项|总体|整体|计划)*(?:完成|实施|开展|推进|进展|进度)?(?:情况)?(?:的?及时[性率]?|按时|按期|进度)?(?:完成|实施|推进|开展)?(?:情况|率|性)?$"
)
_END = "任务完成时间"
_TENTH = re.compile(r"[上中下]旬?$")
_WHOLE = re.compile(r"(?:任务|项目|工程|工作).{0,2}(?:完成|完工|竣工)时间$")
_TIMELY = re.compile(r"及时|按时|按期|准时|如期|[率性]$|情况$")
_DEED = re.compile(
    r"(?:完成|完工|竣工|开工|举办|召开|拨付|发放|支付|兑付|缴纳|提交|报送|上报|交付|上线|验收|印发|到位|投运|通车|投用)$"
)
_NAMED_DEED = re.compile(
    r"(?:采购|建设|改造|施工|演练|培训|出版|印制|安装|翻新|修缮|维修|种植|栽植|体检|检测)$"
)
_BOUGHT = re.compile(r"(?:设备|物资|器材|机具|图书|家具|展品|用品|器械|装备|器具|车辆)$")
_COUNTED = re.compile(r"^(?:期|场|次|批次?)$")
_PLACES = re.compile(r"^(?:项|件|座|处|个|台|套|栋|间)$")
_BUILT = re.compile(r"新建|建设|改造|修缮|维修|安装|更新|更换|检测|检查|制作|编制")
_WITHIN_YEAR = re.compile(
    r"(?<![\d每两三历近往])(?:在|于)?(?:当年|本年度?|年度|年)(?:之?内|底前|末前|底以前)[^，。]{0,6}(?:完成|完工|竣工|投用|交付|结束)"
)
_PART = re.compile(r"[、，等全]|^(?:其中|其他)")
_DONE = {
    "works": "完工",
    "payment": "发放完成",
    "activity": "举办",
    "training": "完成",
}


def draft_dates(case: Case) -> Iterator[Draft]:
    """By the row's own date or that of the goals; where they name none, a name that asks for a date keeps a blank one."""
    name = _time_name(case)
    if case.value.kind == "date":
        if name and name != case.row.name.text and "value" in case.flagged and not case.is_taken(name):
            yield _date_row(case, name, case.row.value.text, (), FROM_ROW)
        return
    if name and _lasts(case):
        yield _duration_row(case)
        return
    recurring = _RECURRING.search(case.facts.text)
    if recurring and name and re.search(r"发放|拨付|支付|上报|报送", name):
        yield _date_row(case, name, recurring.group(), (), _DATED.format(text=recurring.group()))
    for text, sentence in case.facts.dates if name else ():
        value = _full_date(case, text) if _is_about(case, name, sentence) else ""
        if value:
            yield _date_row(case, name, value, (), _DATED.format(text=sentence.strip()[:40]))
    if read_name(case.row.name.text).kind == "time" and case.document.year:
        if "description" not in case.flagged and _WITHIN_YEAR.search(case.row.description.text):
            yield _date_row(case, name, f"{case.document.year}年12月31日前", (), FROM_ROW)
        monthly = _MONTHLY.search(f"{case.row.name.text}{case.row.description.text}{case.row.value.text}")
        value = f"每月{BLANK}日前" if monthly else f"{case.document.year}年{BLANK}月{BLANK}日前"
        yield _date_row(case, name, value, (_DATE_BLANK,), FROM_ROW)


def _lasts(case: Case) -> bool:
    """Whether the row asks how long something takes: by its name, or from when to when its description counts."""
    if case.value.kind == "date" or _A_DATE.search(case.row.description.text):
        return False
    named = _DURATION.search(case.row.name.text)
    return bool(named) or bool(_FROM_TO.search(case.row.description.text))


def _duration_row(case: Case) -> Draft:
    """The time that a goal allows for what the name says, else a blank one."""
    clauses = (clause for clause in _CLAUSE.findall(case.facts.text) if takes_up(case, clause))
    told = next((found for clause in clauses if (found := _ALLOWED.search(clause))), None)
    value = f"≤{told['number']}{told['unit']}" if told else f"≤{BLANK}个工作日"
    row = replace(case.row, value=Field(value))
    if "description" in case.flagged:
        row = replace(row, description=Field(describe(row.name.text)))
    return Draft(
        (row,), _DATED.format(text=told.group()) if told else FROM_ROW, () if told else (UNMEASURED,)
    )


def draft_end(case: Case) -> Iterator[Draft]:
    """Where a name says no more than that the work is done in time: the date by which it is done, left blank."""
    if (
        case.was.name
        and _UNTIMED.search(case.row.name.text)
        and case.document.year
        and not case.is_taken(_END)
    ):
        value = f"{case.document.year}年{BLANK}月{BLANK}日前"
        yield _date_row(case, _END, value, (_DATE_BLANK,), FROM_ROW)


def _is_about(case: Case, name: str, sentence: str) -> bool:
    """Whether a sentence with a date speaks of what the row asks a date for, or the goals name but one date."""
    alone = len(case.facts.dates) == 1
    whole = _BARE_WORK.search(name) or _WHOLE.search(name) or is_general(case)
    return bool(takes_up(case, sentence) or (alone and whole))


def _time_name(case: Case) -> str:
    read = read_name(case.row.name.text)
    if read.kind == "time":
        return _END if read.core.endswith("进度") else case.row.name.text
    stem = _TIMELY.sub("", read.core)
    stem = re.sub(r"完成$", "", stem) if _NAMED_DEED.search(stem.removesuffix("完成")) else stem
    if _DEED.search(stem):
        return f"{stem}时间"
    if _NAMED_DEED.search(stem):
        return f"{stem}完成时间"
    if not is_general(case) or not case.facts.object or not case.facts.kinds:
        return ""
    thing, kind = case.facts.object, case.facts.kinds[0]
    done = "购置完成" if kind == "purchase" and _BOUGHT.search(thing) else _DONE.get(kind, "完成")
    return f"{thing}{done}时间"


def _full_date(case: Case, text: str) -> str:
    """The date as written, with the document's year where it names a month only; empty for a mere year."""
    found = parse_date(text)
    if (
        found is None
        or _TENTH.search(text)
        or not any(point.month for point in found.value.points)
        or found.value.recurring
    ):
        return ""
    if not any(point.year for point in found.value.points) and case.document.year:
        return f"{case.document.year}年{text}"
    return text


def _date_row(case: Case, name: str, value: str, notes: tuple[str, ...], origin: str) -> Draft:
    row = move_row(case.row, case.document, case.table, "timeliness")
    told = not notes and value != case.row.value.text
    basis = "计划标准：本表绩效目标" if told else f"计划标准：{BLANK}"
    description = describe(re.sub(r"(?:时限|期限|进度)$", "时间", name))
    if (
        name == case.row.name.text or value == case.row.value.text
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
        works = _COUNTED.search(figure.unit) or (_BUILT.search(figure.action) and _PLACES.search(figure.unit))
        if works and 2 < len(figure.thing) <= 12 and not _PART.search(figure.thing):
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
