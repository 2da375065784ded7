"""Excel workbooks: the cell changed and marked, everything else untouched; a sheet lists the changes."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from qualitycheck.document.edits import apply_edits
from qualitycheck.document.field import Origin
from qualitycheck.document.limits import Limits
from qualitycheck.openxml.container import find_target, read_relations, rewrite_container, serialize
from qualitycheck.openxml.sheets import Sheet, edit_rich_text, make_cell_text, write_number, write_string
from qualitycheck.openxml.styles import MarkedStyles
from qualitycheck.openxml.wordprocessing import child
from qualitycheck.read.archive import main_part, open_archive, parse_member
from qualitycheck.read.blocks import Grid
from qualitycheck.read.percent import sheet_members
from qualitycheck.read.xlsx import read_xlsx
from qualitycheck.suggest.placement import MOVED, CellEdit

if TYPE_CHECKING:
    from lxml.etree import _Element

FORMULA = "单元格是公式，请改公式所引用的单元格"
BOOK = "xl/workbook.xml"
_FIGURE = re.compile(r"[\d.,]+\s*[\u4e00-\u9fff%‰％/·（）]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?")


class Workbook:
    """An Excel workbook that is open for changes."""

    def __init__(self, archive: zipfile.ZipFile, path: Path, limits: Limits) -> None:
        self._archive = archive
        self._members = sheet_members(archive)
        self._texts = _texts(path, limits)
        self._sheets: dict[str, Sheet] = {}
        book = main_part(archive, BOOK)
        relations = read_relations(archive, book)
        self._strings = self._optional(find_target(relations, book, "sharedStrings"))
        self._styles_part = find_target(relations, book, "styles")
        self._has_chain = bool(find_target(relations, book, "calcChain"))

    def _optional(self, part: str) -> _Element | None:
        return parse_member(self._archive, part) if part in self._archive.namelist() else None

    def _sheet(self, name: str) -> Sheet:
        if name not in self._sheets:
            self._sheets[name] = Sheet(parse_member(self._archive, self._members[name]))
        return self._sheets[name]

    def obstacle(self, cell: CellEdit, *others: CellEdit) -> str:
        """Why a change cannot be written, empty where it can."""
        origin = cell.origin
        if origin.part not in self._members:
            return MOVED
        if self._texts.get(origin, "")[cell.start : cell.end] != cell.old:
            return MOVED
        element = self._sheet(origin.part).find(origin.row, origin.column)
        if element is None or child(element, "f") is None:
            return ""
        # A result says that it is calculated; without one a figure with its unit was taken for a formula by its sign.
        value, formula = child(element, "v"), child(element, "f")
        calculated = (value is not None and value.text) or self._has_chain
        written = (formula.text or "") if formula is not None else ""
        return FORMULA if calculated or not _FIGURE.fullmatch(written) else ""

    def write(self, cells: Iterable[CellEdit]) -> bytes:
        """The workbook with the changes made and marked; every one of them has no `obstacle`."""
        edits: defaultdict[Origin, list[CellEdit]] = defaultdict(list)
        for cell in cells:
            edits[cell.origin].append(cell)
        root = self._optional(self._styles_part)
        styles = MarkedStyles(root) if root is not None else None
        for origin, made in edits.items():
            element = self._sheet(origin.part).obtain(origin.row, origin.column)
            self._change(element, self._texts.get(origin, ""), made)
            if styles is not None:
                element.set("s", styles.mark(str(element.get("s", "0"))))
        parts = {self._members[name]: serialize(self._sheets[name].root) for name in {o.part for o in edits}}
        if styles is not None and edits:
            parts[self._styles_part] = serialize(styles.root)
        return rewrite_container(self._archive, dict(sorted(parts.items())))

    def _change(self, element: _Element, shown: str, edits: list[CellEdit]) -> None:
        new = apply_edits(shown, edits)
        value = child(element, "v")
        is_number = element.get("t", "n") == "n" and value is not None and _NUMBER.fullmatch(shown)
        if is_number and _NUMBER.fullmatch(new):
            write_number(element, new)
            return
        string = self._string(element)
        write_string(
            element,
            make_cell_text(element, new) if string is None else edit_rich_text(string, shown, edits),
        )

    def _string(self, element: _Element) -> _Element | None:
        if element.get("t") == "inlineStr":
            return child(element, "is")
        value = child(element, "v")
        if element.get("t") != "s" or value is None or self._strings is None:
            return None
        index = (value.text or "").strip()
        known = index.isdecimal() and len(index) < 10 and int(index) < len(self._strings)
        return self._strings[int(index)] if known else None


def _texts(path: Path, limits: Limits) -> dict[Origin, str]:
    """What each cell shows, as the reader reads it."""
    texts: dict[Origin, str] = {}
    for block in read_xlsx(path, limits).blocks:
        assert isinstance(block, Grid)
        for row in block.rows:
            for cell in row:
                if cell.field.pieces:
                    texts[cell.field.pieces[0].origin] = cell.text
    return texts


@contextmanager
def open_workbook(path: Path, limits: Limits) -> Iterator[Workbook]:
    """Opens a workbook for changes. Raises the errors of reading it."""
    with open_archive(path, limits) as archive:
        yield Workbook(archive, path, limits)
