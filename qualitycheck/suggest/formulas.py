"""Descriptions: how an indicator of a given name is counted or calculated, in words of the table."""

from __future__ import annotations

import re

from qualitycheck.language.names import read_name
from qualitycheck.language.segment.name import segment_name
from qualitycheck.suggest.facts import Facts

_PERSON = re.compile(r"(?:人|员|者|生|师|兵|户|民|儿童|对象)$")
_TRAINING = re.compile(r"(?:培训|参训|学员|结业|考核)")
_TIMELY = re.compile(r"(?:及时|按时|按期|准时|如期)$|(?:及时|按时|按期|准时|如期)")
_ASKED = re.compile(r"知晓|认知|了解")
_COVER = re.compile(r"覆盖")
_GIVEN = re.compile(r"(?:发放|拨付|兑现|到位|支付)")
_EACH = re.compile(r"人均|户均|亩均|每人|每户|每亩|每场|单位|单价|单个|单次|单台|单座|均价|平均")
_COUNTED = {
    "人均": "人数",
    "每人": "人数",
    "户均": "户数",
    "每户": "户数",
    "亩均": "亩数",
    "每亩": "亩数",
    "每场": "场次",
}
_PRICE = re.compile(r"(?:年)?(?:成本|费用|标准|单价|造价|投资|定额|价格|均价)$")
_DONE = re.compile(r"完成|新建|新增|购置|举办|开展|发放|培训|改造|维修|修缮|覆盖|惠及|采购|组织")
_VERB = re.compile(r"(?:完成|完工|建成|竣工|交付|发放|提交|举办|到位|开工|出版|印制|上报|投用)$")
_CHECKED = re.compile(r"(抽查|检查|评查|检测|抽检|鉴定|复核|审核)(合格|通过|准确|达标)率$")
_PAID = re.compile(r"(足额|及时|按时|按期)(发放|拨付|支付|缴纳)率$")
_NO_THING = re.compile(r"(?:质量|服务|水平|情况|率)$")
_BOUGHT = re.compile(r"采购|购置|安装|配备|更新|建成|交付")
_LONGEST = 6
_TESTED = "考核合格的参训人数÷参加考核的参训人数×100%，以成绩册为准"
_KNOWN = "问卷中答对及格题数以上的受访人数÷有效问卷人数×100%，调查人数不少于＿＿人"


def describe(name: str, facts: Facts) -> str:
    """What is divided by what, or what is counted and by which record; empty where the name does not tell."""
    read = read_name(name)
    if read.kind == "rate":
        return _rate(name, facts)
    if read.kind == "count":
        return _count(name)
    if read.kind == "time" and re.search(r"(?:时间|日期|时点)$", read.core):
        return f"{_work(read.core)}的日期，以验收或签收记录为准"
    if read.kind == "cost" and (each := _EACH.search(read.core)):
        paid = _PRICE.sub("", _EACH.sub("", read.core))
        return f"{paid}支出总额÷{_COUNTED.get(each.group(), '对应数量')}，以支付凭证为准" if paid else ""
    return ""


def _parts(name: str) -> tuple[str, str]:
    """Object and what is measured of it: 工程, 竣工验收合格 of 工程竣工验收合格率."""
    thing = measured = ""
    for segment in segment_name(name):
        text = name[segment.start : segment.end]
        if segment.role == "object":
            thing += text
        elif segment.role == "measured":
            measured += text
    return thing, measured


def _rate(name: str, facts: Facts) -> str:
    core = read_name(name).core
    if _ASKED.search(core):
        return _KNOWN
    if _TRAINING.search(core) and re.search(r"合格|通过|结业", core):
        return _TESTED
    if tested := _CHECKED.search(core):
        return f"{tested.group(1)}{tested.group(2)}的件次÷{tested.group(1)}总件次×100%"
    if paid := _PAID.search(core):
        return f"{paid.group(1)}{paid.group(2)}的笔数÷应{paid.group(2)}的总笔数×100%"
    thing, measured = _parts(name)
    thing = thing or ("参训人员" if _TRAINING.search(core) else facts.object)
    if not thing or not measured or len(measured) > _LONGEST or _NO_THING.search(thing):
        return ""
    unit = "人数" if _PERSON.search(thing) else "数量"
    if _TIMELY.search(measured):
        done = _TIMELY.sub("", measured) or "完成"
        counted = f"{thing}{unit}" if _BOUGHT.search(done) else "次数"
        return f"在规定时限内{done}的{counted}÷应{done}的总{counted}×100%"
    if _COVER.search(measured):
        return f"实际覆盖的{thing}{unit}÷应覆盖的{thing}总{unit}×100%"
    if given := _GIVEN.search(measured):
        how = measured.replace(given.group(), "") or "实际"
        return f"{how}{given.group()}的{thing}金额÷应{given.group()}的{thing}总金额×100%"
    whole = "参加验收" if "验收" in measured else "参加考核" if "考核" in measured else "应统计"
    return f"{measured}的{thing}{unit}÷{whole}的{thing}总{unit}×100%"


def _count(name: str) -> str:
    read = read_name(name)
    if re.search(r"人数|户数", name):
        each = "户" if "户" in read.ending else "人"
        return f"年内实际{read.stem}的合计{each}数，同一{each}只计一次，以名册为准"
    done = "" if _DONE.match(read.stem) else "完成"
    return f"年内{done}{read.stem}的{read.ending}，以验收或工作台账为准"


def _work(name: str) -> str:
    """维修工程全部完工 of 维修工程完工时间."""
    stem = re.sub(r"(?:时间|日期|时点)$", "", name)
    found = _VERB.search(stem)
    return f"{stem[: found.start()]}全部{found.group()}" if found else f"{stem}全部完成"
