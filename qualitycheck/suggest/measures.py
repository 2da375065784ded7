"""The measures of corpus/library/measures.yaml: how each kind of project is measured, by category."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from qualitycheck.resources import data_folder, read_yaml


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the file. `value` is a convention, empty where the document must give the number."""

    name: str
    categories: frozenset[str]
    description: str
    operator: str
    unit: str
    value: str
    kinds: frozenset[str]
    topic: re.Pattern[str] | None
    project: re.Pattern[str] | None
    object: re.Pattern[str] | None
    people: re.Pattern[str] | None
    strip: re.Pattern[str] | None
    """What of the weak row's own words does not belong into the name."""

    @property
    def slots(self) -> frozenset[str]:
        """The slots that name and description need filled."""
        return frozenset(re.findall(r"\{(\w+)\}", self.name + self.description))


@dataclass(frozen=True, slots=True)
class People:
    """Whom projects of these kinds, or projects that speak of this, serve."""

    name: str
    kinds: frozenset[str]
    project: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Measures:
    """The whole file, compiled. `kinds` in the order in which they win."""

    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    people: tuple[People, ...]
    measures: tuple[Measure, ...]


@cache
def read_measures() -> Measures:
    """Reads measures.yaml once."""
    data = read_yaml(data_folder("corpus") / "library" / "measures.yaml")
    kinds = tuple((name, re.compile(pattern)) for name, pattern in data["kinds"].items())
    people = tuple(
        People(p["name"], frozenset(p.get("kinds", ())), _compile(p.get("project"))) for p in data["people"]
    )
    return Measures(kinds, people, tuple(_measure(m) for m in data["measures"]))


def _measure(data: dict[str, Any]) -> Measure:
    return Measure(
        data["name"],
        frozenset(data["categories"]),
        data["description"],
        data["operator"],
        data["unit"],
        data.get("value", ""),
        frozenset(data.get("kinds", ())),
        _compile(data.get("topic")),
        _compile(data.get("project")),
        _compile(data.get("object")),
        _compile(data.get("people")),
        _compile(data.get("strip")),
    )


def _compile(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(pattern) if pattern else None
