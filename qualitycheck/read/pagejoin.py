"""Tables broken across pages put together: repeated headers, merged cells and rows cut by the break."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from qualitycheck.document.limits import Limits
from qualitycheck.read.blocks import Cell, Grid
from qualitycheck.read.columns import is_header_word
from qualitycheck.read.grid import check_size, rectangle
from qualitycheck.read.pages import PageCell, PageTable
from qualitycheck.read.ruling import cluster, nearest

NEAR = 3.0
_DEEPEST_HEADER = 3
_ENDING = "指标"
_IN_BRACKETS = re.compile(r"^[（(][^（）()]{1,8}[）)]$")
_MANY_MISSING = 2
Rows = list[dict[int, PageCell]]


def are_continuous(above: PageTable, below: PageTable) -> bool:
    """Whether a table at the top of a page may go on with the last one of the page before: equally wide."""
    first, second = above.frame, below.frame
    return (
        below.page > above.page
        and abs((first.xs[-1] - first.xs[0]) - (second.xs[-1] - second.xs[0])) <= 2 * NEAR
    )


def join(tables: Sequence[PageTable], limits: Limits) -> Grid:
    """One grid of the tables that continue each other."""
    left = tables[0].frame.xs[0]
    shifts = [left - table.frame.xs[0] for table in tables]
    xs = cluster(
        (x + shift for table, shift in zip(tables, shifts, strict=True) for x in table.frame.xs), NEAR
    )
    rows: Rows = []
    for table, shift in zip(tables, shifts, strict=True):
        part = _rows(table, [nearest(xs, x + shift) for x in table.frame.xs])
        check_size((len(rows) + len(part)) * len(xs), len(xs) - 1, limits)
        rows = _append(rows, part) if rows else part
    return _grid(rows)


def _rows(table: PageTable, columns: Sequence[int]) -> Rows:
    rows: Rows = [{} for _ in table.frame.ys[1:]]
    for slot, cell in zip(table.frame.slots, table.cells, strict=True):
        for row in rows[slot.top : slot.bottom]:
            row.update(dict.fromkeys(range(columns[slot.left], columns[slot.right]), cell))
    return rows


def _grid(rows: Rows) -> Grid:
    made: dict[PageCell, Cell] = {}
    for y, row in enumerate(rows):
        for x in sorted(row):
            if row[x] not in made:
                made[row[x]] = Cell(row[x].field, y, x)
    return rectangle([{x: made[cell] for x, cell in row.items()} for row in rows], "")


def _append(rows: Rows, part: Rows) -> Rows:
    """The rows of the next page put under those before."""
    part = part[_repeated(rows, part) :]
    if not part:
        return rows
    cut = _is_cut(rows[-1], part[0])
    levels = _level_columns(rows, part)
    for column in sorted(part[0]):
        above, below = rows[-1].get(column), part[0][column]
        if above is None or above is below or not _same_columns(rows[-1], part[0], column):
            continue
        if cut or (column in levels and _is_one(above, below)):
            above.more.append(below)
            _replace(part, below, above)
    return rows + part[1:] if cut else rows + part


def _repeated(rows: Rows, part: Rows) -> int:
    """How many rows at the top of a part repeat the table's header."""
    known = [_texts(row) for row in rows]
    first = _texts(part[0])
    if len(first) < 3 or first not in known or sum(map(is_header_word, first)) * 2 < len(first):
        return 0
    at = known.index(first)
    count = 1
    while count < min(_DEEPEST_HEADER, len(part)) and at + count < len(known):
        texts = _texts(part[count])
        if not texts or texts != known[at + count] or not all(map(is_header_word, texts)):
            break
        count += 1
    return count


def _texts(row: dict[int, PageCell]) -> list[str]:
    """The texts of a row's cells, without white space; cells above one another count once."""
    cells = dict.fromkeys(row[column] for column in sorted(row))
    texts = ["".join(cell.text.split()) for cell in cells]
    return [text for text in texts if text]


def _level_columns(rows: Rows, part: Rows) -> set[int]:
    """The columns up to the last one that has merged cells over several rows."""
    last = -1
    for table in (rows, part):
        for above, below in pairwise(table):
            same = [column for column in below if above.get(column) is below[column]]
            last = max([last, *same])
    return set(range(last + 1))


def _same_columns(above: dict[int, PageCell], below: dict[int, PageCell], column: int) -> bool:
    first = [x for x, cell in above.items() if cell is above[column]]
    return first == [x for x, cell in below.items() if cell is below[column]]


def _is_one(above: PageCell, below: PageCell) -> bool:
    """Whether a merged cell goes on behind the break: printed on one side, or its word broken."""
    if above.is_empty or below.is_empty:
        return True
    first, second = "".join(above.text.split()), "".join(below.text.split())
    if _IN_BRACKETS.match(second) and not first.endswith(("）", ")")):
        return True
    return len(second) < 4 and not first.endswith(_ENDING) and (first + second).endswith(_ENDING)


def _replace(rows: Rows, old: PageCell, new: PageCell) -> None:
    for row in rows:
        for column, cell in row.items():
            if cell is old:
                row[column] = new


def _is_cut(above: dict[int, PageCell], below: dict[int, PageCell]) -> bool:
    """Whether the break runs through a row: what stands below goes on with full lines above, not all does.

    One flowing text is enough where two or more cells are missing behind the first one filled; a row that
    only lacks its value is a row of its own unless everything in it flows.
    """
    if sorted(above) != sorted(below) or any(not _same_columns(above, below, column) for column in below):
        return False
    filled = [column for column in below if below[column].lines]
    if not filled or not all(above[column].lines for column in filled):
        return False
    missing = {above[c]: c for c in above if above[c].lines and not below[c].lines}
    flows = [_flows(above[column], below[column]) for column in filled]
    if sum(column > min(filled) for column in missing.values()) >= _MANY_MISSING:
        return any(flows)
    return bool(missing) and all(flows)


def _flows(above: PageCell, below: PageCell) -> bool:
    """Whether the last line above is full: the first word below would not have fitted behind it."""
    last = above.more[-1] if above.more and above.more[-1].lines else above
    left, right = last.edges
    line, word = last.lines[-1], below.lines[0].first
    slack = min(right - line.right, (right - left) - (line.right - line.left))
    return slack <= word + 0.3 * line.size
