"""What a kind of check gives back: places and repairs, without the words of the rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from qualitycheck.document.diagnostic import Severity
from qualitycheck.document.table import Indicator, ProjectTable


class Place(NamedTuple):
    """Characters `start`..`end` of a field; the whole field where `end` is None, a whole part where it is empty."""

    table: int
    row: int
    field: str
    start: int = 0
    end: int | None = None
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Replacement:
    """New text for a place."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """`values` fill the rule's message; `repair` is empty where nobody can be certain.

    `share` of the rule's confidence: below 1 where this finding is less certain than the rule.
    """

    place: Place
    values: Mapping[str, str] = field(default_factory=dict)
    repair: tuple[Replacement, ...] = ()
    related: tuple[Place, ...] = ()
    severity: Severity | None = None
    safe: bool | None = None
    share: float = 1.0


def place_row(
    table: ProjectTable, indicator: Indicator, name: str, span: tuple[int, int] | None = None
) -> Place:
    """A place in a row: the whole field, or `span` of it."""
    start, end = span if span else (0, None)
    return Place(table.number, indicator.row, name, start, end)


def place_table(table: ProjectTable, name: str, span: tuple[int, int] | None = None) -> Place:
    """A place in the table itself."""
    start, end = span if span else (0, None)
    return Place(table.number, 0, name, start, end)
