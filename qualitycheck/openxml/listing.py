"""A sheet of plain texts added to an Excel workbook."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from lxml import etree

from qualitycheck.document.field import column_letters
from qualitycheck.openxml.container import (
    TYPES_PART,
    add_relation,
    declare_type,
    find_target,
    free_name,
    office_relations,
    read_relations,
    relations_part,
    rewrite_container,
    serialize,
)
from qualitycheck.openxml.heights import row_height
from qualitycheck.openxml.sheets import make_cell_text
from qualitycheck.openxml.wordprocessing import child, namespace_of
from qualitycheck.read.archive import main_part, parse_member, safe_parser

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOOK = "xl/workbook.xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_LONGEST_NAME = 31
_A4 = "9"
# What the schema has before the names of a workbook (ECMA-376, CT_Workbook).
_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")


def add_sheet(data: bytes, name: str, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> bytes:
    """The workbook with a sheet behind its others; every cell is text. `widths` count characters.

    Printed, the sheet is as wide as a page, its first row on each.
    """
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
        styles_part = find_target(relations, book, "styles")
        styles = parse_member(archive, styles_part) if styles_part in archive.namelist() else None
        style = _wrapped(styles) if styles is not None else "0"
        changed = {styles_part: serialize(styles)} if styles is not None else {}
        changed |= {
            TYPES_PART: serialize(types),
            book: serialize(root),
            relations_part(book): serialize(relations),
            part: serialize(_sheet(space, rows, widths, style)),
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
    _repeat_head(root, len(sheets) - 1, title)


def _repeat_head(root: _Element, position: int, title: str) -> None:
    """The first row of the sheet on every printed page."""
    names = child(root, "definedNames")
    if names is None:
        names = etree.Element(f"{{{namespace_of(root)}}}definedNames")
        before = [found for name in _BEFORE_NAMES if (found := child(root, name)) is not None]
        before[-1].addnext(names)
    head = etree.SubElement(names, f"{{{namespace_of(root)}}}definedName")
    head.set("name", "_xlnm.Print_Titles")
    head.set("localSheetId", str(position))
    head.text = f"'{title}'!$1:$1"


def _wrapped(styles: _Element) -> str:
    """The number of a cell format whose text goes on in further lines; `0` where the workbook has no formats."""
    formats = child(styles, "cellXfs")
    if formats is None or not len(formats):
        return "0"
    made = deepcopy(formats[0])
    for known in list(made):
        made.remove(known)
    made.set("applyAlignment", "1")
    alignment = etree.SubElement(made, f"{{{namespace_of(styles)}}}alignment")
    alignment.set("vertical", "top")
    alignment.set("wrapText", "1")
    formats.append(made)
    formats.set("count", str(len(formats)))
    return str(len(formats) - 1)


def _sheet(space: str, rows: Sequence[Sequence[str]], widths: Sequence[int], style: str) -> _Element:
    root = etree.fromstring(f"<worksheet xmlns={quoteattr(space)}/>", safe_parser())
    etree.SubElement(etree.SubElement(root, f"{{{space}}}sheetPr"), f"{{{space}}}pageSetUpPr", fitToPage="1")
    columns = etree.SubElement(root, f"{{{space}}}cols")
    for number, width in enumerate(widths, 1):
        column = etree.SubElement(columns, f"{{{space}}}col")
        for key, value in (("min", number), ("max", number), ("width", width), ("customWidth", 1)):
            column.set(key, str(value))
    data = etree.SubElement(root, f"{{{space}}}sheetData")
    for y, texts in enumerate(rows, 1):
        row = etree.SubElement(data, f"{{{space}}}row", r=str(y))
        row.set("ht", str(row_height(texts, widths)))
        row.set("customHeight", "1")
        for x, text in enumerate(texts, 1):
            cell = etree.SubElement(row, f"{{{space}}}c", r=f"{column_letters(x)}{y}", s=style, t="inlineStr")
            cell.append(make_cell_text(root, text))
    margins = {"left": "0.4", "right": "0.4", "top": "0.6", "bottom": "0.6", "header": "0.3", "footer": "0.3"}
    etree.SubElement(root, f"{{{space}}}pageMargins", margins)
    paper = {"paperSize": _A4, "orientation": "landscape", "fitToWidth": "1", "fitToHeight": "0"}
    etree.SubElement(root, f"{{{space}}}pageSetup", paper)
    return root
