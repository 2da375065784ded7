"""What descriptions are made of: the lines of corpus/library/formulas.yaml, and a name taken apart for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from qualitycheck.language.segment.name import segment_name
from qualitycheck.resources import data_folder, read_yaml

PERSON = re.compile(r"(?:人|员|者|生|师|兵|民|儿童|对象|代表|家长)$")
# Modifiers that say how or how soon something is done belong to what is measured: 30分钟内反馈, 一次通过.
_HOW = re.compile(r"\d|当日|当月|当年|次日|一次|首次|按|及时|准时|如期|内$|前$")
_AVERAGE = re.compile(r"日均|月均|年均|平均|人均|户均|亩均|累计")
_MOMENT = re.compile(
    r"(?:(?:合同)?期满|年度|月度|季度|年终|专家|社会化|内容|综合|(?:[比较](?:上年?|去年)?))$"
)


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


def split_name(name: str) -> Parts:
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
