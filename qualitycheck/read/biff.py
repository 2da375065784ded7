"""What calamine does not say of an .xls: passwords, how far its cells reach, which of them are percentages.

Record numbers after [MS-XLS] 2.3.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import error as StructError
from struct import unpack_from

from qualitycheck.errors import BrokenInput, EncryptedInput
from qualitycheck.read.percent import BUILT_IN, Percents, percent_decimals

CUT_OFF = "工作簿内容不完整"
_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _FORMAT, _XF = 0x0809, 0x0A, 0x2F, 0x85, 0x041E, 0xE0
_NUMBER, _RK, _FORMULA, _MULRK = 0x0203, 0x027E, 0x06, 0xBD
_CELLS = frozenset({_NUMBER, _RK, _FORMULA, _MULRK, 0x0201, 0xBE, 0xFD, 0x0204, 0xD6, 0x0205})
_BIFF8 = 0x0600


@dataclass(slots=True)
class Workbook:
    """`extents` are rows and columns of every sheet; `percents` as for xlsx, by the sheet's name."""

    extents: list[tuple[int, int]] = field(default_factory=list)
    percents: dict[str, Percents] = field(default_factory=dict)


def survey(stream: bytes) -> Workbook:
    """Looks through a workbook stream. Raises EncryptedInput, or BrokenInput where its records break off."""
    try:
        starts, styles = _globals(stream)
        found = Workbook()
        for name, start in starts:
            percents, extent = _sheet(stream, start, styles)
            found.extents.append(extent)
            found.percents[name] = percents
    except (StructError, IndexError, ValueError) as error:
        raise BrokenInput(CUT_OFF) from error
    return found


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of a substream, those of charts within it left out."""
    depth = 0
    while True:
        kind, size = unpack_from("<HH", stream, start)
        data = stream[start + 4 : start + 4 + size]
        if len(data) < size:
            raise BrokenInput(CUT_OFF)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, data
        start += 4 + size


def _globals(stream: bytes) -> tuple[list[tuple[str, int]], dict[int, int]]:
    """Where the sheets start, and the decimals of the styles that are percentages."""
    formats = {int(number): decimals for number, decimals in BUILT_IN.items()}
    styles: list[int] = []
    starts: list[tuple[str, int]] = []
    wide = False
    for kind, data in _records(stream, 0):
        if kind == _BOF:
            wide = unpack_from("<H", data)[0] == _BIFF8
        elif kind == _FILEPASS:
            raise EncryptedInput
        elif kind == _BOUNDSHEET and data[5] == 0:
            starts.append((_text(data[6:], 1) if wide else str(len(starts)), unpack_from("<I", data)[0]))
        elif kind == _FORMAT and wide:
            decimals = percent_decimals(_text(data[2:], 2))
            if decimals is not None:
                formats[unpack_from("<H", data)[0]] = decimals
        elif kind == _XF:
            styles.append(unpack_from("<H", data, 2)[0])
    return starts, {index: formats[style] for index, style in enumerate(styles) if style in formats}


def _text(data: bytes, width: int) -> str:
    """A string with its length in `width` bytes and a flag for two-byte characters before it."""
    count = int.from_bytes(data[:width], "little")
    raw = data[width + 1 :]
    return raw[: 2 * count].decode("utf-16-le") if data[width] & 1 else raw[:count].decode("latin-1")


def _sheet(stream: bytes, start: int, styles: dict[int, int]) -> tuple[Percents, tuple[int, int]]:
    percents: Percents = {}
    rows = columns = 0
    for kind, data in _records(stream, start):
        if kind not in _CELLS:
            continue
        row, column, style = unpack_from("<HHH", data)
        last: int = unpack_from("<H", data, len(data) - 2)[0] if kind in {_MULRK, 0xBE} else column
        rows, columns = max(rows, row + 1), max(columns, last + 1)
        if kind == _MULRK:
            for index in range(last - column + 1):
                style = unpack_from("<H", data, 4 + 6 * index)[0]
                if style in styles:
                    percents[row, column + index] = styles[style]
        elif kind in {_NUMBER, _RK, _FORMULA} and style in styles:
            percents[row, column] = styles[style]
    return percents, (rows, columns)
