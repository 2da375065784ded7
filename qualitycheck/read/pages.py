"""What a page shows, whether printed as PDF or recognised from a picture: lines of text and ruled tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualitycheck.document.field import Field, Origin, join_fields
from qualitycheck.read.fields import field_of
from qualitycheck.read.glyphs import Glyph, Line, flowing, goes_on, lines_of, text_of
from qualitycheck.read.ruling import Box, Frame, Slot

_PADDING = 6.0


@dataclass(slots=True, eq=False)
class PageCell:
    """A cell of a ruled table; `more` are its parts on the following pages."""

    origin: Origin
    box: Box
    lines: list[Line]
    more: list[PageCell]

    @property
    def is_empty(self) -> bool:
        """Whether no part of it holds text."""
        return not self.lines and not any(part.lines for part in self.more)

    @property
    def text(self) -> str:
        """Its text on the first page."""
        left, right = self.edges
        return "\n".join(text_of(paragraph) for paragraph in flowing(self.lines, left, right))

    @property
    def edges(self) -> tuple[float, float]:
        """Between which its text flows: the cell without the padding that its lines show."""
        left, _, right, _ = self.box
        padding = min([_PADDING, *(line.left - left for line in self.lines)])
        return left + max(0.0, padding), right - max(0.0, padding)

    @property
    def field(self) -> Field:
        """The whole text; every part knows its page."""
        whole, last = field_of(self.text, self.origin), self
        for part in self.more:
            together = bool(last.lines and part.lines) and goes_on(last.lines[-1], part.lines[0], *last.edges)
            whole = join_fields((whole, field_of(part.text, part.origin)), "" if together else "\n")
            last = part if part.lines else last
        return whole


@dataclass(frozen=True, slots=True)
class PageTable:
    """A ruled table on one page; `cells` belong to the frame's slots, in their order."""

    page: int
    frame: Frame
    cells: tuple[PageCell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page's size, the lines outside every table, and the tables, each from the top."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    tables: tuple[PageTable, ...]


def page_of(number: int, size: tuple[float, float], glyphs: Iterable[Glyph], frames: Sequence[Frame]) -> Page:
    """Puts every character into the cell it stands in, the innermost where tables are nested."""
    inside: dict[tuple[int, int], list[Glyph]] = {}
    outside: list[Glyph] = []
    by_area = sorted(range(len(frames)), key=lambda index: _area(frames[index].box))
    lookups = [_Lookup(frame) for frame in frames]
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        place = next(((i, slot) for i in by_area if (slot := lookups[i].find(x, y)) is not None), None)
        if place is None:
            outside.append(glyph)
        else:
            inside.setdefault(place, []).append(glyph)
    tables, row = [], 0
    for index, frame in enumerate(frames):
        texts = [lines_of(inside.get((index, slot), ())) for slot in range(len(frame.slots))]
        tables.append(_table(number, frame, texts, row))
        row += len(frame.ys) - 1
    return Page(number, *size, tuple(lines_of(outside)), tuple(tables))


class _Lookup:
    """Finds the slot of a frame that a point lies in."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._slots = {
            (row, column): index
            for index, slot in enumerate(frame.slots)
            for row in range(slot.top, slot.bottom)
            for column in range(slot.left, slot.right)
        }

    def find(self, x: float, y: float) -> int | None:
        left, top, right, bottom = self._frame.box
        if not (left <= x <= right and top <= y <= bottom):
            return None
        row = sum(edge <= y for edge in self._frame.ys[1:-1])
        column = sum(edge <= x for edge in self._frame.xs[1:-1])
        return self._slots[row, column]


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _table(number: int, frame: Frame, texts: Sequence[list[Line]], rows_above: int) -> PageTable:
    cells = (
        _cell(number, frame.box_of(slot), slot, lines, rows_above)
        for slot, lines in zip(frame.slots, texts, strict=True)
    )
    return PageTable(number, frame, tuple(cells))


def _cell(number: int, box: Box, slot: Slot, lines: list[Line], rows_above: int) -> PageCell:
    left, top, right, bottom = (round(edge, 1) for edge in box)
    origin = Origin("page", str(number), rows_above + slot.top + 1, slot.left + 1, (left, top, right, bottom))
    return PageCell(origin, box, lines, [])
