"""Directives to this program that stand in a document as lines of their own: each hangs on what follows it."""

from __future__ import annotations

from collections.abc import Sequence

from qualitycheck.document.document import Comment
from qualitycheck.document.field import Origin
from qualitycheck.read.blocks import Block, Grid, Paragraph, Row, filled
from qualitycheck.text.directive import is_directive


def take_comments(blocks: Sequence[Block]) -> tuple[list[Block], list[Comment]]:
    """The blocks without the lines that are directives, and these."""
    kept: list[Block] = []
    comments: list[Comment] = []
    waiting: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if is_directive(block.field.text):
                waiting.append(block.field.text)
                continue
            comments += _hang(waiting, block.field.origin_at(0))
            kept.append(block)
        else:
            grid, found = _take_rows(block, waiting)
            comments += found
            kept.append(grid)
    return kept, comments + _hang(waiting, None)


def _take_rows(grid: Grid, waiting: list[str]) -> tuple[Grid, list[Comment]]:
    rows: list[Row] = []
    comments: list[Comment] = []
    for index, row in enumerate(grid.rows):
        if is_directive(row[0].text if row else "") and len(cells := filled(row)) == 1:
            waiting.append(cells[0].text)
            continue
        if waiting:
            comments += _hang(waiting, _own_origin(row, index))
        rows.append(row)
    return (grid if len(rows) == len(grid.rows) else Grid(tuple(rows), grid.name)), comments


def _own_origin(row: Row, index: int) -> Origin | None:
    """The place of the last cell that begins in this row rather than above it."""
    own = [cell for cell in filled(row) if cell.row == index] or filled(row)
    return own[-1].field.origin_at(0) if own else None


def _hang(waiting: list[str], origin: Origin | None) -> list[Comment]:
    comments = [Comment(text, origin, above=True) for text in waiting]
    waiting.clear()
    return comments
