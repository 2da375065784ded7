"""Web pages changed in place: only where reading the result proves that nothing else has changed."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from qualitycheck.document.edits import apply_edits
from qualitycheck.document.field import Field, Origin
from qualitycheck.document.limits import Limits
from qualitycheck.errors import ReadError
from qualitycheck.read.blocks import Paragraph
from qualitycheck.read.html import declared_charset, read_html
from qualitycheck.suggest.placement import MOVED, CellEdit
from qualitycheck.suggest.plain import NOT_KEPT, UNWRITABLE, is_writable, take_apart

UNCLEAR = "网页里这段文字夹有标记或不止一处，不能确定改哪里"
_SPACE = r"(?:\s|&nbsp;|&#160;)"
_TEXT_START = re.compile(rf">{_SPACE}*")
_TEXT_END = re.compile(rf"{_SPACE}*<")
_NAMES = {"≥": "&ge;", "≤": "&le;", "·": "&middot;", "“": "&ldquo;", "”": "&rdquo;", "×": "&times;"}


class WebPage:
    """A page that is open for changes."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._mark, self._codec, self._raw = take_apart(data, declared_charset(data))
        self._limits = limits
        self._texts = _texts(data, limits)

    def obstacle(self, cell: CellEdit, *others: CellEdit) -> str:
        """Why a change cannot be written, empty where it can."""
        if not self._codec:
            return NOT_KEPT
        field = self._texts.get(cell.origin)
        if field is None or self._old(field, cell) != cell.old:
            return MOVED
        if not is_writable(cell.replacement, self._codec):
            return UNWRITABLE
        return "" if self._place(cell) and self._is_proven(cell) else UNCLEAR

    def write(self, cells: Iterable[CellEdit]) -> bytes:
        """The page with the changes made; every one of them has no `obstacle`."""
        raw = self._raw
        spans = [(*self._place(cell), html.escape(cell.replacement, quote=False)) for cell in cells]
        for start, end, new in sorted(spans, reverse=True):
            raw = raw[:start] + new + raw[end:]
        return self._mark + raw.encode(self._codec)

    def _old(self, field: Field, cell: CellEdit) -> str:
        base = field.pieces[0].offset
        return field.text[max(0, cell.start - base) : max(0, cell.end - base)]

    def _place(self, cell: CellEdit) -> tuple[int, int] | tuple[()]:
        """Where the words stand in the source: nothing where the text is not there as often as in the page."""
        field = self._texts[cell.origin]
        twins = [origin for origin, other in self._texts.items() if other.text == field.text]
        found = list(_occurrences(self._raw, field.text))
        if len(found) != len(twins):
            return ()
        offsets = found[twins.index(cell.origin)]
        base = field.pieces[0].offset
        return offsets[cell.start - base], offsets[cell.end - base]

    def _is_proven(self, cell: CellEdit) -> bool:
        """Whether the page with this change reads as before, the change excepted."""
        field = self._texts[cell.origin]
        base = field.pieces[0].offset
        moved = CellEdit(cell.origin, cell.start - base, cell.end - base, cell.old, cell.replacement)
        wanted = {origin: one.text for origin, one in self._texts.items()}
        wanted[cell.origin] = apply_edits(field.text, [moved])
        try:
            read = _texts(self.write([cell]), self._limits)
        except ReadError:
            return False
        return {origin: one.text for origin, one in read.items()} == wanted


@contextmanager
def open_page(path: Path, limits: Limits) -> Iterator[WebPage]:
    """Opens a page for changes. Raises the errors of reading it."""
    yield WebPage(path.read_bytes(), limits)


def _texts(data: bytes, limits: Limits) -> dict[Origin, Field]:
    """Paragraphs and cells in the order of the page."""
    fields: defaultdict[Origin, Field] = defaultdict(Field)
    for block in read_html(data, limits).blocks:
        if isinstance(block, Paragraph):
            fields[block.field.pieces[0].origin] = block.field
        else:
            for cell in (cell for row in block.rows for cell in row if cell.field.pieces):
                fields[cell.field.pieces[0].origin] = cell.field
    return dict(fields)


def _occurrences(raw: str, text: str) -> Iterator[list[int]]:
    """Where the source has the text alone between two tags: the offset of each character, and the end's."""
    if not text:
        return
    patterns = [re.compile(_written(character)) for character in text]
    for start in _TEXT_START.finditer(raw):
        offsets, position = [], start.end()
        for pattern in patterns:
            found = pattern.match(raw, position)
            if found is None:
                break
            offsets.append(position)
            position = found.end()
        else:
            if _TEXT_END.match(raw, position):
                yield [*offsets, position]


def _written(character: str) -> str:
    """How a source may write a character."""
    if character.isspace():
        return f"{_SPACE}+"
    escaped = html.escape(character, quote=False)
    known = {character, escaped, _NAMES.get(character, character), f"&#{ord(character)};"}
    return "|".join(map(re.escape, sorted(known)))
