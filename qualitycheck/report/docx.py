"""Word documents with comments: the user's own, or for other formats a document of the tables that were read."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qualitycheck.document.diagnostic import Location
from qualitycheck.document.document import Document
from qualitycheck.document.limits import Limits
from qualitycheck.document.result import CheckedDocument, Result
from qualitycheck.errors import ReadError
from qualitycheck.openxml.comments import CONTENT_TYPE, Note, add_comments, empty_comments
from qualitycheck.openxml.container import (
    TYPES_PART,
    add_relation,
    declare_type,
    find_target,
    free_name,
    office_relations,
    read_relations,
    relations_part,
    rewrite_container,
    serialize,
)
from qualitycheck.openxml.wordprocessing import namespace_of
from qualitycheck.read.archive import local_name, main_part, open_archive, parse_member
from qualitycheck.read.docx import Places, find_places
from qualitycheck.report.anchors import candidates, origins
from qualitycheck.report.filenames import name_files
from qualitycheck.report.remarks import remarks
from qualitycheck.report.style import Style
from qualitycheck.report.transcript import transcribe

if TYPE_CHECKING:
    import zipfile

    from lxml.etree import _Element

AUTHOR, INITIALS = "qualitycheck", "QC"
ENDING = "（批注）.docx"
NOT_OWN = "原来的 Word 文件现在打不开，这里是检查时读到的文字，不是原文件的版式。"
# The reader has let the file pass by the user's own limits; here they only guard against what changed since.
_LIMITS = Limits()


def render_documents(result: Result, style: Style) -> Iterator[tuple[str, bytes]]:
    """A name and an annotated document for each input; `style` changes nothing in it."""
    names = name_files([checked.document.path for checked in result.documents], ENDING)
    for name, checked in zip(names, result.documents, strict=True):
        yield name, annotate(checked)


def annotate(checked: CheckedDocument) -> bytes:
    """The document with its findings as comments.

    A Word file that cannot be opened again is written down from what was read, and a comment says so.
    """
    if checked.document.format == "docx":
        try:
            return _annotate_own(checked)
        except (ReadError, OSError):
            return _annotate_transcript(checked, NOT_OWN)
    return _annotate_transcript(checked)


def _annotate_own(checked: CheckedDocument) -> bytes:
    with open_archive(Path(checked.document.path), _LIMITS) as archive:
        part = main_part(archive, "word/document.xml")
        root = parse_member(archive, part)
        places = find_places(root, _LIMITS)
        notes = list(_notes(checked, places, _first_paragraph(root)))
        changed = _with_comments(archive, part, root, notes)
        return rewrite_container(archive, changed)


def _first_paragraph(root: _Element) -> tuple[_Element, ...]:
    return next(((one,) for one in root.iter() if local_name(one) == "p"), ())


def _notes(checked: CheckedDocument, places: Places, first: tuple[_Element, ...]) -> Iterator[Note]:
    """The comments at the words; words in several cells have the whole text at the first."""
    document = checked.document
    for found in checked.diagnostics:
        for place, lines in remarks(document, found):
            stretches = _find(document, place, places)
            if not stretches and first:
                yield Note(first, 0, 0, lines)
            for number, (paragraphs, start, end) in enumerate(stretches):
                yield Note(paragraphs, start, end, lines if not number else lines[:1])


def _find(document: Document, place: Location, places: Places) -> list[tuple[tuple[_Element, ...], int, int]]:
    for candidate in candidates(document, place):
        found = [(places[o], s, e) for o, s, e in origins(document, candidate) if places.get(o)]
        if found:
            return found
    return []


def _with_comments(
    archive: zipfile.ZipFile, part: str, root: _Element, notes: list[Note]
) -> dict[str, bytes]:
    """The members that change: the document, its comments, and where they are declared."""
    relations = read_relations(archive, part)
    known = find_target(relations, part, "comments")
    if known in archive.namelist():
        comments = parse_member(archive, known)
        add_comments(root, comments, notes, AUTHOR, INITIALS)
        return {part: serialize(root), known: serialize(comments)}
    comments = empty_comments(root)
    add_comments(root, comments, notes, AUTHOR, INITIALS)
    folder = posixpath.dirname(part)
    name = free_name(archive, posixpath.join(folder, "comments{}.xml"))
    types = parse_member(archive, TYPES_PART)
    declare_type(types, name, CONTENT_TYPE)
    office = office_relations(namespace_of(root))
    add_relation(relations, f"{office}/comments", posixpath.relpath(name, folder or "."))
    return {
        TYPES_PART: serialize(types),
        part: serialize(root),
        relations_part(part): serialize(relations),
        name: serialize(comments),
    }


def _annotate_transcript(checked: CheckedDocument, remark: str = "") -> bytes:
    document = checked.document
    written = transcribe(document)
    notes = [Note(written.first, 0, 0, (remark,))] if remark else []
    for found in checked.diagnostics:
        for place, lines in remarks(document, found):
            for candidate in candidates(document, place):
                paragraphs = written.find(candidate)
                if paragraphs:
                    notes.append(Note(paragraphs, candidate.start, candidate.end, lines))
                    break
            else:
                notes.append(Note(written.first, 0, 0, lines))
    comments = empty_comments(written.blank.root)
    add_comments(written.blank.root, comments, notes, AUTHOR, INITIALS)
    return written.blank.save(comments)
