"""A document with everything that rules ask of it, computed on first use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from qualitycheck.document.document import Document
from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.language.names import NameFacts, read_name
from qualitycheck.language.proofs import Proofs
from qualitycheck.text.quantity import Value, parse_value

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator with its table, a parsed value and the facts of its name. `field` says which cell the value is."""

    table: ProjectTable
    indicator: Indicator
    value: Value
    name: NameFacts
    field: str = "value"

    @property
    def text(self) -> str:
        """The cell the value was parsed from."""
        return self.indicator.field(self.field).text

    @property
    def result(self) -> Row | None:
        """The same row with its result (self-evaluation) in the place of the target, None where it has none."""
        if not self.indicator.actual:
            return None
        return Row(self.table, self.indicator, parse_value(self.indicator.actual.text), self.name, "actual")


class Context:
    """What a check sees. One per document; nothing in it is ever changed."""

    def __init__(
        self,
        document: Document,
        is_fixed: Callable[[str], bool] = lambda name: False,
        words: tuple[str, ...] = (),
        earlier: tuple[Document, ...] = (),
    ) -> None:
        """`is_fixed` tells the names of rows that the form puts in: nobody can mend them, no rule sees them.

        `words` are the user's own, which are never misspelt; `earlier` last year's documents, where given.
        """
        self.document = document
        self.earlier = earlier
        self._remembered: dict[object, object] = {}
        self._is_fixed = is_fixed
        self._words = words

    def remember(self, key: object, make: Callable[[], T]) -> T:
        """What `make` gives, made once for each key: several rules ask the same of a document."""
        if key not in self._remembered:
            self._remembered[key] = make()
        return cast(T, self._remembered[key])

    @cached_property
    def spelling(self) -> Proofs:
        """What may be misspelt; the user's words are left alone."""
        return Proofs(self.document, self._words)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All indicator rows, in document order."""
        return tuple(row for table in self.document.tables for row in self.read_rows(table))

    def read_rows(self, table: ProjectTable) -> Iterator[Row]:
        """The rows of one table."""
        for indicator in self.written_indicators(table):
            yield Row(table, indicator, parse_value(indicator.value.text), read_name(indicator.name.text))

    def written_indicators(self, table: ProjectTable) -> list[Indicator]:
        """The rows that the office itself has written."""
        return [i for i in table.indicators if not self._is_fixed(i.name.text)]

    @cached_property
    def rows_by_table(self) -> dict[int, tuple[Row, ...]]:
        """The rows of each table, by its number."""
        grouped: dict[int, list[Row]] = {table.number: [] for table in self.document.tables}
        for row in self.rows:
            grouped[row.table.number].append(row)
        return {number: tuple(rows) for number, rows in grouped.items()}
