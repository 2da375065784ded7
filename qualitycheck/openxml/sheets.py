"""Cells of an Excel sheet found, made and given new text, which is never a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from qualitycheck.document.edits import TextEdit, apply_edits
from qualitycheck.document.field import column_letters
from qualitycheck.openxml.wordprocessing import child, legal, namespace_of, set_text
from qualitycheck.read.archive import local_name
from qualitycheck.read.extent import position

if TYPE_CHECKING:
    from lxml.etree import _Element

# What Excel reads as one character; an underscore written so keeps the words as they are.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_PHONETIC = frozenset({"rPh", "phoneticPr"})


class Sheet:
    """The rows and cells of a `worksheet`, by numbers from 1; cells without a reference follow each other."""

    def __init__(self, root: _Element) -> None:
        self.root = root
        self._data = next(one for one in root if local_name(one) == "sheetData")
        self._rows: dict[int, _Element] = {}
        self._cells: dict[tuple[int, int], _Element] = {}
        number = 0
        for row in self._data:
            number = int(str(row.get("r"))) if row.get("r") else number + 1
            self._rows.setdefault(number, row)
            self._index(row, number)

    def _index(self, row: _Element, number: int) -> None:
        column = 0
        for cell in row:
            place = position(str(cell.get("r"))) if cell.get("r") else None
            column = place[1] if place else column + 1
            self._cells.setdefault((place[0] if place else number, column), cell)

    def find(self, row: int, column: int) -> _Element | None:
        """The cell's element; None where the file has none."""
        return self._cells.get((row, column))

    def obtain(self, row: int, column: int) -> _Element:
        """The cell's element, made in its place where there is none."""
        if (row, column) not in self._cells:
            cell = self._make("c", r=f"{column_letters(column)}{row}")
            before = [c for (r, c) in self._cells if r == row and c < column]
            if before:
                self._cells[row, max(before)].addnext(cell)
            else:
                self._row(row).insert(0, cell)
            self._cells[row, column] = cell
        return self._cells[row, column]

    def _row(self, number: int) -> _Element:
        if number not in self._rows:
            row = self._make("row", r=str(number))
            before = [known for known in self._rows if known < number]
            if before:
                self._rows[max(before)].addnext(row)
            else:
                self._data.insert(0, row)
            self._rows[number] = row
        return self._rows[number]

    def _make(self, name: str, **attributes: str) -> _Element:
        made = etree.Element(f"{{{namespace_of(self.root)}}}{name}")
        for key, value in attributes.items():
            made.set(key, value)
        return made


def make_cell_text(like: _Element, text: str) -> _Element:
    """The `is` element of a cell that holds plain text."""
    space = namespace_of(like)
    string = etree.Element(f"{{{space}}}is")
    set_text(etree.SubElement(string, f"{{{space}}}t"), _escape(text))
    return string


def _escape(text: str) -> str:
    return _ESCAPE.sub("_x005F_", legal(text))


def edit_rich_text(string: _Element, shown: str, edits: Sequence[TextEdit]) -> _Element:
    """A string item (`si` or `is`) as an `is` element with the edits made, the formatting of its parts kept.

    `shown` is the text as it was read; where the parts do not add up to it the result is plain.
    """
    copied = etree.Element(f"{{{namespace_of(string)}}}is")
    for part in string:
        if local_name(part) not in _PHONETIC:
            copied.append(deepcopy(part))
    texts = [one for one in copied.iter() if local_name(one) == "t"]
    if "".join(one.text or "" for one in texts) != shown:
        return make_cell_text(string, apply_edits(shown, edits))
    for edit in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
        _edit_parts(texts, edit)
    return copied


def _edit_parts(texts: Sequence[_Element], edit: TextEdit) -> None:
    """The first part that the edit touches takes the new words."""
    position, written = 0, False
    for element in texts:
        text = element.text or ""
        first, last = max(edit.start - position, 0), min(edit.end - position, len(text))
        position += len(text)
        touched = first <= last and (first < last or edit.start == edit.end) and first <= len(text)
        if touched and not (written and first == last):
            set_text(element, text[:first] + ("" if written else _escape(edit.replacement)) + text[last:])
            written = True


def write_string(cell: _Element, string: _Element) -> None:
    """Makes the cell hold a text of its own."""
    for part in list(cell):
        cell.remove(part)
    cell.set("t", "inlineStr")
    for attribute in ("cm", "vm"):
        if attribute in cell.attrib:
            del cell.attrib[attribute]
    cell.append(string)


def write_number(cell: _Element, number: str) -> None:
    """Gives a cell that holds a number another one."""
    value = child(cell, "v")
    assert value is not None
    value.text = number
