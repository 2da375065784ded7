"""A finding and its repair, in the terms of the table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """From worst to least; `rank` orders them."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


class Applicability(StrEnum):
    """`safe` keeps the author's meaning; `suggested` needs a person's eye."""

    SAFE = "safe"
    SUGGESTED = "suggested"


class Family(StrEnum):
    """In the order in which a rule has the say over the same words: the more certain first."""

    TYPO = "typo"
    UNIT = "unit"
    VALUE = "value"
    CONSISTENCY = "consistency"
    STRUCTURE = "structure"
    BOILERPLATE = "boilerplate"
    MISMATCH = "mismatch"
    WORDING = "wording"
    FORMAT = "format"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Characters `start`..`end` of a field. `table` 0 is the narrative, `row` 0 the table itself."""

    table: int = 0
    row: int = 0
    field: str = "text"
    paragraph: int = 0
    start: int = 0
    end: int = 0
    text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replaces characters `start`..`end` of the field."""

    table: int
    row: int
    field: str
    start: int
    end: int
    replacement: str
    paragraph: int = 0

    @property
    def place(self) -> tuple[int, int, str, int]:
        """The field whose characters are meant: table, row, field, paragraph."""
        return self.table, self.row, self.field, self.paragraph


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together; `result` is the whole field of the first edit afterwards."""

    title: str
    applicability: Applicability
    edits: tuple[Edit, ...]
    result: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding as it is reported: frozen, complete, in the words of the contract."""

    code: str
    rule: str
    family: Family
    severity: Severity
    message: str
    grounds: str
    confidence: float
    location: Location
    why: str = ""
    advice: str = ""
    related: tuple[Location, ...] = ()
    also: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()

    @property
    def places(self) -> tuple[Location, ...]:
        """The main place and the related ones."""
        return (self.location, *self.related)

    @property
    def tables(self) -> tuple[int, ...]:
        """The tables it has a place in, the main one first; 0 is the narrative."""
        return tuple(dict.fromkeys(place.table for place in self.places))
