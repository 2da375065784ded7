"""What a workbook hides from its reader: sheets, rows and columns that are checked all the same."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qualitycheck.document.document import Notice
from qualitycheck.document.field import column_letters
from qualitycheck.read.archive import holds, walk_member
from qualitycheck.read.blocks import Block, Grid
from qualitycheck.read.header import find_headers
from qualitycheck.read.percent import sheet_members

HIDDEN_SHEET = "工作表“{name}”是隐藏的，其中的内容也检查了。"
HIDDEN_LIST = "工作表“{name}”是隐藏的，其中没有绩效指标表，没有检查。"
HIDDEN_PLACES = "工作表“{name}”有隐藏的{places}，其中的内容也检查了。"
_MARK = b"hidden="
_YES = frozenset({"1", "true"})
_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Hidden:
    """The hidden rows and columns of a sheet, from 1."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


_NOTHING = Hidden()


def hidden_parts(archive: zipfile.ZipFile) -> dict[str, Hidden]:
    """What is hidden in each sheet that hides something."""
    members = sheet_members(archive).items()
    found = {name: _places(archive, member) for name, member in members if member in archive.namelist()}
    return {name: part for name, part in found.items() if part.rows or part.columns}


def without_lists(
    blocks: Iterable[Block], sheets: Collection[str], parts: Mapping[str, Hidden]
) -> tuple[tuple[Block, ...], tuple[Notice, ...]]:
    """The sheets to check, and a sentence for each of the hidden `sheets` and for hidden cells with text.

    A hidden sheet without a header of indicators is left out: mostly it lists what the cells of a form may hold.
    """
    kept: list[Block] = []
    said: list[Notice] = []
    for block in blocks:
        if not isinstance(block, Grid):
            kept.append(block)
            continue
        is_list = block.name in sheets and not find_headers(block)
        kept += [] if is_list else [block]
        if block.name in sheets:
            said.append(
                Notice((HIDDEN_LIST if is_list else HIDDEN_SHEET).format(name=block.name), block.name)
            )
        elif places := _with_text(block, parts.get(block.name, _NOTHING)):
            said.append(Notice(HIDDEN_PLACES.format(name=block.name, places=places), block.name))
    return tuple(kept), tuple(said)


def _with_text(grid: Grid, hidden: Hidden) -> str:
    """The hidden rows and columns that hold text of their own, for a person."""
    rows, columns = set[int](), set[int]()
    for y, row in enumerate(grid.rows if hidden != _NOTHING else (), 1):
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


def _places(archive: zipfile.ZipFile, member: str) -> Hidden:
    """The hidden rows and columns of a sheet, which is read only where it says the word."""
    if not holds(archive, member, (_MARK,)):
        return _NOTHING
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
    return Hidden(frozenset(rows), frozenset(columns))
