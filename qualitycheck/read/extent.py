"""How far the sheets of a workbook reach, measured before anything is made of them.

calamine lays every sheet out as a full rectangle from A1 to its farthest cell and believes the counts it is
told; where the memory does not suffice it ends the whole process. So the sheets are measured first, with a
parser that refuses whatever two parsers could read differently.
"""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from qualitycheck.document.limits import Limits
from qualitycheck.errors import BrokenInput, OversizedInput
from qualitycheck.read.archive import BAD_XML, TOO_LARGE_INSIDE, chunks, opening_element, walk_member
from qualitycheck.read.grid import check_size

if TYPE_CHECKING:
    from lxml.etree import _Element

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_DIGITS = re.compile(r"[0-9]{1,7}")


def position(reference: str) -> tuple[int, int] | None:
    """Row and column from 1 of `B3`; None for what is no place on a sheet."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def check_extents(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Raises OversizedInput or BrokenInput; reading every part checks its checksum."""
    plain = {name: name.lower().replace("\\", "/") for name in archive.namelist()}
    sheets = [name for name, key in plain.items() if "worksheets/" in key and not key.endswith(".bin")]
    lengths: list[int] = []
    for name, key in plain.items():
        if key.endswith("sharedstrings.xml"):
            lengths = _string_lengths(archive, name, limits)
        elif key.endswith((".xml", ".rels")) and name not in sheets:
            for _ in chunks(archive, name):
                pass
    characters = sum(_Sheet(lengths, limits).measure(archive, name) for name in sheets)
    if characters > limits.max_expanded_bytes:
        raise OversizedInput(TOO_LARGE_INSIDE.format(limit=limits.max_expanded_bytes // 1_000_000))


def _string_lengths(archive: zipfile.ZipFile, name: str, limits: Limits) -> list[int]:
    """Characters of each shared string. A count that announces more of them than can be is a trap."""
    announced = str(opening_element(archive, name).get("uniqueCount", "0")).strip("+ ")
    if not _DIGITS.fullmatch(announced) or int(announced) > limits.max_cells:
        raise BrokenInput(BAD_XML)
    return [sum(map(len, string.itertext())) for string in walk_member(archive, name, "si")]


class _Sheet:
    """Goes through the rows of a sheet; cells without a reference stand behind the one before."""

    def __init__(self, lengths: list[int], limits: Limits) -> None:
        self._lengths = lengths
        self._limits = limits
        self._characters = self._row = self._column = self._last_row = self._width = 0

    def measure(self, archive: zipfile.ZipFile, name: str) -> int:
        """The characters that shared strings become when every cell has its own copy."""
        for row in walk_member(archive, name, "row"):
            self._row = self._number(row.get("r"), self._row + 1)
            self._column = 0
            for cell in row:
                self._take(cell)
            check_size(self._last_row * self._width, self._width, self._limits)
        return self._characters

    def _take(self, cell: _Element) -> None:
        reference = cell.get("r")
        place = position(str(reference)) if reference is not None else (self._row, self._column + 1)
        if place is None:
            raise BrokenInput(BAD_XML)
        self._column = place[1]
        if len(cell):
            self._last_row = max(self._last_row, place[0])
            self._width = max(self._width, place[1])
            if cell.get("t") == "s":
                self._characters += self._length(cell)

    def _length(self, cell: _Element) -> int:
        for value in cell:
            text = (value.text or "").strip()
            if _DIGITS.fullmatch(text) and int(text) < len(self._lengths):
                return self._lengths[int(text)]
        return 0

    @staticmethod
    def _number(text: object, default: int) -> int:
        if text is None:
            return default
        if not _DIGITS.fullmatch(str(text)):
            raise BrokenInput(BAD_XML)
        return int(str(text))
