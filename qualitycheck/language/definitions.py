"""What a description defines: a share, a count, a time, an amount of money; and of what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from qualitycheck.language.names import NameFacts, read_name
from qualitycheck.language.segment.description import segment_description

_TAIL = re.compile(r"(?:的)?(?:平均值|平均数|均值|合计数?|之和|总和|总数|累计数?|汇总数?|实际值)$")
_FIRST = re.compile(r"[^，,；;。（(]*")
_SHARE = re.compile(r"[×xX*]\s*100\s*[%％]|占.{1,80}(?:比例|比率|比重|百分比|占比|比)")
_CLOCK = re.compile(r"(?:天|日|小时|分钟|工作日|时长|用时|耗时|工期)数?$|(?:平均)?(?:用时|耗时|历时)$")
# What must be fulfilled to be counted is a condition, not a measure: 单场不少于1小时.
_LEAST = re.compile(r"(?:不少于|不低于|不超过|不足|至少|满|达到?|超过)\d+(?:天|日|小时|分钟|个?工作日)$")
_KINDS = {
    "rate": "share",
    "satisfaction": "share",
    "count": "count",
    "time": "time",
    "cost": "money",
    "money": "money",
}
_BARE = frozenset({"数", "量", "总数", "总量", "进度", "时效", "周期", "标准", "额", "支出"})
"""Endings that leave open what is measured."""
_FORMULA = re.compile(r"[×*＋+－÷]")
_PLACES = re.compile(r"名额|席位")


@dataclass(frozen=True, slots=True)
class Definition:
    """`kind` is share, count, time or money, empty if unclear; `subject` what is measured, `base` what it is a share of."""

    kind: str
    subject: str
    base: str = ""


@lru_cache(maxsize=65536)
def read_definition(description: str) -> Definition:
    """What a description defines."""
    parts = segment_description(description)
    above, below = (
        [description[p.start : p.end] for p in parts if p.role == role]
        for role in ("numerator", "denominator")
    )
    if above:
        return Definition("share" if _SHARE.search(description) else "", above[0], "".join(below[:1]))
    said = [description[p.start : p.end] for p in parts if p.role == "definition"]
    found = _FIRST.match(said[0]) if said else None
    first = _TAIL.sub("", found.group()) if found else ""
    if _FORMULA.search(first or description):
        return Definition("", " ".join(said))
    return Definition(_kind_of(read_name(first), first), " ".join(said))


def measured_kind(name: NameFacts) -> str:
    """What an indicator's name asks for, in the same words; empty if unclear."""
    return _kind_of(name, name.core)


def _kind_of(facts: NameFacts, text: str) -> str:
    if _CLOCK.search(text) and not _LEAST.search(text):
        return "time"
    if facts.ending in _BARE or _PLACES.search(text):
        return ""
    return _KINDS.get(facts.kind, "")
