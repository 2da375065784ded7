"""Excel workbooks through calamine: typed values, merged ranges, hidden sheets too."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import python_calamine as calamine

from qualitycheck.document.field import Origin
from qualitycheck.document.limits import Limits
from qualitycheck.errors import BrokenInput, EncryptedInput
from qualitycheck.read.archive import chunks, open_archive
from qualitycheck.read.blocks import Block, Cell, Source
from qualitycheck.read.fields import field_of
from qualitycheck.read.grid import check_size, is_blank, rectangle
from qualitycheck.read.percent import Percents, percent_cells

NOT_A_WORKBOOK = "不是有效的 Excel 工作簿"
Value = int | float | str | bool | date | datetime | time | timedelta
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')


def read_xlsx(path: Path, limits: Limits) -> Source:
    """A grid for every sheet with text, in the workbook's order. Raises the errors of `open_archive`."""
    with open_archive(path, limits) as archive:
        _check_extent(archive, limits)
        percents = percent_cells(archive)
    return Source("xlsx", read_workbook(path, percents, limits))


def read_workbook(
    source: Path | BytesIO, percents: Mapping[str, Percents], limits: Limits
) -> tuple[Block, ...]:
    """A grid for every sheet with text of any workbook that calamine reads.

    Raises EncryptedInput, BrokenInput, OversizedInput.
    """
    try:
        with calamine.load_workbook(source) as book:
            kinds = {sheet.name: sheet.typ for sheet in book.sheets_metadata}
            blocks = [
                _sheet(book.get_sheet_by_name(name), limits, percents.get(name, {}))
                for name in book.sheet_names
                if kinds[name] == calamine.SheetTypeEnum.WorkSheet
            ]
    except calamine.PasswordError as error:
        raise EncryptedInput from error
    except calamine.CalamineError as error:
        raise BrokenInput(NOT_A_WORKBOOK) from error
    return tuple(block for block in blocks if block is not None)


def _check_extent(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Refuses sheets whose farthest cells would fill the memory; reading every part checks its checksum."""
    for name in archive.namelist():
        if not name.startswith("xl/") or not name.endswith(".xml"):
            continue
        last_row, columns, tail = 0, set[bytes](), b""
        for piece in chunks(archive, name):
            if "worksheets/" in name:
                found = _REFERENCE.findall(tail + piece)
                columns.update(letters for letters, _ in found)
                last_row = max(last_row, max((int(row) for _, row in found), default=0))
                tail = piece[-16:]
        width = max((_column_number(letters) for letters in columns), default=0)
        check_size(last_row * width, width, limits)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _sheet(sheet: calamine.CalamineSheet, limits: Limits, percents: Percents) -> Block | None:
    rows: Sequence[Sequence[Value]] = sheet.to_python(skip_empty_area=False)
    check_size(sum(len(row) for row in rows), max((len(row) for row in rows), default=0), limits)
    table = [
        {
            column: Cell(
                field_of(
                    _text(value, percents.get((row, column))),
                    Origin("sheet", sheet.name, row + 1, column + 1),
                ),
                row,
                column,
            )
            for column, value in enumerate(values)
        }
        for row, values in enumerate(rows)
    ]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        _merge(table, top, left, bottom, right)
    grid = rectangle(table, sheet.name)
    return None if all(is_blank(row) for row in grid.rows) else grid


def _merge(table: list[dict[int, Cell]], top: int, left: int, bottom: int, right: int) -> None:
    anchor = table[top].get(left) if top < len(table) else None
    if anchor is None:
        return
    for row in table[top : bottom + 1]:
        for column in range(left, min(right + 1, len(row))):
            row[column] = anchor


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
