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
_TESTED = "考核合格的参训人数÷参加考核的参训人数×100%，以成绩册为准"
_KNOWN = "问卷中答对及格题数以上的受访人数÷有效问卷人数×100%，调查人数不少于＿＿人"


def describe(name: str, facts: Facts) -> str:
    """What is divided by what, or what is counted and by which record; empty where the name does not tell."""
    read = read_name(name)
    if read.kind == "rate":
        return _rate(name, facts)
    if read.kind == "count":
        return _count(name)
    if read.kind == "time" and re.search(r"时间|日期|时点$", name):
        return f"最后一项{_work(name)}的日期，以验收或签收记录为准"
    if read.kind == "cost":
        return (
            f"{read.core}按实际支出金额除以对应数量计算，以支付凭证为准"
            if re.search(r"单|均|每", name)
            else ""
        )
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
    thing, measured = _parts(name)
    if not measured and not thing:
        return ""
    if _ASKED.search(name):
        return _KNOWN
    if _TRAINING.search(name) and re.search(r"合格|通过|结业", name):
        return _TESTED
    thing = thing or ("参训人员" if _TRAINING.search(name) else facts.object)
    if not thing or not measured:
        return ""
    unit = "人数" if _PERSON.search(thing) else "数量"
    if _TIMELY.search(measured):
        done = _TIMELY.sub("", measured) or "完成"
        return f"在规定时限内{done}的{thing}{unit}÷应{done}的{thing}总{unit}×100%"
    if _COVER.search(measured):
        return f"实际覆盖的{thing}{unit}÷应覆盖的{thing}总{unit}×100%"
    if _GIVEN.search(measured):
        verb = _GIVEN.search(measured)
        assert verb is not None
        how = measured.replace(verb.group(), "")
        return f"{how or '实际'}{verb.group()}的{thing}金额÷应{verb.group()}的{thing}总金额×100%"
    whole = "参加验收" if "验收" in measured else "参加考核" if "考核" in measured else "应统计"
    return f"{measured}的{thing}{unit}÷{whole}的{thing}总{unit}×100%"


def _count(name: str) -> str:
    read = read_name(name)
    if re.search(r"人数|户数", name):
        each = "户" if "户" in read.ending else "人"
        return f"年内实际{read.stem}的合计{each}数，同一{each}只计一次，以名册为准"
    return f"年内实际完成的{read.stem}合计，以工作台账为准"


def _work(name: str) -> str:
    return re.sub(r"(?:完成)?(?:时间|日期|时点)$", "", read_name(name).core) + "完成"
