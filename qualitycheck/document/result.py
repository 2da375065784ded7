"""What a check gives back: the documents with their findings, and the inputs that could not be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from qualitycheck.document.diagnostic import Diagnostic, Severity
from qualitycheck.document.document import Document
from qualitycheck.document.smart import TableScore


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that is not reported, and why: a comment in the document, the configuration, or the baseline."""

    diagnostic: Diagnostic
    by: Literal["comment", "configuration", "baseline"]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document and what was found in it, sorted by place; `words` are the user's own that it was read with,
    `scores` one for each project table."""

    document: Document
    diagnostics: tuple[Diagnostic, ...] = ()
    words: tuple[str, ...] = ()
    scores: tuple[TableScore, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()


@dataclass(frozen=True, slots=True)
class Fixed:
    """What the baseline lists and the document no longer has, `count` times."""

    path: str
    code: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that could not be read; `reason` is one Chinese sentence."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Result:
    """Everything of one run, in the order of the inputs.

    `fixed` compares with a baseline and is None where there was none; `remarks` are sentences on the settings.
    """

    documents: tuple[CheckedDocument, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    fixed: tuple[Fixed, ...] | None = None
    remarks: tuple[str, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings of all documents."""
        return tuple(found for checked in self.documents for found in checked.diagnostics)

    @property
    def suppressed(self) -> tuple[Suppressed, ...]:
        """What was found and is not reported, of all documents."""
        return tuple(one for checked in self.documents for one in checked.suppressed)

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
