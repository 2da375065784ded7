"""The same indicator under a name that says what is counted: 准确性 → 准确率, 及时率 with a time → 时限."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from qualitycheck.document.field import Field
from qualitycheck.document.table import Indicator
from qualitycheck.language.names import read_name
from qualitycheck.suggest.blank import BLANK
from qualitycheck.suggest.case import OWN, UNMEASURED, Case, own_number, usual_note
from qualitycheck.suggest.figures import find_figure
from qualitycheck.suggest.formulas import describe
from qualitycheck.suggest.rows import move_row, write_row
from qualitycheck.suggest.suggestion import Draft

FROM_ROW = "由本行改写"
FROM_DESCRIPTION = "名称取自本行的指标描述"
DIVIDES = re.compile(r"[÷/／]|占|比例|比率|比重|之比|百分")
_NOTHING = re.compile(r"^(?:各项|年度)?(?:工作|任务|业务)(?:开展|完成|进行)?(?:及时|规范|准确|有效)")
_AVOIDED = re.compile(r"不(?:出现|发生)([^，。；（()）]{4,24})")
_TIME_RATE = re.compile(r"(?:时间的?)?(?:及时率|按时率)$")
_QUALITY = re.compile(
    r"(?:工作|情况)?(及时|准确|完整|规范|真实|有效|合规|完好|达标)(?:性|程度|度|情况)?(?=$|[(（])"
)
_PUNCTUAL = re.compile(r"^[^，,；;、\d]{0,12}(?:及时|按时|按期|准时|如期)[一-鿿]{2}$")
_PAID = re.compile(r"(拨付|发放|支付|采购|办理|缴纳|兑付|报送|上报)$")
_GRANT = re.compile(r"(奖励|补助|补贴|奖补|资金|经费|工资|报酬|救助金)及时率$")
_COUNTED = re.compile(r"(?:人数|户数|数量|数)$")
_ONCE = re.compile(r"(?:上线|开工|完工|竣工|建成|投用|启用|开馆|开园|通车|通水)(?:的?及时[性率]?|及时)$")
_NO_THING = re.compile(
    r"完成|质量|服务|工作|任务|项目|业务|实施|开展|进行|计划|进度|总体|整体|年度|[各本]|及时|按时|按期|准时|如期|准确|完整|规范|真实|有效|合规|完好|达标|率"
)
_UNRATED = re.compile(r"(?:资质|制度|机制|体系)(?:合规|规范|完整|有效)率$")
_BOTH = re.compile(r"^(.{2,14}率)(?:及|和|与|、)[^率]{0,6}满意(?:度|率)$")
_SAVED = re.compile(r"^(.{0,8}?)(节约|减少|降低|控制)(.{0,8}?(?:成本|费用|支出|开支|经费))$")
_SHARE = re.compile(
    r"^(?P<part>[^÷，,；;（()）]{3,22}?)(?:总?人数|户数|家数|件数|吨数|个数|数量|数)÷[^÷]*(?:×100[%％])?[。]?$"
)
# （应运行时长－故障停机时长）÷应运行时长 is what an availability is made of.
_RUNNING = re.compile(
    r"应(?:开机|运行|在线|服务)?(?:总)?(?:时长|天数|时间|小时数?)[－—-].{0,6}(?:停机|停用|中断|停运).{0,6}[÷/]"
)
_SYSTEM = re.compile(r"系统|平台|网络|网站|服务器")
_PERCENT_LIKE = (Decimal(85), Decimal(100))
_SLOGAN = frozenset({"QW002", "QW003"})


def draft_rename(case: Case) -> Iterator[Draft]:
    """A name that nearly says what is counted, or a description that does."""
    name, value = case.row.name.text, case.value
    avoided = _AVOIDED.search(case.row.description.text)
    if avoided and value.low == 0 and value.unit is not None:
        yield _none_of(case, avoided.group(1), value.unit.name)
        return
    if "%" in case.was.value.text and DIVIDES.search(case.was.description.text) and _COUNTED.search(name):
        yield from _as_rate(case, _COUNTED.sub("率", name))
    both = _BOTH.match(name)
    if both and not case.is_taken(both.group(1)):
        yield _rate(case, both.group(1))
        return
    if case.codes & _SLOGAN:
        yield from _named_by_description(case)
    if value.unit is not None and value.unit.category == "time" and _TIME_RATE.search(name):
        yield from _limit(case)
        return
    if "QW001" in case.codes:
        yield from _saved(case)
    if _ONCE.search(name) and value.kind != "quantity":
        yield from _once(case)
        return
    new = _rate_name(case)
    if new != name and not case.is_taken(new) and not _NOTHING.match(name) and not _UNRATED.search(new):
        yield _rate(case, new)


def _as_rate(case: Case, new: str) -> Iterator[Draft]:
    """A share in per cent is no count: 健康证持证率 of 健康证持证数 =100%."""
    if read_name(new).kind == "rate" and not case.is_taken(new):
        yield Draft((replace(case.row, name=Field(new), value=case.was.value, unit=case.was.unit),), FROM_ROW)


def _rate_name(case: Case) -> str:
    """准确率 of 准确性, 按时缴纳率 of 按时缴纳, 拨付及时率 of 拨付; the name itself where none fits."""
    name = case.row.name.text
    kind = read_name(name).kind
    if kind not in ("", "dimension"):
        return name
    asked, name = name, name.replace("是否", "")
    new = _QUALITY.sub(r"\1率", name)
    if new == name and _PUNCTUAL.match(name):
        new = f"{name}率"
    if new == name and "timeliness" in (case.row.category, case.was.category):
        new = _PAID.sub(r"\1及时率", name)
    if new == name or not _has_thing(new):
        return asked
    return _GRANT.sub(r"\1发放及时率", new)


def _has_thing(name: str) -> bool:
    """Whether a rate names something: 资料 of 资料完整率, nothing of 完成质量达标率."""
    return len(_NO_THING.sub("", name)) > 1


def _rate(case: Case, new: str) -> Draft:
    """The row under the name of a rate, with its own number where it has one."""
    number = own_number(case, new, "≥", "%")
    value = case.value
    if value.low == _PERCENT_LIKE[1] and value.unit is not None and value.unit.name == "%":
        number = "100"
    told = find_figure(case, new) if number == BLANK else None
    number = told.number if told else number
    own = case.row.description.text
    keeps = bool(own) and "description" not in case.flagged and bool(DIVIDES.search(own))
    category = case.row.category
    punctual = re.search(r"及时|按时|按期|准时", new) and category in ("quality", "quantity")
    row = move_row(case.row, case.document, case.table, "timeliness") if punctual else case.row
    row = write_row(
        row, case.table, name=new, description=own if keeps else describe(new), operator="=" if number == "100" else "≥",
        number=number, unit="%", basis=case.row.basis.text or f"计划标准：{BLANK}",
    )  # fmt: skip
    return Draft((row,), FROM_ROW, (UNMEASURED, *usual_note(new)) if number == BLANK else (OWN,))


def _limit(case: Case) -> Iterator[Draft]:
    """及时率 with hours or days is a time limit; with “≥95天” it is a rate whose unit is wrong."""
    name, value, row = case.row.name.text, case.value, case.row
    least, most = _PERCENT_LIKE
    if value.operator == ">=" and value.low is not None and least <= value.low <= most:
        number = f"{value.low.normalize():f}"
        yield Draft((_with_value(case, name, "≥", number, "%"),), FROM_ROW, (OWN,))
        return
    new = _TIME_RATE.sub("时限", name)
    if DIVIDES.search(row.description.text) or case.is_taken(new):
        return
    renamed = replace(row, name=Field(new))
    if re.match(r"\d", row.value.text):
        renamed = replace(renamed, value=Field(f"≤{row.value.text}"))
    yield Draft((renamed,), FROM_ROW)


def _with_value(case: Case, name: str, operator: str, number: str, unit: str) -> Indicator:
    row = case.row
    return write_row(
        row, case.table, name=name, description=row.description.text, operator=operator, number=number, unit=unit,
        basis=row.basis.text,
    )  # fmt: skip


def _once(case: Case) -> Iterator[Draft]:
    """What happens once is asked for by its date: 平台上线时间 of 平台上线及时性."""
    new = re.sub(r"(?:的?及时[性率]?)$", "", case.row.name.text) + "时间"
    if case.is_taken(new) or not case.document.year:
        return
    value = f"{case.document.year}年{BLANK}月{BLANK}日前"
    row = write_row(
        case.row, case.table, name=new, description=describe(new), operator="", number=value, unit="",
        basis=case.row.basis.text or f"计划标准：{BLANK}",
    )  # fmt: skip
    yield Draft((row,), FROM_ROW, (UNMEASURED,))


def _saved(case: Case) -> Iterator[Draft]:
    """What is to be saved is counted in money: 外出就医费用减少额 of 减少外出就医费用."""
    found = _SAVED.match(case.row.name.text)
    if found is None:
        return
    who, deed, what = found.groups()
    thing, own = f"{who}{what}", what == "成本"
    deed = {"控制": "节约"}.get(deed, deed)
    text = "预算成本－实际成本，以决算报表为准" if own else f"上年同口径{thing}－本年{thing}，以支出明细为准"
    row = write_row(
        case.row, case.table, name=f"{thing}{deed}额", description=text, operator="≥", number=BLANK, unit="元",
        basis=case.row.basis.text or f"计划标准：{BLANK}",
    )  # fmt: skip
    yield Draft((row,), FROM_ROW, (UNMEASURED,))


def _named_by_description(case: Case) -> Iterator[Draft]:
    """A slogan whose description divides one thing by another is called after that share."""
    text = case.row.description.text.strip()
    found, running = _SHARE.match(text), _RUNNING.search(text)
    if not (found or running) or case.value.kind != "quantity" or "description" in case.flagged:
        return
    new = f"{found['part']}占比" if found else f"{'系统' if _SYSTEM.search(text) else '设备'}可用率"
    if read_name(new).kind == "rate" and not case.is_taken(new):
        yield Draft((replace(case.row, name=Field(new)),), FROM_DESCRIPTION)


def _none_of(case: Case, what: str, unit: str) -> Draft:
    """A count of what must not happen, where the description says it and the value is 0."""
    row = write_row(
        case.row, case.table, name=f"{what}数", description=f"年内{what}的{unit}数，以通报文件为准", operator="=",
        number="0", unit=unit, basis=case.row.basis.text or f"计划标准：{BLANK}",
    )  # fmt: skip
    return Draft((row,), FROM_ROW)
