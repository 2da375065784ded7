"""The proof: a table with a suggestion in it is checked again, alone, with the rules of its document.

Only one table is checked, never the whole document; the rules are compiled once and every text that was
judged before is remembered by the floors below, so that a proof costs what its own words cost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Protocol

from qualitycheck.document.diagnostic import Diagnostic, Severity
from qualitycheck.document.document import Document
from qualitycheck.document.smart import Letter, TableScore
from qualitycheck.document.table import ProjectTable
from qualitycheck.language.proofs import shared_checker
from qualitycheck.smart.score import score_document
from qualitycheck.suggest.blank import fill_table, fill_text


class Check(Protocol):
    """The findings of a document by all rules, or by those alone that look beyond one table."""

    def __call__(self, variant: Document, *, across: bool = False) -> Sequence[Diagnostic]: ...


Key = tuple[str, int, str]
"""Code, row, field of a finding at or above warning."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of one table."""

    table: ProjectTable
    diagnostics: tuple[Diagnostic, ...]
    wide: frozenset[Key] = frozenset()
    """Findings that show only beside the document's other tables."""

    keys: frozenset[Key] = field(init=False, repr=False, compare=False)
    """The findings at or above warning by code, row and field."""
    _by_row: dict[int, frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sorts the findings by row once: they are asked for again for each row."""
        keys = frozenset((d.code, d.location.row, d.location.field) for d in self.diagnostics)
        by_row: defaultdict[int, set[str]] = defaultdict(set)
        for code, row, _ in keys | self.wide:
            by_row[row].add(code)
        object.__setattr__(self, "keys", keys)
        object.__setattr__(self, "_by_row", {row: frozenset(codes) for row, codes in by_row.items()})

    def codes_at(self, row: int) -> frozenset[str]:
        """The codes at a row; row 0 is the table itself."""
        return self._by_row.get(row, frozenset())


class Court:
    """Judges the tables of one document. `check` must report each finding by itself, ungrouped."""

    def __init__(
        self,
        document: Document,
        check: Check,
        words: tuple[str, ...] = (),
        amounts: Mapping[str, Mapping[Letter, int]] = MappingProxyType({}),
        *,
        spelling: bool = True,
    ) -> None:
        """`spelling`: whether any of the rules asks for it."""
        self._spelling = spelling
        self.document = document
        self._check = check
        self._words = words
        self._amounts = amounts

    def prepare(self, texts: Iterable[str]) -> None:
        """Has all texts of the drafts judged for spelling at once: one by one they cost thirty times as much."""
        if not self._spelling:
            return
        filled = dict.fromkeys(fill_text(text, self.document.year) for text in texts if text)
        shared_checker().check(list(filled), self._words)

    def hear(self, table: ProjectTable) -> Verdict:
        """The findings of a table alone, its blanks counted as filled."""
        filled = replace(fill_table(table, self.document.year), number=1)
        found = self._check(replace(self.document, tables=(filled,), narrative=(), notices=()))
        return Verdict(filled, tuple(d for d in found if d.severity is not Severity.INFO))

    def hear_all(self, tables: Sequence[ProjectTable], *, across: bool = False) -> tuple[frozenset[Key], ...]:
        """The findings of all tables together, table by table: what one has copied from another shows only so.

        `across`: by those rules alone that look beyond one table.
        """
        filled = tuple(fill_table(table, self.document.year) for table in tables)
        found = self._check(replace(self.document, tables=filled, narrative=(), notices=()), across=across)
        return tuple(
            frozenset(
                (d.code, d.location.row, d.location.field)
                for d in found
                if d.location.table == table.number and d.severity is not Severity.INFO
            )
            for table in tables
        )

    def score(self, verdicts: Sequence[Verdict]) -> tuple[TableScore, ...]:
        """The scores of tables already heard, all at once: the classifier is far quicker on many rows."""
        tables = tuple(replace(v.table, number=n) for n, v in enumerate(verdicts, 1))
        diagnostics = [
            replace(d, location=replace(d.location, table=n), related=tuple(replace(r, table=n) for r in d.related), fixes=tuple(
                replace(f, edits=tuple(replace(e, table=n) for e in f.edits)) for f in d.fixes))
            for n, v in enumerate(verdicts, 1)
            for d in v.diagnostics
        ]  # fmt: skip
        return score_document(replace(self.document, tables=tables), diagnostics, self._words, self._amounts)


def find_gone(
    before: Verdict, after: Verdict, row: int, codes: frozenset[str], moved: Mapping[int, int]
) -> frozenset[str] | None:
    """Which of `codes` are gone from the row (0: from the table); None where anything else has come.

    `moved` tells where the rows of the new table stood in the old one; rows that are not in it are new.
    """
    new = move_keys(after.keys, moved)
    if not new <= before.keys:
        return None
    return codes - {code for code, at, _ in new if at == row}


def move_keys(keys: Iterable[Key], moved: Mapping[int, int]) -> frozenset[Key]:
    """Findings with their rows as the old table counts them; -1 for added rows."""
    return frozenset((code, moved.get(at, -1) if at else 0, field) for code, at, field in keys)


def is_no_lower(before: TableScore, after: TableScore, moved: Mapping[int, int]) -> bool:
    """Whether no SMART letter of the table, and none of a row that stands in both, has a lower mark."""
    if any(a < b for a, b in zip(after.smart.marks, before.smart.marks, strict=True)):
        return False
    for number, score in enumerate(after.rows, 1):
        old = moved.get(number)
        if old and any(a < b for a, b in zip(score.marks, before.rows[old - 1].marks, strict=True)):
            return False
    return True
