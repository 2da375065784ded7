"""OLE containers by what is inside: Word, Excel, or something that only LibreOffice knows."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

import olefile

from qualitycheck.document.limits import Limits
from qualitycheck.errors import BrokenInput, EncryptedInput, UnknownFormat
from qualitycheck.read.blocks import Source
from qualitycheck.read.office import read_with_office

NOT_A_CONTAINER = "复合文档结构不完整"
OLD_OFFICE = "97—2003 版 Office"
WORKS = "wps（Microsoft Works）"
_READERS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls"}


def read_compound(path: Path, limits: Limits) -> Source:
    """Reads .doc .wps .xls .et, whatever the name says.

    Raises EncryptedInput for documents with a password, UnknownFormat for containers of something else, and
    the errors of the readers.
    """
    try:
        with olefile.OleFileIO(path) as file:
            names = {entry[0].lower() for entry in file.listdir() if len(entry) == 1}
    except Exception as error:  # olefile lets struct and index errors through
        raise BrokenInput(NOT_A_CONTAINER) from error
    if "encryptedpackage" in names:
        raise EncryptedInput
    for stream, module in _READERS.items():
        if stream.lower() in names:
            reader = getattr(import_module(f"qualitycheck.read.{module}"), f"read_{module}")
            return cast("Callable[[Path, Limits], Source]", reader)(path, limits)
    if "contents" in names and path.suffix.lower() == ".wps":
        return read_with_office(path, limits, "wps", WORKS)
    raise UnknownFormat(OLD_OFFICE)
