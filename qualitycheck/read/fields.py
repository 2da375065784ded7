"""Cutting and joining fields so that every character keeps its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qualitycheck.document.field import Field, Origin, Piece, join_fields


def field_of(text: str, origin: Origin) -> Field:
    """A field whose whole text stands at `origin`."""
    return Field(text, (Piece(0, len(text), origin),))


def stripped(field: Field) -> Field:
    """Without white space at both ends."""
    text = field.text
    inner = text.strip()
    if len(inner) == len(text):
        return field
    start = len(text) - len(text.lstrip()) if inner else 0
    return field.slice(start, start + len(inner))


def lines(field: Field) -> Iterator[Field]:
    """The lines of a field, each without white space at its ends; empty ones too."""
    start = 0
    for line in field.text.split("\n"):
        yield stripped(field.slice(start, start + len(line)))
        start += len(line) + 1


def one_line(field: Field) -> Field:
    """The lines put together with nothing between: a narrow cell breaks words anywhere."""
    if "\n" not in field.text:
        return stripped(field)
    return join_fields(lines(field))


def many_lines(fields: Iterable[Field]) -> Field:
    """The non-empty lines of several fields, one a line."""
    kept = [line for field in fields for line in lines(field) if line]
    return join_fields(kept, "\n")


def after(field: Field, position: int) -> Field:
    """The part behind `position`, without white space at its ends."""
    return stripped(field.slice(position, len(field.text)))
