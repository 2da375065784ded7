"""Groups of people that satisfaction indicators ask, and what shows that a project serves them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from qualitycheck.language.lexicon import Evidence, Lexicon, read_evidence
from qualitycheck.language.segment.description import segment_description
from qualitycheck.resources import data_folder, read_yaml


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """`evidence` is what a table that serves the group speaks of, its own words among it."""

    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Groups:
    """The whole of served_groups.yaml. `given` is what shows that a project is for its `workers`."""

    named: Lexicon[Group]
    general: re.Pattern[str]
    internal: re.Pattern[str]
    public: re.Pattern[str]
    workers: re.Pattern[str]
    given: re.Pattern[str]


Found = tuple[Group, tuple[int, int]]
_ASKS = re.compile(r"[^，,；;。]{0,3}(?:逐户|入户|访谈|走访|调查|询问|上门|发放|登记|统计|核|记录|填写)")
"""What stands behind those who only put the question."""
_AND = re.compile(r"[和及与、/或]")


@cache
def read_groups() -> Groups:
    """Reads served_groups.yaml once."""
    data = read_yaml(data_folder("corpus") / "vocabulary" / "served_groups.yaml")
    named: Lexicon[Group] = Lexicon()
    for entry in data["groups"]:
        named.add(entry["asked"], Group(read_evidence(f"{entry['asked']}|{entry['evidence']}")))
        keys = ("general", "internal", "public", "workers", "given")
    return Groups(named, *(re.compile(data[key].replace(" ", "")) for key in keys))


@lru_cache(maxsize=65536)
def find_groups(text: str) -> tuple[Found, ...]:
    """The groups that a text names, with the places; none for groups the list does not have."""
    return tuple(read_groups().named.search(text))


def find_counted(description: str) -> tuple[Found, ...]:
    """The groups whose answers the description of a satisfaction indicator counts."""
    parts = [p for p in segment_description(description) if p.role in ("numerator", "definition")]
    found = (f for f in find_groups(description) if not _ASKS.match(description, f[1][1]))
    return tuple(f for f in found if any(p.start <= f[1][0] < p.end for p in parts))


def find_asked(name: str) -> tuple[Found, ...]:
    """The groups that a name asks: the last one (学生家长 are parents), or all that it lists."""
    found = find_groups(name)
    if len(found) < 2 or _AND.search(name):
        return found
    last = found[-1][1]
    return tuple(one for one in found if one[1] == last)
