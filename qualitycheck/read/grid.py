"""Cells of any format laid out as a rectangle, merged ones expanded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualitycheck.document.field import EMPTY, Field
from qualitycheck.document.limits import Limits
from qualitycheck.errors import OversizedInput
from qualitycheck.read.blocks import Cell, Grid

TOO_MANY_CELLS = "表格单元格超过 {limit} 个"
TOO_MANY_COLUMNS = "表格超过 {limit} 列"
TOO_LONG_CELL = "一个单元格或段落的文字超过 {limit} 字"


@dataclass(frozen=True, slots=True)
class Span:
    """A cell as a format writes it, over `columns` and `rows`; `above`: it continues the cell above."""

    field: Field = EMPTY
    columns: int = 1
    rows: int = 1
    above: bool = False


def lay_out(rows: Sequence[Sequence[Span]], limits: Limits, name: str = "") -> Grid:
    """The grid of these rows. Raises OversizedInput beyond the limits."""
    table: list[dict[int, Cell]] = [{} for _ in rows]
    cells = 0
    for index, spans in enumerate(rows):
        column = 0
        for span in spans:
            while column in table[index]:
                column += 1
            cells += _place(table, index, column, span, limits)
            column += max(1, span.columns)
            check_size(cells, column, limits)
    return rectangle(table, name)


def _place(table: list[dict[int, Cell]], row: int, column: int, span: Span, limits: Limits) -> int:
    """Puts the cell at its positions; gives how many."""
    check_cell(span.field.text, limits)
    over = table[row - 1].get(column) if span.above and row else None
    cell = over or Cell(span.field, row, column)
    width, height = min(max(1, span.columns), limits.max_columns), max(1, min(span.rows, len(table) - row))
    if width == height == 1:
        table[row].setdefault(column, cell)
        return 1
    for y in range(row, row + height):
        for x in range(column, column + width):
            table[y].setdefault(x, cell)
    return width * height


def check_cell(text: str, limits: Limits) -> str:
    """The text of a cell or paragraph. Raises OversizedInput where it is longer than allowed."""
    if len(text) > limits.max_cell_characters:
        raise OversizedInput(TOO_LONG_CELL.format(limit=limits.max_cell_characters))
    return text


def check_size(cells: int, columns: int, limits: Limits) -> None:
    """Raises OversizedInput where a table has more cells or columns than allowed."""
    if cells > limits.max_cells:
        raise OversizedInput(TOO_MANY_CELLS.format(limit=limits.max_cells))
    if columns > limits.max_columns:
        raise OversizedInput(TOO_MANY_COLUMNS.format(limit=limits.max_columns))


def rectangle(table: Sequence[dict[int, Cell]], name: str) -> Grid:
    """Rows of equal width: gaps become empty cells, empty columns at the right are left out."""
    width = 1 + max((c for row in table for c, cell in row.items() if cell.filled), default=-1)
    rows = tuple(
        tuple(row.get(c) or Cell(EMPTY, index, c) for c in range(width)) for index, row in enumerate(table)
    )
    return Grid(rows, name)


def is_blank(row: Iterable[Cell]) -> bool:
    """Whether no cell of the row holds text."""
    return not any(cell.filled for cell in row)
