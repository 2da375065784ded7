"""From characters of a field to characters of the cells, paragraphs or lines it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from qualitycheck.document.diagnostic import Edit
from qualitycheck.document.document import Document
from qualitycheck.document.field import EMPTY, Field, Origin, Piece
from qualitycheck.text.operators import read_operator
from qualitycheck.text.units import is_known, parse_unit

# Why a writer leaves a change that does not fit what it finds in the file.
MOVED = "文件中此处的文字与检查时不同"


@dataclass(frozen=True, slots=True)
class CellEdit:
    """Characters `start`..`end` of the text at `origin`, which are `old`, become `replacement`."""

    origin: Origin
    start: int
    end: int
    old: str
    replacement: str


def place_edit(document: Document, edit: Edit) -> tuple[CellEdit, ...] | None:
    """Where in the file the edit lands; None where that is not certain. Nothing where it changes nothing."""
    field = document.field_at(edit.table, edit.row, edit.field, edit.paragraph)
    start, end, new = _shorten(field.text, edit)
    if start == end:
        if not new:
            return ()
        return _insert(document, edit, field, start, new)
    touched = [piece for piece in field.pieces if piece.start < end and piece.end > start]
    if sum(min(p.end, end) - max(p.start, start) for p in touched) < end - start - _breaks(field, start, end):
        return None
    if len(touched) == 1:
        return (_cell_edit(field, touched[0], start, end, new),)
    return _spread(field, touched, start, end, new)


def _shorten(text: str, edit: Edit) -> tuple[int, int, str]:
    """Without what stays the same at the end, then at the beginning: a unit in its own column is left alone."""
    start, end, new = edit.start, edit.end, edit.replacement
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    return start, end, new


def _breaks(field: Field, start: int, end: int) -> int:
    """Characters that were not in the file: what joins lines and cells."""
    written = {i for p in field.pieces for i in range(max(p.start, start), min(p.end, end))}
    return sum(field.text[i] == "\n" for i in range(start, end) if i not in written)


def _cell_edit(field: Field, piece: Piece, start: int, end: int, new: str) -> CellEdit:
    first, last = max(piece.start, start), min(piece.end, end)
    offset = piece.offset - piece.start
    return CellEdit(piece.origin, first + offset, last + offset, field.text[first:last], new)


def _spread(field: Field, pieces: list[Piece], start: int, end: int, new: str) -> tuple[CellEdit, ...] | None:
    """Words over several pieces: each loses its part, and the first takes the new words.

    Of pieces in different cells only where each character has its successor, or nothing comes instead.
    """
    length = sum(min(p.end, end) - max(p.start, start) for p in pieces)
    if len({piece.origin for piece in pieces}) > 1 and new:
        if len(new) != length:
            return None
        edits, used = [], 0
        for piece in pieces:
            size = min(piece.end, end) - max(piece.start, start)
            edits.append(_cell_edit(field, piece, start, end, new[used : used + size]))
            used += size
        return tuple(edit for edit in edits if edit.old != edit.replacement)
    return tuple(_cell_edit(field, p, start, end, new if p is pieces[0] else "") for p in pieces)


def _insert(document: Document, edit: Edit, field: Field, at: int, new: str) -> tuple[CellEdit, ...] | None:
    """New words between two characters: into a blank column that is meant for them, or beside a neighbour."""
    blank = _column_for(document, edit, field, at, new)
    if blank is not None:
        return (CellEdit(blank, 0, 0, "", new),)
    beside = [piece for piece in field.pieces if piece.start <= at <= piece.end]
    if len({piece.origin for piece in beside}) > 1:
        beside = [piece for piece in beside if _belongs(field.text[piece.start : piece.end], new)]
    if len({piece.origin for piece in beside}) != 1:
        return None
    return (_cell_edit(field, beside[0], at, at, new),)


def _column_for(document: Document, edit: Edit, field: Field, at: int, new: str) -> Origin | None:
    """The row's blank cell for the sign or the unit, where the table has such a column."""
    if edit.field != "value" or not edit.row:
        return None
    table = document.tables[edit.table - 1]
    row = table.indicators[edit.row - 1]
    wanted = EMPTY
    if at == 0 and read_operator(new) and "operator" in table.columns:
        wanted = row.operator
    elif at == len(field.text) and _is_unit(new) and "unit" in table.columns:
        wanted = row.unit
    return wanted.pieces[0].origin if wanted.pieces and not wanted.text else None


def _belongs(text: str, new: str) -> bool:
    """Whether new words are of the same sort as a cell: sign to sign, unit to unit, figure to figure."""
    sorts = (lambda t: bool(read_operator(t)), _is_unit, str.isdecimal)
    return any(sort(text) and sort(new) for sort in sorts)


def _is_unit(text: str) -> bool:
    scale, unit = parse_unit(text)
    return is_known(unit) or (unit is None and scale > 1)
