"""Excel workbooks through calamine: typed values, merged ranges, hidden sheets too."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType

import python_calamine as calamine

from qualitycheck.document.field import Origin
from qualitycheck.document.limits import Limits
from qualitycheck.errors import BrokenInput, EncryptedInput, OversizedInput
from qualitycheck.read.archive import open_archive
from qualitycheck.read.blocks import Block, Cell, Source
from qualitycheck.read.extent import check_extents
from qualitycheck.read.fields import field_of
from qualitycheck.read.formulas import Formulas, formula_cells
from qualitycheck.read.grid import TOO_MANY_CELLS, check_cell, check_size, is_blank, rectangle
from qualitycheck.read.hidden import hidden_parts, without_lists
from qualitycheck.read.officecomments import sheet_comments
from qualitycheck.read.percent import Percents, percent_cells

NOT_A_WORKBOOK = "不是有效的 Excel 工作簿"
Merge = tuple[tuple[int, int], tuple[int, int]]
Value = int | float | str | bool | date | datetime | time | timedelta


def read_xlsx(path: Path, limits: Limits) -> Source:
    """A grid for every sheet with text, in the workbook's order. Raises the errors of `open_archive`."""
    with open_archive(path, limits) as archive:
        check_extents(archive, limits)
        percents = percent_cells(archive)
        formulas = formula_cells(archive)
        hidden = hidden_parts(archive)
        comments = sheet_comments(archive)
    blocks, sheets = read_workbook(path.read_bytes(), percents, limits, formulas)
    return Source("xlsx", *without_lists(blocks, sheets, hidden), comments=comments)


def read_workbook(
    data: bytes,
    percents: Mapping[str, Percents],
    limits: Limits,
    formulas: Mapping[str, Formulas] = MappingProxyType({}),
) -> tuple[tuple[Block, ...], frozenset[str]]:
    """A grid for every sheet with text of any workbook that calamine reads, and the names of hidden sheets.

    Raises EncryptedInput, BrokenInput, OversizedInput.
    """
    try:
        return _sheets(data, limits, percents, formulas)
    except calamine.PasswordError as error:
        raise EncryptedInput from error
    except calamine.CalamineError as error:
        raise BrokenInput(NOT_A_WORKBOOK) from error
    except BaseException as error:  # a panic in calamine is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise BrokenInput(NOT_A_WORKBOOK) from error


def _sheets(
    data: bytes, limits: Limits, percents: Mapping[str, Percents], formulas: Mapping[str, Formulas]
) -> tuple[tuple[Block, ...], frozenset[str]]:
    # From bytes: given a path, calamine would trust its suffix rather than the content.
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        about = {sheet.name: sheet for sheet in book.sheets_metadata}
        blocks = [
            _sheet(book.get_sheet_by_name(name), limits, percents.get(name, {}), formulas.get(name, {}))
            for name in book.sheet_names
            if about[name].typ == calamine.SheetTypeEnum.WorkSheet
        ]
    hidden = (name for name, sheet in about.items() if sheet.visible != calamine.SheetVisibleEnum.Visible)
    return tuple(block for block in blocks if block is not None), frozenset(hidden)


def _sheet(
    sheet: calamine.CalamineSheet, limits: Limits, percents: Percents, formulas: Formulas
) -> Block | None:
    rows: Sequence[Sequence[Value]] = sheet.to_python(skip_empty_area=False)
    check_size(sum(len(row) for row in rows), max((len(row) for row in rows), default=0), limits)
    table = [
        {
            column: Cell(
                field_of(
                    check_cell(
                        _text(value, percents.get((row, column))) or formulas.get((row, column), ""), limits
                    ),
                    Origin("sheet", sheet.name, row + 1, column + 1),
                ),
                row,
                column,
            )
            for column, value in enumerate(values)
        }
        for row, values in enumerate(rows)
    ]
    _merge_all(table, sheet.merged_cell_ranges or (), limits)
    grid = rectangle(table, sheet.name)
    return None if all(is_blank(row) for row in grid.rows) else grid


def _merge_all(table: list[dict[int, Cell]], merges: Sequence[Merge], limits: Limits) -> None:
    """Puts merged cells at all their positions; ranges laid over each other again and again are refused."""
    covered = 0
    for (top, left), (bottom, right) in merges:
        anchor = table[top].get(left) if top < len(table) else None
        if anchor is None:
            continue
        for row in table[top : bottom + 1]:
            end = min(right + 1, len(row))
            covered += max(0, end - left)
            row.update(dict.fromkeys(range(left, end), anchor))
        if covered > limits.max_cells:
            raise OversizedInput(TOO_MANY_CELLS.format(limit=limits.max_cells))


def _text(value: Value, decimals: int | None) -> str:
    """A value as a person reads it: no trailing `.0`, percentages and dates as written in documents."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number_text(value, decimals)
    if isinstance(value, datetime):
        day = f"{value.year}年{value.month}月{value.day}日"
        return day if value.time() == time() else f"{day} {value.hour}:{value.minute:02}"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02}"
    return str(value).replace("\r\n", "\n").replace("_x000D_\n", "\n")


def _number_text(value: float, decimals: int | None) -> str:
    """Fifteen significant digits, as spreadsheets show; a percentage rounded as its format says."""
    if decimals is not None:
        shown = f"{value * 100:.{decimals}f}"
        return f"{shown.rstrip('0').rstrip('.') if '.' in shown else shown}%"
    if isinstance(value, int):
        return str(value)
    shown = f"{value:.15g}"
    return f"{value:.0f}" if "e+" in shown and value.is_integer() else shown
