"""Directives to this program among the comments of Word and Excel."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qualitycheck.document.document import Comment
from qualitycheck.document.field import Origin
from qualitycheck.errors import ReadError
from qualitycheck.read.archive import attribute, local_name, parse_member
from qualitycheck.read.extent import position
from qualitycheck.read.percent import sheet_members
from qualitycheck.read.wordtext import paragraph_text
from qualitycheck.text.directive import holds_directive

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKS = frozenset({"commentRangeStart", "commentReference"})


class Anchors:
    """Where the directives among a Word document's comments hang; `texts` by the comment's number."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts
        self._places: dict[str, Origin] = {}

    def note(self, element: _Element, origin: Origin) -> None:
        """Remembers the comments that begin in a paragraph or cell; the first place counts."""
        for number in _begins(element) if self._texts else ():
            self._places.setdefault(number, origin)

    def placed(self) -> tuple[Comment, ...]:
        """The comments with their places, in the order of their numbers."""
        return tuple(Comment(text, self._places.get(number)) for number, text in self._texts.items())


def _begins(element: _Element) -> Iterator[str]:
    """The numbers of the comments that begin in an element, nested tables left out."""
    for child in element:
        name = local_name(child)
        if name in _MARKS:
            yield attribute(child, "id") or ""
        elif name != "tbl":
            yield from _begins(child)


def word_comments(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The comments of a Word document that hold a directive, by number."""
    found: dict[str, str] = {}
    for member in _related(archive, part):
        for comment in _parse(archive, member):
            text = "\n".join(paragraph_text(p) for p in comment.iter() if local_name(p) == "p")
            if holds_directive(text):
                found[attribute(comment, "id") or ""] = text
    return found


def sheet_comments(archive: zipfile.ZipFile) -> tuple[Comment, ...]:
    """The notes on cells of a workbook that hold a directive."""

    if not any("comments" in name.lower() for name in archive.namelist()):
        return ()
    return tuple(
        comment
        for sheet, part in sheet_members(archive).items()
        for member in _related(archive, part)
        for comment in _cell_notes(archive, member, sheet)
    )


def _cell_notes(archive: zipfile.ZipFile, member: str, sheet: str) -> Iterator[Comment]:

    notes = (note for group in _parse(archive, member) for note in group)
    for note in notes:
        text = "".join(part.text or "" for part in note.iter() if local_name(part) == "t")
        place = position(str(note.get("ref", "")))
        if holds_directive(text):
            yield Comment(text, Origin("sheet", sheet, *place) if place else None)


def _parse(archive: zipfile.ZipFile, member: str) -> Iterator[_Element]:
    """The children of a part's root; a part that is broken has none, for the document can be read without."""
    try:
        yield from parse_member(archive, member)
    except ReadError:
        return


def _related(archive: zipfile.ZipFile, part: str) -> Iterator[str]:
    """The comment parts that a part of the container names, as far as they are there."""

    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in archive.namelist():
        return
    for relation in parse_member(archive, relations):
        if str(relation.get("Type", "")).endswith("/comments"):
            target = str(relation.get("Target", ""))
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            if (member := posixpath.normpath(path)) in archive.namelist():
                yield member
