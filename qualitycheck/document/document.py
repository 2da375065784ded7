"""A whole document: its narrative, its project tables, and what could not be understood."""

from __future__ import annotations

from dataclasses import dataclass

from qualitycheck.document.field import EMPTY, Field, Origin
from qualitycheck.document.table import ProjectTable


@dataclass(frozen=True, slots=True)
class Department:
    code: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader met and could not take as a project table; `text` is Chinese, for the user."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A directive to this program and the cell or paragraph it hangs on; None where nothing is left to hang on.

    `above`: it is a line of its own, and `origin` what follows it.
    """

    text: str
    origin: Origin | None
    above: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What was read from one file. `narrative` numbers its paragraphs from 1.

    `recognised`: text was read from a picture, so that what looks like the author's slip may be the reader's.
    """

    path: str
    format: str
    tables: tuple[ProjectTable, ...] = ()
    narrative: tuple[Field, ...] = ()
    year: int | None = None
    department: Department = Department()
    notices: tuple[Notice, ...] = ()
    recognised: bool = False
    comments: tuple[Comment, ...] = ()

    def field_at(self, table: int, row: int, field: str, paragraph: int = 0) -> Field:
        """The field a location points to; `EMPTY` where the location means a whole part."""
        if table == 0:
            return self.narrative[paragraph - 1] if paragraph else EMPTY
        project = self.tables[table - 1]
        if row:
            return project.indicators[row - 1].field(field)
        return project.field(field) if field in TABLE_FIELDS else EMPTY


TABLE_FIELDS = frozenset({"project_name", "budget", "purpose", "schedule", "goals"})
