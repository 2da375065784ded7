"""Groups of people that satisfaction indicators ask, and what shows that a project serves them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from qualitycheck.resources import data_folder, read_yaml


@dataclass(frozen=True, slots=True)
class Group:
    """`asked` finds the group in an indicator's name, `evidence` what a table that serves it speaks of."""

    asked: re.Pattern[str]
    evidence: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Groups:
    """The whole of served_groups.yaml, compiled."""

    groups: tuple[Group, ...]
    general: re.Pattern[str]
    internal: re.Pattern[str]
    public: re.Pattern[str]

    def find(self, name: str) -> list[tuple[Group, re.Match[str]]]:
        """The groups that a name asks, with the words that say so; none for groups the list does not have."""
        return [(group, found) for group in self.groups if (found := group.asked.search(name))]


@cache
def read_groups() -> Groups:
    """Reads served_groups.yaml once."""
    data = read_yaml(data_folder("corpus") / "vocabulary" / "served_groups.yaml")
    groups = tuple(Group(re.compile(g["asked"]), re.compile(g["evidence"])) for g in data["groups"])
    return Groups(groups, *(re.compile(data[key]) for key in ("general", "internal", "public")))
