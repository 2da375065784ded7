"""Which cells of a workbook show percentages: calamine gives the numbers without their formats."""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from qualitycheck.errors import BrokenInput
from qualitycheck.read.archive import BAD_XML, attribute, local_name, main_part, parse_member

if TYPE_CHECKING:
    from lxml.etree import _Element

Percents = dict[tuple[int, int], int]
BUILT_IN = {9: 0, 10: 2}
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_REFERENCE = re.compile(r"([A-Z]+)(\d+)$")


def percent_cells(archive: zipfile.ZipFile) -> dict[str, Percents]:
    """For each sheet the positions (row, column from 0) of percentages and their decimals.

    Sheets are read only where the workbook has a percent format at all.
    """
    book = main_part(archive, "xl/workbook.xml")
    folder = posixpath.dirname(book)
    styles = _percent_styles(archive, posixpath.join(folder, "styles.xml"))
    if not styles:
        return {}
    return {
        name: _sheet_percents(archive, member, styles)
        for name, member in _sheet_members(archive, book, folder).items()
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
                if number.isdecimal() and int(number) in formats:
                    styles[str(index)] = formats[int(number)]
    return styles


def _custom_formats(part: _Element) -> dict[int, int]:
    found = {}
    for entry in part:
        decimals = percent_decimals(str(entry.get("formatCode", "")))
        number = str(entry.get("numFmtId", ""))
        if decimals is not None and number.isdecimal():
            found[int(number)] = decimals
    return found


def percent_decimals(code: str) -> int | None:
    """The decimals of a number format that is a percentage, None for any other."""
    first = _LITERAL.sub("", code).split(";")[0]
    if "%" not in first:
        return None
    return len(first.partition(".")[2].rstrip("% ")) if "." in first else 0


def _sheet_members(archive: zipfile.ZipFile, book: str, folder: str) -> dict[str, str]:
    """Sheet name → member, through the workbook's relationships."""
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
    try:
        with archive.open(member) as stream:
            for _, row in etree.iterparse(stream, tag="{*}row", resolve_entities=False, no_network=True):
                for cell in row:
                    decimals = styles.get(str(cell.get("s")))
                    place = _REFERENCE.match(str(cell.get("r")))
                    if decimals is not None and place and cell.get("t", "n") == "n":
                        found[int(place[2]) - 1, _column(place[1])] = decimals
                row.clear()
    except etree.XMLSyntaxError as error:
        raise BrokenInput(BAD_XML) from error
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
