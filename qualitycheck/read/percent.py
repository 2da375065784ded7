"""Which cells of a workbook show percentages: calamine gives the numbers without their formats."""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

from qualitycheck.read.archive import attribute, local_name, main_part, parse_member, walk_member
from qualitycheck.read.extent import position

if TYPE_CHECKING:
    from lxml.etree import _Element

Percents = dict[tuple[int, int], int]
_BOOK = "xl/workbook.xml"
BUILT_IN = {"9": 0, "10": 2}
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def percent_cells(archive: zipfile.ZipFile) -> dict[str, Percents]:
    """For each sheet the positions (row, column from 0) of percentages and their decimals.

    Sheets are read only where the workbook has a percent format at all.
    """
    folder = posixpath.dirname(main_part(archive, _BOOK))
    styles = _percent_styles(archive, posixpath.join(folder, "styles.xml"))
    if not styles:
        return {}
    return {
        name: _sheet_percents(archive, member, styles)
        for name, member in sheet_members(archive).items()
        if member in archive.namelist()
    }


def _percent_styles(archive: zipfile.ZipFile, name: str) -> dict[str, int]:
    """Style index → decimals, for styles whose number format is a percentage."""
    if name not in archive.namelist():
        return {}
    formats = dict(BUILT_IN)
    styles: dict[str, int] = {}
    for part in parse_member(archive, name):
        if local_name(part) == "numFmts":
            formats |= _custom_formats(part)
        elif local_name(part) == "cellXfs":
            for index, style in enumerate(part):
                number = str(style.get("numFmtId", "0"))
                if number in formats:
                    styles[str(index)] = formats[number]
    return styles


def _custom_formats(part: _Element) -> dict[str, int]:
    found = {}
    for entry in part:
        decimals = percent_decimals(str(entry.get("formatCode", "")))
        if decimals is not None:
            found[str(entry.get("numFmtId", ""))] = decimals
    return found


def percent_decimals(code: str) -> int | None:
    """The decimals of a number format that is a percentage, None for any other."""
    first = _LITERAL.sub("", code).split(";")[0]
    if "%" not in first:
        return None
    return len(first.partition(".")[2].rstrip("% ")) if "." in first else 0


def sheet_members(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → member, through the workbook's relationships."""
    book = main_part(archive, _BOOK)
    folder = posixpath.dirname(book)
    relations = posixpath.join(folder, "_rels", posixpath.basename(book) + ".rels")
    targets = {str(r.get("Id")): str(r.get("Target")) for r in parse_member(archive, relations)}
    sheets = {}
    for part in parse_member(archive, book):
        for sheet in part if local_name(part) == "sheets" else ():
            target = targets.get(attribute(sheet, "id") or "", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            sheets[str(sheet.get("name"))] = posixpath.normpath(path)
    return sheets


def _sheet_percents(archive: zipfile.ZipFile, member: str, styles: dict[str, int]) -> Percents:
    found: Percents = {}
    for row in walk_member(archive, member, "row"):
        for cell in row:
            decimals = styles.get(str(cell.get("s")))
            place = position(str(cell.get("r"))) if decimals is not None else None
            if decimals is not None and place and cell.get("t", "n") == "n":
                found[place[0] - 1, place[1] - 1] = decimals
    return found
