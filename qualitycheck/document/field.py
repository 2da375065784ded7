"""A text of the document together with the places in the file it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

Medium = Literal["paragraph", "line", "table", "sheet", "page"]
Box = tuple[float, float, float, float]


class Origin(NamedTuple):
    """One cell, paragraph or line of the file. `row` and `column` count from 1; 0 where they mean nothing.

    On a page (`part` its number) rows of cells are counted down the page over all its tables, and `box` is
    the place in points from the upper left corner of the page set upright: left, top, right, bottom.
    """

    medium: Medium
    part: str = ""
    row: int = 0
    column: int = 0
    box: Box | None = None

    def __str__(self) -> str:
        if self.medium == "sheet":
            return f"{self.part}!{column_letters(self.column)}{self.row}"
        if self.medium == "table":
            return f"表格{self.part} 行{self.row} 列{self.column}"
        if self.medium == "page":
            place = f"行{self.row} 列{self.column}" if self.column else f"第{self.row}行"
            return f"第{self.part}页 {place}"
        return f"第{self.row}{'段' if self.medium == 'paragraph' else '行'}"


def column_letters(column: int) -> str:
    """The spreadsheet name of a column: 1 → A, 27 → AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Piece(NamedTuple):
    """Characters `start`..`end` of a field stand at `offset` of the text at `origin`."""

    start: int
    end: int
    origin: Origin
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """A text and its pieces; characters between pieces (separators) were not in the file."""

    text: str = ""
    pieces: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    def origin_at(self, position: int) -> Origin | None:
        """The origin of the character at `position`, or of the nearest one before it."""
        before = None
        for piece in self.pieces:
            if piece.start > position and before is not None:
                break
            before = piece.origin
        return before

    def slice(self, start: int, end: int) -> Field:
        """The part `start`..`end` as a field of its own."""
        if len(self.pieces) == 1:
            only = self.pieces[0]
            if only.start == 0 and only.end == len(self.text):
                text = self.text[start:end]
                return Field(text, (Piece(0, len(text), only.origin, only.offset + start),))
        pieces = tuple(
            Piece(
                max(p.start, start) - start,
                min(p.end, end) - start,
                p.origin,
                p.offset + max(start - p.start, 0),
            )
            for p in self.pieces
            if p.start < end and p.end > start
        )
        return Field(self.text[start:end], pieces or _point(self, start))


def _point(field: Field, position: int) -> tuple[Piece, ...]:
    """An empty piece that keeps where an empty slice would stand."""
    origin = field.origin_at(position)
    return (Piece(0, 0, origin),) if origin else ()


EMPTY = Field()


def join_fields(fields: Iterable[Field], separator: str = "") -> Field:
    """One field from several, in order; `separator` stands between non-empty ones."""
    fields = list(fields)
    written = [field for field in fields if field.text]
    if len(written) == 1:
        return written[0]
    text, pieces = "", list[Piece]()
    for field in fields:
        if text and field.text:
            text += separator
        shift = len(text)
        pieces += [Piece(p.start + shift, p.end + shift, p.origin, p.offset) for p in field.pieces]
        text += field.text
    return Field(text, tuple(pieces))
