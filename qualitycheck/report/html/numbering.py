"""The findings numbered through the whole page, and where each is marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
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
    """A document of the page, counted from 1, with its findings and marks."""

    order: int
    checked: CheckedDocument
    findings: tuple[Numbered, ...]
    marks: Mapping[Place, tuple[Mark, ...]]

    def anchor(self, table: int) -> str:
        """The identifier of a table on the page, or of the narrative, which is table 0."""
        return f"t{self.order}-{table}"

    def of(self, table: int) -> list[Numbered]:
        """The findings whose main place is in the table."""
        return [one for one in self.findings if one.found.location.table == table]

    def elsewhere(self, table: int) -> list[Numbered]:
        """The findings told at another table, with a related place in this one."""
        return [
            one
            for one in self.findings
            if one.found.location.table != table and any(at.table == table for at in one.found.related)
        ]


def number_findings(result: Result) -> list[Part]:
    """A part for each document."""
    parts, last = [], 0
    for order, checked in enumerate(result.documents, 1):
        findings = tuple(Numbered(number, d) for number, d in enumerate(checked.diagnostics, last + 1))
        marks: dict[Place, list[Mark]] = defaultdict(list)
        for one in findings:
            for place, mark in _marks(one):
                marks[place].append(mark)
        parts.append(Part(order, checked, findings, {place: tuple(found) for place, found in marks.items()}))
        last += len(findings)
    return parts


def _marks(one: Numbered) -> Iterator[tuple[Place, Mark]]:
    for again, at in enumerate(one.found.places):
        yield place_of(at), Mark(one.number, again, at.start, at.end, one.found.severity)


def place_of(at: Location) -> Place:
    """The field of a location; `WHOLE` where it means the whole table or narrative."""
    is_whole = not at.paragraph and not at.row and at.field not in TABLE_FIELDS
    return at.table, at.row, WHOLE if is_whole else at.field, at.paragraph
