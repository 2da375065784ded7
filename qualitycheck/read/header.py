"""Where the header of an indicator table stands and what its columns hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from qualitycheck.read.blocks import Cell, Grid, Row, filled
from qualitycheck.read.columns import (
    Assignment,
    Candidates,
    assign,
    candidates,
    is_header_word,
    is_surely_header,
)
from qualitycheck.read.words import is_mark, label_of

_DEEPEST = 3
_FEWEST_FIELDS = 3
_LONGEST_HEADER_CELL = 30
_NUMBERS = frozenset({"value", "actual", "excellent", "level1", "level2"})
_GUESSED_WITHIN = 60
_LONGEST_PLACE = 12


@dataclass(frozen=True, slots=True)
class Header:
    """Rows `row`..`row + depth` of a grid. `columns` and `form` say what a column holds.

    `natures` are columns whose cells decide: a sign, a direction, or qualitative and quantitative.
    `unread` are header words nobody knows, `guessed` those recognised by likeness; `long_term` is the label
    beside or above the block where it says that its indicators are those of several years.
    """

    row: int
    depth: int
    columns: Mapping[str, int]
    natures: tuple[int, ...] = ()
    form: Mapping[str, int] = field(default_factory=dict)
    layout: str = ""
    unread: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    long_term: str = ""

    @property
    def first(self) -> int:
        """The leftmost column that belongs to the indicators."""
        return min(self.columns.values())

    @property
    def needs(self) -> int:
        """The rightmost column without which no row can be read."""
        return max(self.columns["name"], self.columns.get("value", 0))


def find_headers(grid: Grid) -> list[Header]:
    """Every header of the grid, from the top; by likeness where no word is known exactly."""
    return _find(grid, len(grid.rows), False) or _find(grid, _GUESSED_WITHIN, True)


def _find(grid: Grid, rows: int, guess: bool) -> list[Header]:
    found: list[Header] = []
    row = 0
    while row < min(rows, len(grid.rows)):
        header = _header_at(grid, row, guess)
        if header is not None:
            found.append(header)
        row = header.row + header.depth if header is not None else row + 1
    return found


def _header_at(grid: Grid, row: int, guess: bool) -> Header | None:
    """The deepest header that starts in this row."""
    if not guess and not any(is_header_word(cell.text) for cell in filled(grid.rows[row])):
        return None
    for depth in range(min(_DEEPEST, len(grid.rows) - row), 0, -1):
        rows = grid.rows[row : row + depth]
        if all(_may_follow(above, below) and _is_upper(above, below) for above, below in pairwise(rows)):
            header = _read(grid, row, depth, guess)
            if header is not None:
                return header
    return None


def _own(row: Row, above: Row) -> list[Cell]:
    """The filled cells of a row that do not continue the row above."""
    return [cell for cell in filled(row) if cell not in above]


def _may_follow(above: Row, below: Row) -> bool:
    """Whether a row can be the lower part of a header: all its own cells are header words."""
    own = _own(below, above)
    if not filled(below) or len(own) == 1:
        return False
    return all(is_header_word(cell.text) for cell in own) or (bool(own) and _is_divided(above, below, own))


def _is_divided(above: Row, below: Row, own: list[Cell]) -> bool:
    """Whether the row divides the value among places: short names, all under one wide word for the value."""
    heads = {above[cell.column] for cell in own}
    if len(heads) != 1 or any(
        len(cell.text) > _LONGEST_PLACE or any(map(str.isdigit, cell.text)) for cell in own
    ):
        return False
    head = heads.pop()
    found = candidates((head.text,)) if is_header_word(head.text) else None
    return above.count(head) > 1 and found is not None and found.fields == ("value",)


def _is_upper(row: Row, below: Row) -> bool:
    """Whether a row can be the upper part: known words only, one of them over several columns or rows."""
    cells = filled(row)
    known = all(is_surely_header(cell.text) for cell in cells)
    heads = [cell for cell in cells if is_header_word(cell.text) or label_of(cell.text) == "indicators"]
    return known and (any(row.count(cell) > 1 or cell in below for cell in heads) or _is_above(row, below))


def _is_above(row: Row, below: Row) -> bool:
    """The same without merged cells: nothing of the lower row stands under a word, but under its group."""
    covered = [cell for cell, lower in zip(row, below, strict=True) if cell.filled and lower.filled]
    return bool(covered) and all(is_mark("groups", cell.text) for cell in covered)


def _read(grid: Grid, row: int, depth: int, guess: bool) -> Header | None:
    """The header of these rows, None where they are not one."""
    rows = grid.rows[row : row + depth]
    below = grid.rows[row + depth] if row + depth < len(grid.rows) else ()
    paths: dict[int, tuple[str, ...]] = {}
    for column in range(grid.width):
        lowest = rows[-1][column]
        merged = column and rows[-1][column - 1] is lowest
        if not merged and not (column < len(below) and below[column] is lowest and lowest.text):
            path = dict.fromkeys(cells[column].text for cells in rows if cells[column].text.strip())
            if path:
                paths[column] = tuple(path)
    known: Candidates = {column: candidates(path, guess) for column, path in paths.items()}
    taken = assign(paths, known)
    if not _is_header(taken, paths, guess):
        return None
    guessed = tuple(taken.guessed.values())
    return Header(
        row, depth, taken.columns, taken.natures, taken.form, taken.layout, taken.unread, guessed,
        _long_term(grid, row, min(taken.columns.values())),
    )  # fmt: skip


def _long_term(grid: Grid, row: int, first: int) -> str:
    """The label left of the header, or alone above it, if it names the long term."""
    cells = filled(grid.rows[row][:first])
    above = filled(grid.rows[row - 1]) if row else []
    cells += above if len(above) == 1 else []
    return next((cell.text for cell in cells if is_mark("long_term", cell.text)), "")


def _is_header(taken: Assignment, paths: Mapping[int, tuple[str, ...]], guess: bool) -> bool:
    fields = {name for name in taken.columns if guess or name not in taken.guessed}
    short = all(len(text) <= _LONGEST_HEADER_CELL for path in paths.values() for text in path)
    enough = len(fields) + len(taken.natures) >= _FEWEST_FIELDS
    return short and enough and "name" in fields and bool(_NUMBERS & fields)
