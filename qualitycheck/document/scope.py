"""What a comment means by where it hangs: a row, a field of the table, a table, a paragraph, the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields

from qualitycheck.document.diagnostic import Location
from qualitycheck.document.document import TABLE_FIELDS, Comment, Document
from qualitycheck.document.field import Field, Origin
from qualitycheck.document.table import Indicator, ProjectTable

# Medium, part, row and, for a cell, column.
_Key = tuple[str | int, ...]
_WHOLE_TABLE = ("title", "project_code", "project_name")
_PARTS = tuple(sorted(TABLE_FIELDS - {"project_name"}))


@dataclass(frozen=True, slots=True)
class Scope:
    """`table` None is the whole document, no `rows` the whole table, `field` a field of the table itself."""

    table: int | None = None
    rows: frozenset[int] = frozenset()
    field: str = ""
    paragraph: int = 0

    def covers(self, table: int, row: int, name: str, paragraph: int) -> bool:
        """Whether a place lies within."""
        if self.table is None:
            return True
        if self.table != table or (self.paragraph and self.paragraph != paragraph):
            return False
        if self.rows:
            return row in self.rows
        return not self.field or (not row and name == self.field)

    @property
    def place(self) -> Location:
        """A place that stands for it in a report."""
        row = min(self.rows, default=0)
        name = self.field or ("name" if self.table else "text")
        return Location(self.table or 0, row, name, self.paragraph)


DOCUMENT = Scope()


@dataclass(slots=True)
class _Index:
    """What stands at each cell and line of the file."""

    rows: dict[_Key, Scope] = field(default_factory=dict)
    parts: dict[_Key, Scope] = field(default_factory=dict)
    lines: dict[_Key, Scope] = field(default_factory=dict)
    tables: dict[tuple[str, str], dict[int, tuple[int, int]]] = field(default_factory=dict)

    def extend(self, origin: Origin, table: int) -> None:
        """Stretches the table over the row of the origin."""
        extents = self.tables.setdefault((origin.medium, origin.part), {})
        first, last = extents.get(table, (origin.row, origin.row))
        extents[table] = (min(first, origin.row), max(last, origin.row))


class Scopes:
    """Finds the scope of comments in one document."""

    def __init__(self, document: Document) -> None:
        self._index = _Index()
        for table in document.tables:
            self._take_table(table)
        for number, paragraph in enumerate(document.narrative, 1):
            for origin in _origins(paragraph):
                self._index.parts.setdefault(_key(origin), Scope(0, paragraph=number))

    def find(self, comment: Comment) -> Scope | None:
        """The scope, None where the comment hangs on nothing that was read."""
        origin = comment.origin
        if origin is None:
            return None
        exact = self._index.rows.get(_key(origin)) or self._index.parts.get(_key(origin))
        return exact or self._index.lines.get(_key(origin)[:3]) or self._nearest(origin, comment.above)

    def _take_table(self, table: ProjectTable) -> None:
        for indicator in table.indicators:
            for origin in _row_origins(indicator):
                _add(self._index.rows, _key(origin), table.number, indicator.row)
                _add(self._index.lines, _key(origin)[:3], table.number, indicator.row)
                self._index.extend(origin, table.number)
        for names, scoped in ((_WHOLE_TABLE, False), (_PARTS, True)):
            for name in names:
                for origin in _origins(table.field(name)):
                    self._index.parts.setdefault(
                        _key(origin), Scope(table.number, field=name if scoped else "")
                    )
                    self._index.extend(origin, table.number)

    def _nearest(self, origin: Origin, above: bool) -> Scope | None:
        """The table around a place, else the next below, else the last above; below a title the last comes first."""
        extents = self._index.tables.get((origin.medium, origin.part), {})
        around = [number for number, (first, last) in extents.items() if first <= origin.row <= last]
        below = [number for number, (first, _) in extents.items() if first > origin.row]
        behind = [number for number, (_, last) in reversed(extents.items()) if last < origin.row]
        order = (
            (*around, *below, *behind)
            if above or origin.medium != "paragraph"
            else (*around, *behind, *below)
        )
        return Scope(order[0]) if order else None


def _add(index: dict[_Key, Scope], key: _Key, table: int, row: int) -> None:
    known = index.get(key)
    same = known.rows if known and known.table == table else frozenset()
    index[key] = Scope(table, same | {row})


def _row_origins(indicator: Indicator) -> Iterator[Origin]:
    for entry in fields(indicator):
        if isinstance(value := getattr(indicator, entry.name), Field):
            yield from _origins(value)


def _origins(text: Field) -> Iterator[Origin]:
    return (piece.origin for piece in text.pieces)


def _key(origin: Origin) -> _Key:
    return origin.medium, origin.part, origin.row, origin.column
