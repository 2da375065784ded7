"""What the clauses of a description are there for: to measure, to define, or to praise, to call for, to refer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from qualitycheck.resources import data_folder, read_yaml
from qualitycheck.text.normalize import fold

_CUT = re.compile("[，,；;。！!？?\n]")
_MASK = "□"


class Purpose(Enum):
    """What a clause does. A text with one that measures or defines says something, however it goes on.

    One that paints (谱写新篇章) belongs to no description that defines, only to one that measures before it goes on.
    One that reflects (体现队伍建设水平) or leads (通过项目实施) says nothing beside others that do not.
    """

    MEASURES = "measures"
    DEFINES = "defines"
    REFLECTS = "reflects"
    LEADS = "leads"
    PRAISES = "praises"
    CALLS = "calls"
    PAINTS = "paints"
    REFERS = "refers"


_STOCK = frozenset({Purpose.PRAISES, Purpose.CALLS, Purpose.REFERS, Purpose.PAINTS})
_EMPTY = _STOCK | {Purpose.REFLECTS, Purpose.LEADS}


@dataclass(frozen=True, slots=True)
class Signs:
    """corpus/vocabulary/clause_purposes.yaml, compiled."""

    seeming: re.Pattern[str]
    measuring: re.Pattern[str]
    heads: re.Pattern[str]
    concrete: re.Pattern[str]
    calls: re.Pattern[str]
    acts: re.Pattern[str]
    driven: re.Pattern[str]
    reflecting: re.Pattern[str]
    itself: re.Pattern[str]
    leads: re.Pattern[str]
    eager: re.Pattern[str]
    praise: re.Pattern[str]
    pictures: re.Pattern[str]
    references: re.Pattern[str]


@cache
def read_signs() -> Signs:
    """Reads the list once."""
    data = read_yaml(data_folder("corpus") / "vocabulary" / "clause_purposes.yaml")
    words = {key: data[key].split() for key in data}
    keys = ("eager", "calls", "acts", "reflecting", "itself", "leads", "praise", "references")
    eager, calls, acts, reflecting, itself, leads, praise, references = (_either(words[key]) for key in keys)
    lead = rf"(?:{eager}|并|来|地)*+"
    return Signs(
        seeming=re.compile(_either(words["seeming"])),
        measuring=re.compile(_either(words["measuring"])),
        heads=re.compile(_either(words["heads"])),
        concrete=re.compile(rf"(?<!目)的(?!.*的)(?!.*(?:{_either(words['abstract'])})$).+$"),
        calls=re.compile(rf"^{lead}{calls}(?![型会班员站器剂费券卡率数量])"),
        acts=re.compile(rf"^{eager}++{acts}"),
        driven=re.compile(
            rf"{eager}(?:{calls}(?![型会班员站器剂费券卡率数量])|.{{0,12}}(?:{acts}|{calls})$)"
        ),
        reflecting=re.compile(
            rf"^(?:{eager}|用以|用于|用来|可|主要|是|项目|[该本此各]?项?指标)*+(?:{reflecting})(?!数|人|问题|结果|单)"
        ),
        leads=re.compile(leads),
        eager=re.compile(eager + "|各项|各类"),
        itself=re.compile(itself),
        praise=re.compile(
            rf"(?:{praise}|(?:符合|满足|契合|适应|贴合|按照?|根据)(?:{references})++)(?:的|了|性)?$"
        ),
        pictures=re.compile(_either(words["pictures"])),
        references=re.compile(rf"(?:{references})*+"),
    )


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(set(words), key=lambda word: (-len(word), word))) + ")"


def read_purposes(text: str) -> tuple[Purpose, ...]:
    """What each clause of a text does, in order."""
    return tuple(map(read_purpose, (c for c in _CUT.split(fold("".join(text.split()))) if c)))


def find_stock(text: str) -> Purpose | None:
    """What a text does instead of measuring: the first stock clause; None where a clause measures or defines."""
    purposes = read_purposes(text)
    painted = Purpose.PAINTS in purposes and Purpose.MEASURES not in purposes
    if not painted and not _EMPTY.issuperset(purposes):
        return None
    return next((purpose for purpose in purposes if purpose in _STOCK), None)


@lru_cache(maxsize=65536)
def read_purpose(clause: str) -> Purpose:
    """What one clause does: folded, without space or stops."""
    signs = read_signs()
    masked = signs.seeming.sub(_MASK, clause)
    if signs.measuring.search(masked):
        return Purpose.MEASURES
    if signs.pictures.search(clause):
        return Purpose.PAINTS
    if signs.references.fullmatch(clause):
        return Purpose.REFERS
    if signs.reflecting.match(clause):
        return Purpose.PRAISES if signs.praise.search(clause) else Purpose.REFLECTS
    headed = signs.heads.search(masked) is not None
    if signs.itself.match(clause) or (signs.praise.search(clause) and not headed):
        return Purpose.PRAISES
    if signs.concrete.search(clause):
        return Purpose.MEASURES if headed else Purpose.DEFINES
    if _calls(clause) and not (headed and not signs.eager.search(clause)):
        return Purpose.CALLS
    if headed:
        return Purpose.MEASURES
    return Purpose.LEADS if signs.leads.fullmatch(clause) else Purpose.DEFINES


def _calls(clause: str) -> bool:
    signs = read_signs()
    referred = signs.references.match(clause)
    rest = clause[referred.end() :] if referred else clause
    led = any(pattern.match(text) for pattern in (signs.calls, signs.acts) for text in (clause, rest))
    return led or signs.driven.search(clause) is not None
