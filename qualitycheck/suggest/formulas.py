"""Descriptions: how an indicator of a given name is counted or calculated, by corpus/library/formulas.yaml."""

from __future__ import annotations

import re
from functools import lru_cache

from qualitycheck.language.measures import find_measures
from qualitycheck.language.names import read_name
from qualitycheck.suggest.counts import describe_count
from qualitycheck.suggest.recipes import PERSON, Formula, Parts, read_formulas, split_name

_TIMELY = re.compile(r"及时|按时|按期|准时|如期|限时")
_SOUND_THING = re.compile(r"[一-鿿A-Za-z0-9“”《》—-]{2,12}$")
_NOTHING = re.compile(r"(?:质量|服务|水平|情况|率|工作|管理|保障|安全|任务|业务|方式|方法|化)$")
# Properties, moments and places of a thing cannot be counted: 体能, 合同期满, 网上.
_PROPERTY = re.compile(
    r"(?:度|深|压|试验|体能|规格|药残|残留|流量|资质|听力|气密性|连续性|性|网上|线上|集中|独立|[一二三两\d]年|[后前中内外])$"
)
# What is said twice where the name's own verb meets the line's: 核对核对准确, 评定为评定优良, 金额金额.
_TWICE = re.compile(r"(核对|评定|金额|面积|支出|检查|抽查|验收)(为?)\1")
_EACH = re.compile(r"人均|户均|亩均|每人|每户|每亩|每场|单位|单价|单个|单次|单台|单座|均价|平均")
_COUNTED = {
    "人均": "实际人数", "每人": "实际人数", "户均": "实际户数", "每户": "实际户数", "亩均": "亩数", "每亩": "亩数", "每场": "场次",
}  # fmt: skip
_PRICE = re.compile(r"(?:年)?(?:成本|费用|标准|单价|造价|投资|定额|价格|均价)$")
_DONE = re.compile(
    r"(?:发放|拨付|支付|兑付|缴纳|举办|召开|上报|报送|印发|兑现|完成|完工|建成|竣工|交付|提交|到位|开工|投用|上线|通车|结束)$"
)
_AREAS = {
    "平方米": "面积",
    "亩": "面积",
    "公顷": "面积",
    "公里": "里程",
    "米": "长度",
    "元": "金额",
    "万元": "金额",
    "吨": "重量",
}
_TOTAL = re.compile(r"(?:总成本|总投资|总费用|总支出|成本总额|支出总额)$")
_SPENT = re.compile(r"^(?P<deed>发放|拨付|支付|兑付)(?P<thing>.{1,8}?)(?:总?金额|总额)$")
_DATED = (
    (re.compile(r"发放|拨付|支付|兑付|缴纳|到账"), "银行回单"), (re.compile(r"开工"), "开工报告"),
    (re.compile(r"演出|活动|举办|展演|比赛|赛事|大会|节"), "活动现场记录"), (re.compile(r"培训|轮训"), "培训通知和签到册"),
    (re.compile(r"会议|召开"), "会议通知"), (re.compile(r"上报|报送|提交|印发"), "报送或印发文件"),
)  # fmt: skip
_POURED = re.compile(r"(?:污水|废水|废气|垃圾|粪污|秸秆|血液)$")
# How long something takes is told from when to when; which date it is, by the acceptance.
_TAKES = (
    (re.compile(r"(?:响应|到场|到达|修复|排除|抢修|抢通|处置|救援)(?:时间|时限|时长)$"), "接到报告"),
    (re.compile(r"(?:办结|审批|答复|回复|反馈)(?:时间|时限|时长)$|(?:办理|审核|审查)(?:时限|时长)$"), "受理"),
)
_WRITTEN = re.compile(r"(?:报告|方案|文件|申请|材料)$")
_GRANTED = re.compile(r"(?:款|(?<!资)金|奖励|补助|补贴|工资|报酬|津贴|待遇)$")
_FINISHED = ("完工", "竣工", "完成")
_AND = re.compile(r"[及和与、]")
_SERVICE = re.compile(r"(?:服务|工作|任务|业务)$")
_TASK = re.compile(r"(?:任务|工作)$")
_LONGEST, _SHORT = 8, 2
_UNKNOWN = "数量"


