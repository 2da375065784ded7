"""Where a comment on a finding is put: at its words, or at the nearest part that stands for what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qualitycheck.document.diagnostic import Location
from qualitycheck.document.document import Document
from qualitycheck.document.field import Field, Origin

_PARTS = ("project_name", "title", "goals", "purpose")


def candidates(document: Document, place: Location) -> Iterator[Location]:
    """The place itself, then what stands for it: the row's value and name, the project's name, the first text."""
    yield place
    if place.table and place.row:
        for name in ("value", "name"):
            yield _whole(document, replace(place, field=name))
    if place.table:
        table = document.tables[place.table - 1]
        for name in _PARTS:
            yield _whole(document, replace(place, row=0, field=name))
        if table.indicators:
            yield _whole(document, replace(place, row=1, field="name"))
    elif document.narrative:
        yield _whole(document, replace(place, field="text", paragraph=1))
    elif document.tables:
        yield from candidates(document, replace(place, table=1, row=0, field="project_name"))


def field_of(document: Document, place: Location) -> Field:
    """The field a place lies in, the table's title too."""
    if place.table and not place.row and place.field == "title":
        return document.tables[place.table - 1].title
    return document.field_at(place.table, place.row, place.field, place.paragraph)


def _whole(document: Document, place: Location) -> Location:
    return replace(place, start=0, end=len(field_of(document, place).text))


def origins(document: Document, place: Location) -> list[tuple[Origin, int, int]]:
    """The characters of the file that a place covers: origin, start and end, one for each cell or paragraph."""
    stretches: dict[Origin, tuple[int, int]] = {}
    for piece in field_of(document, place).slice(place.start, place.end).pieces:
        start, end = piece.offset, piece.offset + piece.end - piece.start
        first, last = stretches.get(piece.origin, (start, end))
        stretches[piece.origin] = min(first, start), max(last, end)
    return [(origin, start, end) for origin, (start, end) in stretches.items()]
