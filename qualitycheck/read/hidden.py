"""What a workbook hides from its reader: sheets, rows and columns that are checked all the same."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qualitycheck.document.document import Notice
from qualitycheck.document.field import column_letters
from qualitycheck.read.archive import holds, local_name, main_part, parse_member, walk_member
from qualitycheck.read.blocks import Block, Grid
from qualitycheck.read.percent import sheet_members

HIDDEN_SHEET = "工作表“{name}”是隐藏的，其中的内容也检查了。"
HIDDEN_PLACES = "工作表“{name}”有隐藏的{places}，其中的内容也检查了。"
_BOOK = "xl/workbook.xml"
_MARK = b"hidden="
_YES = frozenset({"1", "true"})
_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Hidden:
    """Whether a sheet is hidden, and its hidden rows and columns, from 1."""

    whole: bool
    rows: frozenset[int]
    columns: frozenset[int]


def hidden_parts(archive: zipfile.ZipFile) -> dict[str, Hidden]:
    """What is hidden in each sheet that hides something."""
    states = _states(archive)
    found = {}
    for name, member in sheet_members(archive).items():
        places = _places(archive, member) if member in archive.namelist() else (frozenset(), frozenset())
        if states.get(name) or any(places):
            found[name] = Hidden(bool(states.get(name)), *places)
    return found


def hidden_notices(blocks: Iterable[Block], hidden: dict[str, Hidden]) -> Iterator[Notice]:
    """A sentence for every sheet where hidden cells hold text."""
    for block in blocks:
        if not isinstance(block, Grid) or block.name not in hidden:
            continue
        part = hidden[block.name]
        if part.whole:
            yield Notice(HIDDEN_SHEET.format(name=block.name), block.name)
        elif places := _with_text(block, part):
            yield Notice(HIDDEN_PLACES.format(name=block.name, places=places), block.name)


def _with_text(grid: Grid, hidden: Hidden) -> str:
    """The hidden rows and columns that hold text of their own, for a person."""
    rows, columns = set[int](), set[int]()
    for y, row in enumerate(grid.rows, 1):
        for x, cell in enumerate(row, 1):
            if not cell.filled or (cell.row, cell.column) != (y - 1, x - 1):
                continue
            if y in hidden.rows:
                rows.add(y)
            if x in hidden.columns:
                columns.add(x)
    said = [f"第{_ranges(sorted(rows), str)}行"] if rows else []
    return "、".join([*said, f"{_ranges(sorted(columns), column_letters)}列"] if columns else said)


def _ranges(numbers: Sequence[int], name: Callable[[int], str]) -> str:
    """`3–5、9`."""
    starts = [numbers[0], *(b for a, b in pairwise(numbers) if b > a + 1)]
    ends = [*(a for a, b in pairwise(numbers) if b > a + 1), numbers[-1]]
    parts = [name(a) if a == b else f"{name(a)}–{name(b)}" for a, b in zip(starts, ends, strict=True)]
    return "、".join(parts[:_MOST_SHOWN]) + ("等" if len(parts) > _MOST_SHOWN else "")


def _states(archive: zipfile.ZipFile) -> dict[str, bool]:
    book = parse_member(archive, main_part(archive, _BOOK))
    sheets = (sheet for part in book if local_name(part) == "sheets" for sheet in part)
    return {str(sheet.get("name")): str(sheet.get("state", "visible")) != "visible" for sheet in sheets}


def _places(archive: zipfile.ZipFile, member: str) -> tuple[frozenset[int], frozenset[int]]:
    """The hidden rows and columns of a sheet, which is read only where it says the word."""
    if not holds(archive, member, (_MARK,)):
        return frozenset(), frozenset()
    rows, columns, last = set[int](), set[int](), 0
    for row in walk_member(archive, member, "row"):
        number = str(row.get("r", ""))
        last = int(number) if number.isdecimal() else last + 1
        if row.get("hidden") in _YES:
            rows.add(last)
    for column in walk_member(archive, member, "col"):
        first, final = str(column.get("min", "")), str(column.get("max", ""))
        if column.get("hidden") in _YES and first.isdecimal() and final.isdecimal():
            columns |= set(range(int(first), min(int(final), 16384) + 1))
    return frozenset(rows), frozenset(columns)
