"""Where the words of a finding stand in a text file: lines and columns, for programs that show files by lines."""

from __future__ import annotations

from typing import NamedTuple

from qualitycheck.document.diagnostic import Edit, Location
from qualitycheck.document.document import Document
from qualitycheck.document.field import Field, Piece

_LINES = "line"


class Region(NamedTuple):
    """Lines and columns count from 1, in characters; the end column is the first one behind."""

    line: int
    column: int
    end_line: int
    end_column: int


def find_region(document: Document, at: Location) -> Region | None:
    """The region of a place; None where the file has no lines, or a whole part is missing."""
    field = document.field_at(at.table, at.row, at.field, at.paragraph)
    if not at.text:
        return None
    first, last = _piece_from(field, at.start), _piece_up_to(field, at.end)
    if first is None or last is None or (first.origin.row, first.start) > (last.origin.row, last.start):
        return None
    return Region(first.origin.row, _column(first, at.start), last.origin.row, _column(last, at.end))


def edit_region(document: Document, edit: Edit) -> Region | None:
    """The region an edit replaces; None where its characters do not stand together in one line of a text."""
    field = document.field_at(edit.table, edit.row, edit.field, edit.paragraph)
    for piece in field.pieces:
        if piece.origin.medium == _LINES and piece.start <= edit.start <= edit.end <= piece.end:
            row = piece.origin.row
            return Region(row, _column(piece, edit.start), row, _column(piece, edit.end))
    return None


def _piece_from(field: Field, position: int) -> Piece | None:
    return next((p for p in field.pieces if p.origin.medium == _LINES and p.start <= position < p.end), None)


def _piece_up_to(field: Field, position: int) -> Piece | None:
    return next((p for p in field.pieces if p.origin.medium == _LINES and p.start < position <= p.end), None)


def _column(piece: Piece, position: int) -> int:
    return piece.offset + position - piece.start + 1
