"""What every format is read into: paragraphs and grids, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as attribute

from qualitycheck.document.document import Comment, Notice
from qualitycheck.document.field import EMPTY, Field


class Cell:
    """A cell's text as written; `row` and `column` are its anchor's position in the grid, from 0.

    Cells are compared by identity: a merged cell is one cell at many positions. `text` is the field's,
    line breaks included, and `filled` says whether it holds more than white space: both are asked so often
    that they are worked out once.
    """

    __slots__ = ("column", "field", "filled", "row", "text")

    def __init__(self, field: Field, row: int, column: int) -> None:
        self.field = field
        self.row = row
        self.column = column
        self.text = field.text
        self.filled = bool(self.text) and not self.text.isspace()


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A rectangle of cells; the positions a merged cell covers all hold that cell (`is` tells)."""

    rows: tuple[Row, ...]
    name: str = ""

    @property
    def width(self) -> int:
        """Columns of the grid."""
        return len(self.rows[0]) if self.rows else 0

    def source(self, row: int = 0) -> str:
        """Where a row of the grid stands in the file, for a person."""
        for cell in self.rows[row] if row < len(self.rows) else ():
            origin = cell.field.origin_at(0)
            if origin is not None:
                return str(origin)
        return self.name


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or line outside every table."""

    field: Field


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read by its format's module; `recognised` from a picture."""

    format: str
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = attribute(default=())
    recognised: bool = False
    comments: tuple[Comment, ...] = ()


def distinct(row: Row) -> Iterator[Cell]:
    """The cells of a row from left to right, a merged one once."""
    last: Cell | None = None
    for cell in row:
        if cell is not last:
            yield cell
        last = cell


def cell_at(row: Row, column: int) -> Field:
    """The text at a column, `EMPTY` beyond the last."""
    return row[column].field if 0 <= column < len(row) else EMPTY


def filled(row: Row) -> list[Cell]:
    """The distinct cells of a row that hold text."""
    kept: list[Cell] = []
    last: Cell | None = None
    for cell in row:
        if cell is not last and cell.filled:
            kept.append(cell)
        last = cell
    return kept
