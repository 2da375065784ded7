"""Excel 97–2003 and WPS sheets (.xls .et) through calamine; LibreOffice where that cannot read them."""

from __future__ import annotations

from pathlib import Path

import olefile

from qualitycheck.document.limits import Limits
from qualitycheck.errors import BrokenInput, EncryptedInput, ReadError
from qualitycheck.read.biff import survey
from qualitycheck.read.blocks import Source
from qualitycheck.read.grid import check_size
from qualitycheck.read.hidden import without_lists
from qualitycheck.read.office import converted, find_office
from qualitycheck.read.xlsx import read_workbook, read_xlsx

NOT_A_WORKBOOK = "不是有效的 Excel 97-2003 工作簿"
_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")


def read_xls(path: Path, limits: Limits) -> Source:
    """A grid for every sheet with text. Raises EncryptedInput, BrokenInput, OversizedInput.

    LibreOffice is asked only where the file is whole: of a damaged one it would show what is left.
    """
    try:
        found = survey(_stream(path))
    except (
        EncryptedInput
    ) as error:  # also workbooks that only protect their structure: opened by a known word
        return _with_office(path, limits, error)
    for rows, columns in found.extents:
        check_size(rows * columns, columns, limits)
    try:
        blocks, sheets = read_workbook(path.read_bytes(), found.percents, limits)
    except BrokenInput as error:
        return _with_office(path, limits, error)
    return Source("xls", *without_lists(blocks, sheets, {}))


def _with_office(path: Path, limits: Limits, error: ReadError) -> Source:
    """Read by way of xlsx; raises `error` where that fails too."""
    if find_office() is None:
        raise error
    try:
        with converted(path, "xlsx", "input.xls") as made:
            source = read_xlsx(made, limits)
            return Source("xls", source.blocks, source.notices, comments=source.comments)
    except BrokenInput:
        raise error from None


def _stream(path: Path) -> bytes:
    try:
        with olefile.OleFileIO(path) as file:
            name = next((name for name in _STREAMS if file.exists(name)), None)
            content: bytes = file.openstream(name).read() if name else b""
    except OSError as error:
        raise BrokenInput(NOT_A_WORKBOOK) from error
    return content
