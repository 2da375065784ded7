"""The findings numbered through the whole page, and where each is marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from qualitycheck.document.diagnostic import Diagnostic, Location, Severity
from qualitycheck.document.document import TABLE_FIELDS
from qualitycheck.document.result import CheckedDocument, Result

Place = tuple[int, int, str, int]
"""Table, row, field, paragraph."""
WHOLE = ""
"""The field of what is said of a whole part."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number on the page."""

    number: int
    found: Diagnostic


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a field that a finding is about; `again` counts its related places from 1, 0 is the main one."""

    number: int
    again: int
    start: int
    end: int
    severity: Severity

    @property
    def anchor(self) -> str:
        """The identifier of the mark on the page."""
        return f"m{self.number}-{self.again}" if self.again else f"m{self.number}"


@dataclass(frozen=True, slots=True)
class Part:
    """A document of the page, counted from 1, with its findings by their tables and its marks by their fields.

    `elsewhere`: by table, the findings told at another one that have a related place in it. `marked`: by table,
    the fields of its rows that have marks.
    """

    order: int
    checked: CheckedDocument
    findings: dict[int, list[Numbered]]
    elsewhere: dict[int, list[Numbered]]
    marks: dict[Place, list[Mark]]
    marked: dict[int, set[str]]

    def anchor(self, table: int) -> str:
        """The identifier of a table on the page, or of the narrative, which is table 0."""
        return f"t{self.order}-{table}"

    def of(self, table: int) -> list[Numbered]:
        """The findings whose main place is in the table."""
        return self.findings.get(table, [])

    def touching(self, table: int) -> list[Numbered]:
        """The same with those told elsewhere that have a place in the table."""
        return [*self.of(table), *self.elsewhere.get(table, [])]

    def marks_of(self, table: int, row: int, field: str, paragraph: int = 0) -> list[Mark]:
        """The marks of a field."""
        return self.marks.get((table, row, field, paragraph), [])


def number_findings(result: Result) -> list[Part]:
    """A part for each document."""
    parts, first = [], 1
    for order, checked in enumerate(result.documents, 1):
        parts.append(_part(order, checked, first))
        first += len(checked.diagnostics)
    return parts


def _part(order: int, checked: CheckedDocument, first: int) -> Part:
    part = Part(order, checked, defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(set))
    for one in (Numbered(number, found) for number, found in enumerate(checked.diagnostics, first)):
        main = one.found.location.table
        part.findings[main].append(one)
        for table in one.found.tables[1:]:
            part.elsewhere[table].append(one)
        for place, mark in _marks(one):
            part.marks[place].append(mark)
            if place[1]:
                part.marked[place[0]].add(place[2])
    return part


def _marks(one: Numbered) -> Iterator[tuple[Place, Mark]]:
    for again, at in enumerate(one.found.places):
        yield place_of(at), Mark(one.number, again, at.start, at.end, one.found.severity)


def place_of(at: Location) -> Place:
    """The field of a location; `WHOLE` where it means the whole table or narrative."""
    is_whole = not at.paragraph and not at.row and at.field not in TABLE_FIELDS
    return at.table, at.row, WHOLE if is_whole else at.field, at.paragraph
