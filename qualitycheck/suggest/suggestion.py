"""What is suggested: whole rows, a removal, or a text of the table, with where it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from qualitycheck.document.smart import TableScore
from qualitycheck.document.table import Indicator, ProjectTable

Kind = Literal["rewrite", "add", "remove", "table"]


@dataclass(frozen=True, slots=True)
class Draft:
    """Rows that could take the place of what is weak, not yet proved.

    `origin` says where the words come from, `notes` what the author should know, `derived` the figures that were
    calculated from figures of the document.
    """

    after: tuple[Indicator, ...]
    origin: str
    notes: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What is weak: findings by code at a row (0: the table itself), and the drafts that may mend it, best first."""

    kind: Kind
    row: int
    codes: frozenset[str]
    drafts: tuple[Draft, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A draft that passed the proof. `row` is the row it rewrites or removes, 0 for what is added or for the table.

    `texts` are fields of the table with their new text; `codes` are the findings that are gone.
    """

    kind: Kind
    table: int
    row: int
    before: Indicator | None
    after: tuple[Indicator, ...]
    codes: tuple[str, ...]
    origin: str
    notes: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TableSuggestions:
    """A table before and after all its suggestions, with both scores."""

    before: ProjectTable
    after: ProjectTable
    suggestions: tuple[Suggestion, ...]
    score_before: TableScore
    score_after: TableScore
    open: tuple[str, ...] = field(default=())
    """Codes of findings for which nothing good could be said."""


@dataclass(frozen=True, slots=True)
class DocumentSuggestions:
    """All tables of one document for which there is a suggestion, in order."""

    path: str
    tables: tuple[TableSuggestions, ...]
    count: int = 0
    """How many tables the document has."""
