"""Descriptions: how an indicator of a given name is counted or calculated, by corpus/library/formulas.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from qualitycheck.language.measures import find_measures
from qualitycheck.language.names import read_name
from qualitycheck.language.segment.name import segment_name
from qualitycheck.language.segment.roles import read_roles
from qualitycheck.resources import data_folder, read_yaml
from qualitycheck.suggest.received import find_received

_TIMELY = re.compile(r"及时|按时|按期|准时|如期|限时")
_PERSON = re.compile(r"(?:人|员|者|生|师|兵|民|儿童|对象|代表|家长)$")
_SOUND_THING = re.compile(r"[一-鿿A-Za-z0-9“”《》—-]{2,12}$")
# Modifiers that say how or how soon something is done belong to what is measured: 30分钟内反馈, 一次通过.
_HOW = re.compile(r"\d|当日|当月|当年|次日|一次|首次|按|及时|准时|如期|内$|前$")
_AVERAGE = re.compile(r"日均|月均|年均|平均|人均|户均|亩均|累计")
_NOTHING = re.compile(r"(?:质量|服务|水平|情况|率|工作|管理|保障|安全|任务|业务|方式|方法|化)$")
# Properties, moments and places of a thing cannot be counted: 体能, 合同期满, 网上.
_PROPERTY = re.compile(
    r"(?:度|深|压|试验|体能|规格|药残|残留|流量|资质|听力|气密性|连续性|性|网上|线上|集中|独立|[一二三两\d]年|[后前中内外])$"
)
_MOMENT = re.compile(
    r"(?:(?:合同)?期满|年度|月度|季度|年终|专家|社会化|内容|综合|(?:[比较](?:上年?|去年)?))$"
)
# What is said twice where the name's own verb meets the line's: 核对核对准确, 评定为评定优良, 金额金额.
_TWICE = re.compile(r"(核对|评定|金额|面积|支出|检查|抽查|验收)(为?)\1")
_EACH = re.compile(r"人均|户均|亩均|每人|每户|每亩|每场|单位|单价|单个|单次|单台|单座|均价|平均")
_COUNTED = {
    "人均": "实际人数", "每人": "实际人数", "户均": "实际户数", "每户": "实际户数", "亩均": "亩数", "每亩": "亩数", "每场": "场次",
}  # fmt: skip
_COUNTED_ONCE = {"人数": "，同一人只计一次", "户数": "，同一户只计一次"}
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
_YEARLY = re.compile(r"^(?:其中[:：]?|全年|年度|年内|年(?!鉴|报|检|会|货|画|终|轻|老))(?=[一-鿿]{2})")
# What a thing can hold, what befell it and how early it was are no deeds that a record of work counts.
_NO_DEED = re.compile(r"^可|^每?[千万百]人|被|提前|死亡|伤亡|占有|出流|倒伏|受灾")
# How long something takes is told from when to when; which date it is, by the acceptance.
_TAKES = (
    (re.compile(r"(?:响应|到场|到达|修复|排除|抢修|抢通|处置|救援)(?:时间|时限|时长)$"), "接到报告"),
    (re.compile(r"(?:办结|审批|答复|回复|反馈)(?:时间|时限|时长)$|(?:办理|审核|审查)(?:时限|时长)$"), "受理"),
)
_GRANTED = re.compile(r"(?:款|(?<!资)金|奖励|补助|补贴|工资|报酬|津贴)$")
_FINISHED = ("完工", "竣工", "完成")
_AND = re.compile(r"[及和与、]")
_HELD = re.compile(r"(?:演出|活动|培训|检查|巡查|演练|宣讲|讲座|展览|比赛|会议)$")
_SERVICE = re.compile(r"(?:服务|工作|任务|业务)$")
_TASK = re.compile(r"(?:任务|工作)$")
# 组织法治宣传场次 tells the deed first, whatever stands behind it.
_HELD_FIRST = re.compile(
    r"^(?P<deed>组织|开展|举办|举行|召开|承办)(?P<thing>[一-鿿“”]{2,14}?)(?P<head>场次|次数|期数|人次|人数|场数|批次)$"
)
_JOINED = re.compile(
    r"^(?:参加|参与)?(?P<what>(?!接受|享受|组织|开展|举办)[一-鿿“”]{2,16}(?:培训|轮训|演练|讲座|研修|活动|比赛))(?P<head>人数|人次)$"
)
_PLACE = re.compile(r"(?:站|点|室|所|中心|基地|馆|厅)$")
_LONGEST, _SHORT = 8, 2
_UNKNOWN = "数量"


@dataclass(frozen=True, slots=True)
class Formula:
    """One line for rates. `thing` stands in where the name has no object; None where the line needs one."""

    measured: re.Pattern[str] | None
    name: re.Pattern[str] | None
    text: str
    thing: str | None
    people: bool
    counted: bool


@dataclass(frozen=True, slots=True)
class Record:
    """Where the count of such names is taken from, and the verb where the name has none."""

    name: re.Pattern[str]
    verb: str
    source: str


@dataclass(frozen=True, slots=True)
class Parts:
    """A name by its segments, each modifier with what it belongs to; `head` what it is told in."""

    thing: str
    measured: str
    head: str
    average: bool


@cache
def read_formulas() -> tuple[tuple[Formula, ...], tuple[Record, ...]]:
    """Both lists of formulas.yaml, compiled."""
    data = read_yaml(data_folder("corpus") / "library" / "formulas.yaml")
    rates = tuple(
        Formula(
            _compile(line.get("measured")),
            _compile(line.get("name")),
            line["text"],
            line.get("thing"),
            line.get("people", False),
            line.get("counted", False),
        )
        for line in data["rates"]
    )
    return rates, tuple(Record(re.compile(c["name"]), c["verb"], c["source"]) for c in data["counts"])


def _compile(pattern: Any) -> re.Pattern[str] | None:
    return re.compile(pattern) if pattern else None


@lru_cache(maxsize=16384)
def describe(name: str) -> str:
    """What is divided by what, or what is counted by which record; empty where the name does not tell."""
    read = read_name(name)
    if read.kind == "rate":
        return _rate(read.core)
    if read.kind == "count":
        return _count(read.core)
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
    if _PERSON.search(thing):
        return "人数"
    if _POURED.search(thing):
        return "量"
    if _GRANTED.search(thing):
        return "笔数"
    measures = find_measures(thing)
    if measures is None:
        return _UNKNOWN
    unit = measures.units[0] if measures.units[0] != "批" else "件"
    if unit in _AREAS:
        return _AREAS[unit]
    return "人数" if unit in ("人", "名") else f"{unit}数" if len(unit) == 1 else _UNKNOWN


def _parts(name: str) -> Parts:
    """Object and what is measured of it: 工程, 竣工验收合格 of 工程竣工验收合格率."""
    found = {"object": "", "measured": "", "head": ""}
    for segment in segment_name(name):
        text = name[segment.start : segment.end]
        role: str = segment.role
        if role == "modifier":
            role = "" if _AVERAGE.search(text) else "measured" if _HOW.search(text) else "object"
        if role in found:
            found[role] += text
    thing = _MOMENT.sub("", found["object"])
    return Parts(thing, found["measured"].removesuffix("率"), found["head"], bool(_AVERAGE.search(name)))


def _rate(name: str) -> str:
    parts = _parts(name)
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
    if (formula.people and not _PERSON.search(thing)) or (formula.counted and number == _UNKNOWN):
        return ""
    done = _TIMELY.sub("", parts.measured) or "完成"
    return formula.text.format(
        **groups,
        thing=thing,
        number="项数" if _TASK.search(thing) and served else "件次" if served else number,
        measured=parts.measured,
        done=done,
    )


def describe_deed(deed: str, thing: str, head: str) -> str:
    """How what is done to a thing is counted: 编发, 统计月报, 期数."""
    record = next(record for record in read_formulas()[1] if record.name.search(f"{deed}{thing}{head}"))
    return f"年内实际{deed}的{thing}{head}{_COUNTED_ONCE.get(head, '')}，以{record.source}为准"


def _count(name: str) -> str:
    if name.endswith("人口") and len(name) > _SHORT:
        return f"年内实际{name[:-2]}的人口数，以受益登记为准"
    name = _YEARLY.sub("", name)
    if held := _HELD_FIRST.match(name):
        return describe_deed(held["deed"], held["thing"], held["head"])
    if joined := _JOINED.match(name):
        once = _COUNTED_ONCE.get(joined["head"], "")
        source = "签到册" if "活动" not in name else "现场登记"
        return f"年内实际参加{joined['what']}的{joined['head']}{once}，以{source}为准"
    parts, read = _parts(name), read_name(name)
    record = next(record for record in read_formulas()[1] if record.name.search(name))
    if (
        parts.average
        or not (parts.thing or parts.measured)
        or _NO_DEED.search(parts.measured)
        or _NO_DEED.search(name)
    ):
        return ""
    if not parts.measured and not record.name.pattern:
        return ""  # nothing says what is done with it
    thing = parts.thing
    done = parts.measured or ("" if _PERSON.search(thing) else record.verb)
    if not parts.measured and _PLACE.search(thing) and read_roles().is_action(thing[:_SHORT]):
        done, thing = thing[:_SHORT], thing[_SHORT:]  # 值守检查站 is manned, not carried out
    held = _HELD.search(f"{thing}{parts.measured}")
    if held and thing and parts.measured and name.startswith(f"{thing}{parts.measured}"):
        thing, done = f"{thing}{parts.measured}", record.verb  # 文艺演出 is what is held, not 演出的文艺
    if thing.startswith(done):
        thing = thing[len(done) :]
    linked = f"{done}的" if done and thing else done
    whole = find_received(name.removesuffix(parts.head or read.ending), done, thing)
    linked, thing = whole or (linked, thing)
    once = _COUNTED_ONCE.get(read.ending, "")
    return f"年内实际{linked}{thing}{parts.head or read.ending}{once}，以{record.source}为准"


def _takes_since(name: str) -> str:
    """From when a duration of this name is counted; empty for a date."""
    return next((since for pattern, since in _TAKES if pattern.search(name)), "")


def _dated_by(name: str) -> str:
    """What shows the date: the bank's receipt for a payment, else the acceptance."""
    return next((source for pattern, source in _DATED if pattern.search(name)), "验收或签收记录")


def _work(name: str) -> str:
    """维修工程全部完工 of 维修工程完工时间."""
    parts = _parts(name)
    stem = re.sub(r"的?(?:时间|日期|时点)$", "", name)
    plain = parts.thing and stem == parts.thing + parts.measured and not _AND.search(stem)
    end = next((end for end in _FINISHED if parts.measured.endswith(end)), "")
    if plain and end:
        return f"{parts.thing}{parts.measured.removesuffix(end)}全部{end}"
    return stem if _DONE.search(stem) else f"{stem}全部完成"
