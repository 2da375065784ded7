"""A sheet of plain texts added to an Excel workbook."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from lxml import etree

from qualitycheck.document.field import column_letters
from qualitycheck.openxml.container import (
    TYPES_PART,
    add_relation,
    declare_type,
    free_name,
    office_relations,
    read_relations,
    relations_part,
    rewrite_container,
    serialize,
)
from qualitycheck.openxml.sheets import make_cell_text
from qualitycheck.openxml.wordprocessing import child, namespace_of
from qualitycheck.read.archive import main_part, parse_member, safe_parser

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOOK = "xl/workbook.xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_LONGEST_NAME = 31


def add_sheet(data: bytes, name: str, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> bytes:
    """The workbook with a sheet behind its others; every cell is text. `widths` count characters."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book = main_part(archive, _BOOK)
        root, types = parse_member(archive, book), parse_member(archive, TYPES_PART)
        relations = read_relations(archive, book)
        space = namespace_of(root)
        office = office_relations(space)
        folder = posixpath.dirname(book)
        part = free_name(archive, posixpath.join(folder, "worksheets/sheet{}.xml"))
        declare_type(types, part, _SHEET_TYPE)
        identity = add_relation(relations, f"{office}/worksheet", posixpath.relpath(part, folder or "."))
        _enter(root, name, f"{{{office}}}id", identity)
        changed = {
            TYPES_PART: serialize(types),
            book: serialize(root),
            relations_part(book): serialize(relations),
            part: serialize(_sheet(space, rows, widths)),
        }
        return rewrite_container(archive, changed)


def _enter(root: _Element, name: str, attribute: str, identity: str) -> None:
    """Names the sheet in the workbook, differently from the others."""
    sheets = child(root, "sheets")
    assert sheets is not None
    names = {str(sheet.get("name", "")).lower() for sheet in sheets}
    title, number = name, 1
    while title.lower() in names:
        number += 1
        title = f"{name[: _LONGEST_NAME - len(str(number))]}{number}"
    known = [int(str(sheet.get("sheetId"))) for sheet in sheets if str(sheet.get("sheetId")).isdecimal()]
    entry = etree.SubElement(sheets, f"{{{namespace_of(root)}}}sheet")
    entry.set("name", title)
    entry.set("sheetId", str(max(known, default=0) + 1))
    entry.set(attribute, identity)


def _sheet(space: str, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> _Element:
    root = etree.fromstring(f"<worksheet xmlns={quoteattr(space)}/>", safe_parser())
    columns = etree.SubElement(root, f"{{{space}}}cols")
    for number, width in enumerate(widths, 1):
        column = etree.SubElement(columns, f"{{{space}}}col")
        for key, value in (("min", number), ("max", number), ("width", width), ("customWidth", 1)):
            column.set(key, str(value))
    data = etree.SubElement(root, f"{{{space}}}sheetData")
    for y, texts in enumerate(rows, 1):
        row = etree.SubElement(data, f"{{{space}}}row", r=str(y))
        for x, text in enumerate(texts, 1):
            cell = etree.SubElement(row, f"{{{space}}}c", r=f"{column_letters(x)}{y}", t="inlineStr")
            cell.append(make_cell_text(root, text))
    return root
