"""What a check gives back: the documents with their findings, and the inputs that could not be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from qualitycheck.document.diagnostic import Diagnostic, Severity
from qualitycheck.document.document import Document
from qualitycheck.document.smart import TableScore


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document and what was found in it, sorted by place; `words` are the user's own that it was read with,
    `scores` one for each project table."""

    document: Document
    diagnostics: tuple[Diagnostic, ...] = ()
    words: tuple[str, ...] = ()
    scores: tuple[TableScore, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that could not be read; `reason` is one Chinese sentence."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Result:
    """Everything of one run, in the order of the inputs."""

    documents: tuple[CheckedDocument, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings of all documents."""
        return tuple(found for checked in self.documents for found in checked.diagnostics)

    @property
    def tables(self) -> int:
        """How many project tables were read."""
        return sum(len(checked.document.tables) for checked in self.documents)

    @property
    def indicators(self) -> int:
        """How many indicator rows were read."""
        return sum(len(table.indicators) for checked in self.documents for table in checked.document.tables)

    def count(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(found.severity for found in self.diagnostics)

    def has_at_least(self, severity: Severity) -> bool:
        """Whether any finding is that bad or worse."""
        return any(found.severity.rank >= severity.rank for found in self.diagnostics)
