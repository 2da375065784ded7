"""What an indicator's name measures: its kind by its ending, its unit in parentheses, its bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from qualitycheck.resources import data_folder, read_yaml
from qualitycheck.text.normalize import fold
from qualitycheck.text.units import is_known, parse_unit

_PARENTHESISED = re.compile(r"\(([^()]{1,12})\)\s*$")
_TARGET_TAIL = re.compile(r"(?:[≥≤=<>]?\s*\d[\d.]*\s*\S{0,3})$")


@dataclass(frozen=True, slots=True)
class Head:
    """One line of corpus/vocabulary/heads.yaml, compiled."""

    kind: str
    pattern: re.Pattern[str]
    excluded: re.Pattern[str] | None
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heads:
    """The whole of heads.yaml, compiled."""

    kinds: tuple[Head, ...]
    bounded: re.Pattern[str]
    unbounded: re.Pattern[str]
    permille: re.Pattern[str]
    unitless: re.Pattern[str]
    negative: re.Pattern[str]
    changes: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class NameFacts:
    """`core` is the name without a unit in parentheses; `kind` what its ending measures, empty if unknown.

    `units` are the units the ending itself asks for, `stem` the core without that ending (what is counted);
    `changes` says that the name measures how far a rate moves, which is told in percentage points.
    """

    core: str
    kind: str = ""
    ending: str = ""
    units: tuple[str, ...] = ()
    parenthesised_unit: str = ""
    bounded: bool = False
    unbounded: bool = False
    permille: bool = False
    unitless: bool = False
    negative: bool = False
    changes: bool = False

    @property
    def stem(self) -> str:
        """What is counted: 培训残疾人 of 培训残疾人数量."""
        return self.core[: len(self.core) - len(self.ending)]

    @property
    def is_rate(self) -> bool:
        """Whether the name asks for a share of a whole."""
        return self.kind in ("rate", "satisfaction")


@cache
def load_heads() -> Heads:
    """Reads heads.yaml once."""
    path = data_folder("corpus") / "vocabulary" / "heads.yaml"
    data: dict[str, Any] = read_yaml(path)
    kinds = tuple(
        Head(k["kind"], _ending(k["endings"]), _ending(k["not"]) if "not" in k else None, tuple(k["units"]))
        for k in data["kinds"]
    )
    searched = (
        re.compile(data[n].replace(" ", ""))
        for n in ("bounded", "unbounded", "permille", "unitless", "negative", "changes")
    )
    return Heads(kinds, *searched)


def _ending(words: list[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})$")


@lru_cache(maxsize=65536)
def read_name(name: str) -> NameFacts:
    """The facts of one indicator name."""
    core, unit = _split_unit(fold("".join(name.split())))
    heads = load_heads()
    kind, ending, units = _find_kind(core, heads)
    return NameFacts(
        core, kind, ending, units, unit,
        bounded=heads.bounded.search(core) is not None,
        unbounded=heads.unbounded.search(core) is not None,
        permille=heads.permille.search(core) is not None,
        unitless=heads.unitless.search(core) is not None,
        negative=heads.negative.search(core) is not None,
        changes=heads.changes.search(core) is not None,
    )  # fmt: skip


def _find_kind(core: str, heads: Heads) -> tuple[str, str, tuple[str, ...]]:
    for candidate in (core, _TARGET_TAIL.sub("", core)):
        for head in heads.kinds:
            found = head.pattern.search(candidate)
            if found and not (head.excluded and head.excluded.search(candidate)):
                return head.kind, found.group(), head.units
        if candidate == core and not _TARGET_TAIL.search(core):
            break
    return "", "", ()


def _split_unit(core: str) -> tuple[str, str]:
    """里程(公里) → 里程 and 公里; other parentheses stay."""
    found = _PARENTHESISED.search(core)
    if not found:
        return core, ""
    unit = parse_unit(found.group(1))[1]
    if not is_known(unit):
        return core, ""
    return core[: found.start()], found.group(1)
