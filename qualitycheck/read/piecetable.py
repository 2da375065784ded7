"""The text of a Word 97–2003 file straight from its piece table, in the tab-led form of pasted text.

After [MS-DOC] 2.4.1 (characters of a document), 2.4.2 (paragraph ends) and 2.6.2 (sprmPFTtp): a second way to
read a .doc, to check the first by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from struct import error as StructError
from struct import unpack_from

import olefile

from qualitycheck.errors import BrokenInput, EncryptedInput, UnknownFormat

NOT_WORD = "不是 Word 97-2003 文档"
CUT_OFF = "文档内容不完整"
OLD_WORD = "doc（Word 95 或更早）"
_MAGIC, _FIRST_VERSION = 0xA5EC, 0x00C0
_ENCRYPTED, _TABLE_ONE = 0x0100, 0x0200
_CELL, _COMPRESSED = "\x07", 0x40000000
_ROW_END, _IN_TABLE, _ELSEWHERE = b"\x17\x24\x01", b"\x16\x24\x01", b"\x46\x66"
_PAGE = 512
_FIELD_CODE = re.compile(r"\x13[^\x13\x14\x15]*(?:\x14([^\x13\x15]*))?\x15")
_MARKS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x1e": "-", "\x1f": None, "\x01": None, "\x08": None,
                        "\x02": None, "\x05": None, "\xa0": "\xa0"})  # fmt: skip


def read_pieces(path: Path) -> str:
    """The main text: a cell a line led by a tab, a blank line after every row.

    Raises EncryptedInput, UnknownFormat before Word 97, BrokenInput for anything that does not fit together.
    """
    try:
        with olefile.OleFileIO(path) as file:
            main = file.openstream("WordDocument").read()
            flags = check_head(main)
            table = file.openstream("1Table" if flags & _TABLE_ONE else "0Table").read()
            data = file.openstream("Data").read() if file.exists("Data") else b""
    except OSError as error:
        raise BrokenInput(NOT_WORD) from error
    try:
        return _tab_led(_characters(main, table), _ends(main, table, data))
    except (StructError, IndexError, ValueError) as error:
        raise BrokenInput(NOT_WORD) from error


def check_head(main: bytes) -> int:
    """The flags of the file's head. Raises EncryptedInput, UnknownFormat or BrokenInput."""
    if len(main) < 0x01AA:
        raise BrokenInput(NOT_WORD)
    magic, version = unpack_from("<HH", main)
    flags: int = unpack_from("<H", main, 0x0A)[0]
    if magic != _MAGIC or version < _FIRST_VERSION:
        raise UnknownFormat(OLD_WORD)
    if flags & _ENCRYPTED:
        raise EncryptedInput
    return flags


def _characters(main: bytes, table: bytes) -> Iterator[tuple[str, int]]:
    """Every character of the main text with its offset in the file."""
    length: int = unpack_from("<i", main, 0x4C)[0]
    positions, places = _pieces(main, table)
    for (start, end), place in zip(pairwise(positions), places, strict=True):
        count = min(end, length) - start
        if count <= 0:
            continue
        packed = bool(place & _COMPRESSED)
        offset = (place & ~_COMPRESSED) // 2 if packed else place
        width = 1 if packed else 2
        raw = main[offset : offset + count * width]
        text = raw.decode("cp1252" if packed else "utf-16-le", "replace")
        if len(text) != count:
            raise BrokenInput(CUT_OFF)
        yield from ((char, offset + index * width) for index, char in enumerate(text))


def _pieces(main: bytes, table: bytes) -> tuple[list[int], list[int]]:
    """Where the pieces start in the text, and where in the file each stands."""
    at, size = unpack_from("<II", main, 0x01A2)
    clx = table[at : at + size]
    start = 0
    while clx[start] == 1:
        start += 3 + unpack_from("<H", clx, start + 1)[0]
    count = (unpack_from("<I", clx, start + 1)[0] - 4) // 12
    positions = list(unpack_from(f"<{count + 1}I", clx, start + 5))
    first = start + 5 + 4 * (count + 1)
    return positions, [unpack_from("<I", clx, first + 8 * index + 2)[0] for index in range(count)]


def _ends(main: bytes, table: bytes, data: bytes) -> dict[int, bool]:
    """Offsets of the characters in tables; True where their paragraph ends a row."""
    at, size = unpack_from("<II", main, 0x0102)
    count = (size - 4) // 8
    ends: dict[int, bool] = {}
    for number in unpack_from(f"<{count}I", table, at + 4 * (count + 1)):
        page = main[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
        runs = page[-1]
        offsets = unpack_from(f"<{runs + 1}I", page)
        for index in range(runs):
            properties = _properties(page, 2 * page[4 * (runs + 1) + 13 * index], data)
            is_end = _ROW_END in properties
            if is_end or _IN_TABLE in properties:
                ends.update(dict.fromkeys(range(offsets[index], offsets[index + 1]), is_end))
    return ends


def _properties(page: bytes, place: int, data: bytes) -> bytes:
    """The properties of a paragraph; what is too long for the page stands in the data stream."""
    if not place:
        return b""
    words = page[place] or page[place + 1]
    found = page[place + 1 : place + 2 + 2 * words]
    elsewhere = found.find(_ELSEWHERE)
    if elsewhere < 0 or elsewhere + 6 > len(found):
        return found
    start: int = unpack_from("<I", found, elsewhere + 2)[0]
    size: int = unpack_from("<H", data, start)[0]
    return found + data[start + 2 : start + 2 + size]


def _tab_led(characters: Iterable[tuple[str, int]], ends: dict[int, bool]) -> str:
    """Cells and paragraphs one a line; a row ends with a blank one."""
    whole: list[str] = []
    buffer, in_row = "", False
    for char, offset in characters:
        if char == _CELL and ends.get(offset):
            whole.append("")
            buffer, in_row = "", False
        elif char == _CELL:
            whole.append("\t" + _shown(buffer))
            buffer, in_row = "", True
        elif char == "\r" and not in_row and offset not in ends:
            whole.append(_shown(buffer))
            buffer = ""
        else:
            buffer += "\n" if char == "\r" else char
    return "\n".join([*whole, _shown(buffer)])


def _shown(text: str) -> str:
    """The text without field instructions and anchors."""
    while _FIELD_CODE.search(text):
        text = _FIELD_CODE.sub(lambda match: match[1] or "", text)
    return text.translate(_MARKS)
