"""Word documents: our own walk over word/document.xml, tracked changes read as accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qualitycheck.document.field import Origin
from qualitycheck.document.limits import Limits
from qualitycheck.errors import OversizedInput
from qualitycheck.read.archive import attribute, local_name, main_part, open_archive, parse_member
from qualitycheck.read.blocks import Block, Paragraph, Source
from qualitycheck.read.fields import field_of, lines
from qualitycheck.read.grid import Span, check_cell, lay_out
from qualitycheck.read.officecomments import Anchors, word_comments
from qualitycheck.read.unread import unread_parts
from qualitycheck.read.wordtext import paragraph_text, text_boxes

if TYPE_CHECKING:
    from lxml.etree import _Element

TOO_DEEP = "表格嵌套超过 {limit} 层"
_WRAPPERS = frozenset({
    "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice",
})  # fmt: skip
_WRAPPER_TEXTS = 3
_LONGEST_NUMBER = 6


Places = dict[Origin, "tuple[_Element, ...]"]
Visit = Callable[["_Element", Origin], None]


def read_docx(path: Path, limits: Limits) -> Source:
    """Paragraphs and tables of the body, in order; a nested table follows the one around it.

    A cell's origin names the table (numbered in reading order), its row and its grid column; offsets
    count in the cell's paragraphs joined with line breaks. Raises the errors of `open_archive`.
    """
    with open_archive(path, limits) as archive:
        part = main_part(archive, "word/document.xml")
        root = parse_member(archive, part)
        notices = tuple(unread_parts(archive, root))
        comments = word_comments(archive, part)
    anchors = Anchors(comments)
    blocks = tuple(_Walk(limits, anchors.note).flow(_body(root), 0))
    return Source("docx", blocks, notices, comments=anchors.placed())


def find_places(root: _Element, limits: Limits) -> Places:
    """The `w:p` elements of every paragraph and cell of a `w:document`, by the origins that `read_docx` gives.

    The texts of the elements, joined with line breaks, are what offsets count in.
    """
    places: Places = {}

    def keep(element: _Element, origin: Origin) -> None:
        inside = (element,) if local_name(element) == "p" else tuple(cell_paragraphs(element))
        places[origin] = inside

    for _ in _Walk(limits, keep).flow(_body(root), 0):
        pass
    return places


def _body(root: _Element) -> _Element:
    return next((child for child in root if local_name(child) == "body"), root)


def unwrapped(container: _Element, name: str) -> Iterator[_Element]:
    """The children of that name, looking through content controls and accepted insertions."""
    for child in container:
        found = local_name(child)
        if found == name:
            yield child
        elif found in _WRAPPERS:
            yield from unwrapped(child, name)


class _Walk:
    """Counts paragraphs and tables while it walks; shows each element to `visit`."""

    def __init__(self, limits: Limits, visit: Visit) -> None:
        self._limits = limits
        self._visit = visit
        self._paragraphs = 0
        self._tables = 0

    def flow(self, container: _Element, depth: int) -> Iterator[Block]:
        """The blocks of a body, a text box or a cell that only holds other tables."""
        for child in container:
            name = local_name(child)
            if name == "p":
                yield from self._paragraph(child, depth)
            elif name == "tbl":
                yield from self._table(child, depth + 1)
            elif name in _WRAPPERS:
                yield from self.flow(child, depth)

    def _paragraph(self, element: _Element, depth: int) -> Iterator[Block]:
        self._paragraphs += 1
        text = check_cell(paragraph_text(element), self._limits)
        origin = Origin("paragraph", row=self._paragraphs)
        self._visit(element, origin)
        whole = field_of(text, origin)
        yield from (Paragraph(line) for line in lines(whole) if line)
        for box in text_boxes(element):
            yield from self.flow(box, depth)

    def _table(self, table: _Element, depth: int) -> Iterator[Block]:
        if depth > self._limits.max_depth:
            raise OversizedInput(TOO_DEEP.format(limit=self._limits.max_depth))
        cells = [list(unwrapped(row, "tc")) for row in unwrapped(table, "tr") if not _is_deleted(row)]
        if _only_wraps(cells):
            for cell in (cell for row in cells for cell in row):
                yield from self.flow(cell, depth)
            return
        self._tables += 1
        name = str(self._tables)
        rows = [row for row in unwrapped(table, "tr") if not _is_deleted(row)]
        spans = [_spans(row, number, name, self._visit) for number, row in enumerate(rows, 1)]
        yield lay_out(spans, self._limits, name)
        for inner in (inner for row in cells for cell in row for inner in unwrapped(cell, "tbl")):
            yield from self._table(inner, depth + 1)


def _only_wraps(rows: list[list[_Element]]) -> bool:
    """Whether a table has other tables inside and next to no text of its own."""
    cells = [cell for row in rows for cell in row]
    if not any(True for cell in cells for _ in unwrapped(cell, "tbl")):
        return False
    return sum(bool(cell_text(cell).strip()) for cell in cells) <= _WRAPPER_TEXTS


def _spans(row: _Element, number: int, table: str, visit: Visit) -> list[Span]:
    """The cells of a row; `number` counts rows from 1 as they stand after accepting deletions."""
    spans: list[Span] = []
    column = 1 + _number(_property(row, "trPr", "gridBefore"), 0)
    if column > 1:
        spans.append(Span(columns=column - 1))
    for cell in unwrapped(row, "tc"):
        width = max(1, _number(_property(cell, "tcPr", "gridSpan"), 1))
        merge = _property(cell, "tcPr", "vMerge")
        above = merge is not None and attribute(merge, "val") != "restart"
        origin = Origin("table", table, number, column)
        visit(cell, origin)
        if _continues_left(cell) and spans:
            spans[-1] = Span(spans[-1].field, spans[-1].columns + width, above=spans[-1].above)
        else:
            spans.append(Span(field_of(cell_text(cell), origin), width, above=above))
        column += width
    return spans


def cell_text(cell: _Element) -> str:
    """The cell's paragraphs joined with line breaks, its text boxes after them, nested tables left out."""
    return "\n".join(map(paragraph_text, cell_paragraphs(cell)))


def cell_paragraphs(cell: _Element) -> Iterator[_Element]:
    """The `w:p` elements of a cell, those of a text box after the one it hangs on."""
    for paragraph in unwrapped(cell, "p"):
        yield paragraph
        for box in text_boxes(paragraph):
            yield from unwrapped(box, "p")


def _property(element: _Element, group: str, name: str) -> _Element | None:
    for properties in element:
        if local_name(properties) == group:
            return next((child for child in properties if local_name(child) == name), None)
    return None


def _number(element: _Element | None, default: int) -> int:
    value = attribute(element, "val") if element is not None else None
    return int(value[:_LONGEST_NUMBER]) if value and value.isdecimal() else default


def _continues_left(cell: _Element) -> bool:
    merge = _property(cell, "tcPr", "hMerge")
    return merge is not None and attribute(merge, "val") != "restart"


def _is_deleted(row: _Element) -> bool:
    return _property(row, "trPr", "del") is not None
