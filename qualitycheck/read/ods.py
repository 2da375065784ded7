"""OpenDocument sheets: our own walk over content.xml, which says what is merged and how numbers show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qualitycheck.document.field import EMPTY, Origin
from qualitycheck.document.limits import Limits
from qualitycheck.errors import EncryptedInput
from qualitycheck.read.archive import attribute, local_name, open_archive, parse_member
from qualitycheck.read.blocks import Block, Cell, Source
from qualitycheck.read.fields import field_of
from qualitycheck.read.grid import check_size, is_blank, rectangle

if TYPE_CHECKING:
    from lxml.etree import _Element

_CELLS = frozenset({"table-cell", "covered-table-cell"})
_ROW_GROUPS = frozenset({"table-row-group", "table-header-rows", "table-rows"})
_HIDDEN = frozenset({"annotation", "shapes"})
Table = list[dict[int, Cell]]


def read_ods(path: Path, limits: Limits) -> Source:
    """A grid for every sheet with text. Raises the errors of `open_archive`."""
    with open_archive(path, limits) as archive:
        if "META-INF/manifest.xml" in archive.namelist() and _is_encrypted(
            parse_member(archive, "META-INF/manifest.xml")
        ):
            raise EncryptedInput
        root = parse_member(archive, "content.xml")
    books = root.iter("{*}spreadsheet")
    blocks = (_sheet(sheet, limits) for book in books for sheet in book if local_name(sheet) == "table")
    return Source("ods", tuple(block for block in blocks if block is not None))


def _is_encrypted(manifest: _Element) -> bool:
    return next(manifest.iter("{*}encryption-data"), None) is not None


def _sheet(sheet: _Element, limits: Limits) -> Block | None:
    name = attribute(sheet, "name") or ""
    table: Table = []
    spans: list[tuple[Cell, int, int]] = []
    gap = 0
    for row in _rows(sheet):
        repeated = _count(row, "number-rows-repeated")
        if not any(_text(cell) for cell in row if local_name(cell) in _CELLS):
            gap += repeated
            continue
        width = max(_cells(row, 0, name, [], limits), default=0) + 1
        check_size((len(table) + gap + repeated) * width, width, limits)
        table += [{} for _ in range(gap)]
        gap = 0
        for _ in range(repeated):
            table.append(_cells(row, len(table), name, spans, limits))
    for cell, height, width in spans:
        _merge(table, cell, height, width)
    grid = rectangle(table, name)
    return None if all(is_blank(row) for row in grid.rows) else grid


def _rows(container: _Element) -> Iterator[_Element]:
    for child in container:
        if local_name(child) == "table-row":
            yield child
        elif local_name(child) in _ROW_GROUPS:
            yield from _rows(child)


def _cells(
    row: _Element, number: int, name: str, spans: list[tuple[Cell, int, int]], limits: Limits
) -> dict[int, Cell]:
    found: dict[int, Cell] = {}
    column = 0
    for element in row:
        if local_name(element) not in _CELLS:
            continue
        repeated = _count(element, "number-columns-repeated")
        text = _text(element)
        height, width = _count(element, "number-rows-spanned"), _count(element, "number-columns-spanned")
        if text or height * width > 1:
            check_size(column + repeated, column + repeated, limits)
            for index in range(column, column + repeated):
                field = field_of(text, Origin("sheet", name, number + 1, index + 1)) if text else EMPTY
                found[index] = Cell(field, number, index)
                if height * width > 1:
                    spans.append((found[index], height, width))
        column += repeated
    return found


def _merge(table: Table, cell: Cell, height: int, width: int) -> None:
    for row in table[cell.row : cell.row + height]:
        row.update(dict.fromkeys(range(cell.column, cell.column + width), cell))


def _text(cell: _Element) -> str:
    """The paragraphs as shown, comments left out."""
    paragraphs = (child for child in cell if local_name(child) == "p")
    return "\n".join("".join(_shown(paragraph)) for paragraph in paragraphs).strip("\n")


def _shown(element: _Element) -> Iterator[str]:
    name = local_name(element)
    if name in _HIDDEN:
        return
    if name == "s":
        yield " " * _count(element, "c")
    elif name in {"tab", "line-break"}:
        yield "\t" if name == "tab" else "\n"
    yield element.text or ""
    for child in element:
        yield from _shown(child)
        yield child.tail or ""


def _count(element: _Element, name: str) -> int:
    value = attribute(element, name)
    return max(1, int(value[:9])) if value and value.isdecimal() else 1
