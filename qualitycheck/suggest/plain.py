"""Text and delimited files: only the changed characters change; encoding, line ends and quotes stay."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qualitycheck.document.edits import apply_edits
from qualitycheck.document.field import Origin
from qualitycheck.document.limits import Limits
from qualitycheck.read.csv import delimiter_of
from qualitycheck.read.decode import encoding_of
from qualitycheck.suggest.placement import MOVED, CellEdit

NOT_KEPT = "文件的编码或分隔格式有损坏，改写后不能保证其余内容不变"
UNWRITABLE = "改后的字在文件的编码里写不出来"
FORMULA = "改后会被电子表格软件当作公式"
_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKS = {
    "utf-8-sig": ((codecs.BOM_UTF8, "utf-8"),),
    "utf-16": ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")),
    "utf-32": ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")),
}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# A sign with a figure and a Chinese unit calculates nothing that its reader would not expect.
_HARMLESS = re.compile(r"[=+\-＝＋－]\s*[\d.,]*\s*[\u4e00-\u9fff%‰％/·]*")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a line or cell stands in the raw text; `text` is what the reader made of it."""

    start: int
    end: int
    text: str


class PlainDocument:
    """A text that is open for changes."""

    def __init__(self, data: bytes, path: Path, is_csv: bool) -> None:
        self._mark, self._codec, self._raw = take_apart(data)
        self._is_csv = is_csv
        self._places: dict[Origin, Stretch] = {}
        if self._codec:
            self._places = _cells(self._raw, path.stem) if is_csv else _lines(self._raw)

    def obstacle(self, cell: CellEdit, *others: CellEdit) -> str:
        """Why a change cannot be written, empty where it can; `others` are made in the same cell."""
        place = self._places.get(cell.origin)
        if place is None:
            return NOT_KEPT if not self._places else MOVED
        if place.text[cell.start : cell.end] != cell.old:
            return MOVED
        if not is_writable(cell.replacement, self._codec):
            return UNWRITABLE
        new = apply_edits(place.text, [cell, *others])
        return FORMULA if self._is_csv and _is_formula(place.text, new) else ""

    def write(self, cells: Iterable[CellEdit]) -> bytes:
        """The text with the changes made; none of them has an `obstacle`, alone or with the others of its cell."""
        edits: defaultdict[Origin, list[CellEdit]] = defaultdict(list)
        for cell in cells:
            edits[cell.origin].append(cell)
        raw = self._raw
        for origin in sorted(edits, key=lambda one: self._places[one].start, reverse=True):
            place = self._places[origin]
            new = apply_edits(place.text, edits[origin])
            if self._is_csv:
                new = _quote(new, raw[place.start : place.end], delimiter_of(raw))
            raw = raw[: place.start] + new + raw[place.end :]
        return self._mark + raw.encode(self._codec)


@contextmanager
def open_plain(path: Path, limits: Limits) -> Iterator[PlainDocument]:
    """Opens a text for changes; what is too large the reader has refused."""
    yield PlainDocument(path.read_bytes(), path, is_csv=False)


@contextmanager
def open_csv(path: Path, limits: Limits) -> Iterator[PlainDocument]:
    """Opens a delimited text for changes."""
    yield PlainDocument(path.read_bytes(), path, is_csv=True)


def take_apart(data: bytes, declared: str = "") -> tuple[bytes, str, str]:
    """Mark, codec and text, which give the very same bytes again; no codec where they would not."""
    name = encoding_of(data, declared)
    known = _MARKS.get(name, ((b"", name),))
    mark, codec = next((one for one in known if data.startswith(one[0])), (b"", ""))
    if not codec:
        return b"", "", ""
    text = data[len(mark) :].decode(codec)
    return (mark, codec, text) if mark + text.encode(codec) == data else (b"", "", "")


def is_writable(text: str, codec: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _is_formula(old: str, new: str) -> bool:
    """Whether a spreadsheet would calculate what a change makes of a cell, though it began with a full-width sign."""
    return new != old and new.startswith(_FORMULA_STARTS) and _HARMLESS.fullmatch(new) is None


def _lines(raw: str) -> dict[Origin, Stretch]:
    places, start = {}, 0
    ends = [*_LINE_END.finditer(raw)]
    spans = [(end.start(), end.end()) for end in ends] + [(len(raw), len(raw))]
    for number, (last, following) in enumerate(spans, 1):
        places[Origin("line", row=number)] = Stretch(start, last, raw[start:last])
        start = following
    return places


def _cells(raw: str, name: str) -> dict[Origin, Stretch]:
    """The cells as the reader counts them; none where our walk and the reader's disagree."""
    text = _LINE_END.sub("\n", raw)
    delimiter = delimiter_of(text)
    records = [*_records(raw, delimiter)]
    read = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    if [[place.text for place in record] for record in records] != [*read]:
        return {}
    return {
        Origin("sheet", name, row, column): place
        for row, record in enumerate(records, 1)
        for column, place in enumerate(record, 1)
    }


def _records(raw: str, delimiter: str) -> Iterator[list[Stretch]]:
    cell = re.compile(rf'"(?:[^"]|"")*"|[^{re.escape(delimiter)}\r\n"][^{re.escape(delimiter)}\r\n]*|')
    position, record = 0, list[Stretch]()
    while position < len(raw):
        found = cell.match(raw, position)
        assert found is not None
        record.append(Stretch(position, found.end(), _value(found[0])))
        position = found.end()
        if raw.startswith(delimiter, position):
            position += 1
            if position == len(raw):
                record.append(Stretch(position, position, ""))
            continue
        end = _LINE_END.match(raw, position)
        if end is None and position < len(raw):
            return  # a quote where no cell ends: the reader will have read more than we did
        yield [] if len(record) == 1 and record[0].start == record[0].end else record
        record = []
        position = end.end() if end else position
    if record:
        yield record


def _value(cell: str) -> str:
    whole = cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
    return _LINE_END.sub("\n", whole)


def _quote(text: str, old: str, delimiter: str) -> str:
    """The cell as the file writes such cells."""
    if not old.startswith('"') and not any(mark in text for mark in (delimiter, '"', "\n", "\r")):
        return text
    end = found[0] if (found := _LINE_END.search(old)) else "\n"
    escaped = text.replace('"', '""').replace("\n", end)
    return f'"{escaped}"'