@lru_cache(maxsize=16384)
def describe(name: str) -> str:
    """What is divided by what, or what is counted by which record; empty where the name does not tell."""
    read = read_name(name)
    if read.kind == "rate":
        return _rate(read.core)
    if read.kind == "count":
        return describe_count(read.core)
    if read.kind == "time" and (since := _takes_since(read.core)):
        done = re.sub(r"(?:时间|时限|时长)$", "", read.core)
        return f"自{since}起至{done}止的用时，以工作台账为准"
    if read.kind == "time" and re.search(r"(?:时间|日期|时点)$", read.core):
        return f"{_work(read.core)}的日期，以{_dated_by(read.core)}为准"
    if read.kind == "time" and read.core.endswith("使用年限"):
        return "自验收交付之日起正常使用的年数，以资产台账为准"
    if read.kind in ("cost", "money") and (total := _TOTAL.search(read.core)):
        paid = read.core[: total.start()]
        return f"年内{paid}实际支出的总额，以支付凭证为准" if not _EACH.search(read.core) else ""
    if read.kind in ("cost", "money") and (spent := _SPENT.match(read.core)):
        return f"年内实际{spent['deed']}的{spent['thing']}金额，以银行回单为准"
    if read.kind == "cost" and (each := _EACH.search(read.core)):
        paid = _PRICE.sub("", _EACH.sub("", read.core))
        counted = _COUNTED.get(each.group(), f"{paid}数量")
        return f"{paid}支出总额÷{counted}，以支付凭证为准" if paid else ""
    return ""


def number_of(thing: str) -> str:
    """What things of this sort are counted in: 台数 of 终端, 人数 of 学员, 面积 of 绿地; 数量 where it is not known, 次数 of nothing."""
    if not thing:
        return "次数"
    if PERSON.search(thing):
        return "人数"
    if _POURED.search(thing):
        return "量"
    if _GRANTED.search(thing):
        return "笔数"
    if _WRITTEN.search(thing):
        return "份数"
    measures = find_measures(thing)
    if measures is None:
        return _UNKNOWN
    unit = measures.units[0] if measures.units[0] != "批" else "件"
    if unit in _AREAS:
        return _AREAS[unit]
    return "人数" if unit in ("人", "名") else f"{unit}数" if len(unit) == 1 else _UNKNOWN


def _rate(name: str) -> str:
    parts = split_name(name)
    if not parts.measured or len(parts.measured) > _LONGEST:
        return ""
    for formula in read_formulas()[0]:
        groups: dict[str, str] = {}
        for pattern, text in ((formula.measured, parts.measured), (formula.name, name)):
            if pattern is None:
                continue
            found = pattern.search(text)
            if found is None:
                break
            groups |= {key: value or "" for key, value in found.groupdict().items()}
        else:
            return _TWICE.sub(r"\1\2", _fill(formula, parts, groups))
    return ""


def _fill(formula: Formula, parts: Parts, groups: dict[str, str]) -> str:
    thing = parts.thing.removesuffix("质量") or parts.thing
    served = formula.thing == "" and len(thing) > _SHORT and _SERVICE.search(thing) is not None
    unfit = not _SOUND_THING.match(thing) or _NOTHING.search(thing) or _PROPERTY.search(thing)
    if "{thing}" in formula.text and not served and unfit:
        if formula.thing is None or _PROPERTY.search(thing):
            return ""
        thing = formula.thing
    number = number_of(thing)
    thing = thing.removesuffix(number) or thing
    if (formula.people and not PERSON.search(thing)) or (formula.counted and number == _UNKNOWN):
        return ""
    done = _TIMELY.sub("", parts.measured) or "完成"
    return formula.text.format(
        **groups,
        thing=thing,
        number="项数" if _TASK.search(thing) and served else "件次" if served else number,
        measured=parts.measured,
        done=done,
    )


def _takes_since(name: str) -> str:
    """From when a duration of this name is counted; empty for a date."""
    return next((since for pattern, since in _TAKES if pattern.search(name)), "")


def _dated_by(name: str) -> str:
    """What shows the date: the bank's receipt for a payment, else the acceptance."""
    return next((source for pattern, source in _DATED if pattern.search(name)), "验收或签收记录")


def _work(name: str) -> str:
    """维修工程全部完工 of 维修工程完工时间."""
    parts = split_name(name)
    stem = re.sub(r"的?(?:时间|日期|时点)$", "", name)
    plain = parts.thing and stem == parts.thing + parts.measured and not _AND.search(stem)
    end = next((end for end in _FINISHED if parts.measured.endswith(end)), "")
    if plain and end:
        return f"{parts.thing}{parts.measured.removesuffix(end)}全部{end}"
    return stem if _DONE.search(stem) else f"{stem}全部完成"
