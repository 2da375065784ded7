"""Word 97–2003 and WPS text (.doc .wps): converted in pure Python, counted again from the piece table.

Where the two differ the fuller reading is used and a notice says so; LibreOffice, where installed, is a third
way. Every way is wrapped: a file is read whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import doc2docx

from qualitycheck.document.document import Notice
from qualitycheck.document.limits import Limits
from qualitycheck.errors import BrokenInput, EncryptedInput, MissingEngine, ReadError, UnknownFormat
from qualitycheck.read.blocks import Cell, Grid, Source
from qualitycheck.read.docx import read_docx
from qualitycheck.read.office import find_office, read_with_office
from qualitycheck.read.piecetable import CUT_OFF, read_pieces
from qualitycheck.read.plain import read_plain

NOT_READABLE = "Word 97-2003 结构不完整"
OLD_FORMAT = "doc 或 wps（Word 95 以前、Works 等旧格式）"
DIFFERENT = "这份旧格式文档用不同方法读出的单元格数不一致（{counts}），已采用最完整的一种，请与原文核对。"

Reader = Callable[[Path, Limits], Source]


def read_doc(path: Path, limits: Limits) -> Source:
    """Paragraphs and tables. Raises EncryptedInput, BrokenInput, MissingEngine, OversizedInput."""
    found: list[Source] = []
    failures: list[ReadError] = []
    for reader in (_convert, _from_pieces):
        _try(reader, path, limits, found, failures)
    if _wants_office(found, failures) and find_office():
        _try(_with_office, path, limits, found, failures)
    if not found:
        raise _reason(failures)
    best = max(found, key=_cells)
    notices = () if _agree(found) else (Notice(_difference(found), ""),)
    return Source("doc", best.blocks, (*best.notices, *notices), comments=best.comments)


def _try(reader: Reader, path: Path, limits: Limits, found: list[Source], failures: list[ReadError]) -> None:
    try:
        found.append(reader(path, limits))
    except EncryptedInput:
        raise
    except ReadError as error:
        failures.append(error)


def _convert(path: Path, limits: Limits) -> Source:
    """By msdoc2docx, whose every exception means that it cannot read the file."""
    with TemporaryDirectory(prefix="qualitycheck-", ignore_cleanup_errors=True) as folder:
        made = Path(folder, "converted.docx")
        try:
            doc2docx.convert(path, made)
        except Exception as error:
            raise BrokenInput(NOT_READABLE) from error
        return read_docx(made, limits)


def _from_pieces(path: Path, limits: Limits) -> Source:
    return read_plain(read_pieces(path), limits)


def _with_office(path: Path, limits: Limits) -> Source:
    return read_with_office(path, limits, "docx", OLD_FORMAT)


def _wants_office(found: list[Source], failures: list[ReadError]) -> bool:
    """Whether a third way helps: the two differ, or the format is older. Of damage it would show a part."""
    if any(str(error) == str(BrokenInput(CUT_OFF)) for error in failures):
        raise BrokenInput(CUT_OFF)
    return bool(found and not _agree(found)) or any(isinstance(error, UnknownFormat) for error in failures)


def _agree(found: list[Source]) -> bool:
    """Whether two ways lead to the same number of cells."""
    return len(found) > 1 and len({_cells(source) for source in found}) == 1


def _cells(source: Source) -> int:
    """How many cells hold text."""
    return sum(1 for block in source.blocks if isinstance(block, Grid) for _ in _filled(block))


def _filled(grid: Grid) -> Iterator[Cell]:
    cells = {id(cell): cell for row in grid.rows for cell in row}
    return (cell for cell in cells.values() if cell.text.strip())


def _difference(found: list[Source]) -> str:
    return DIFFERENT.format(counts="、".join(str(_cells(source)) for source in found))


def _reason(failures: list[ReadError]) -> ReadError:
    """Why no way led anywhere: an old format wants another program, anything else is damage."""
    if any(isinstance(error, UnknownFormat) for error in failures) and not find_office():
        return MissingEngine(OLD_FORMAT)
    return next((error for error in failures if not isinstance(error, UnknownFormat)), failures[0])
