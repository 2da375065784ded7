"""Comments in a Word document, anchored at exact characters; nothing of the text changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from qualitycheck.openxml.revisions import highest_id
from qualitycheck.openxml.runs import cut_paragraph, list_spans, locate, run_after, run_before
from qualitycheck.openxml.wordprocessing import child, make, make_run, namespace_of
from qualitycheck.read.archive import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
# Where the ends of a range may stand; from anywhere else they move out.
_HOLDERS = frozenset({"p", "hyperlink", "smartTag", "customXml", "sdtContent", "ins", "moveTo", "fldSimple"})
_INLINE = _HOLDERS - {"p", "sdtContent"}


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on characters `start`..`end` of paragraphs joined with line breaks; its lines."""

    paragraphs: tuple[_Element, ...]
    start: int
    end: int
    lines: tuple[str, ...]


def empty_comments(document: _Element) -> _Element:
    """The root of a comments part for a document that has none."""
    space = namespace_of(document)
    return etree.Element(f"{{{space}}}comments", nsmap={"w": space})


def add_comments(
    document: _Element, comments: _Element, notes: Sequence[Note], author: str, initials: str
) -> None:
    """Anchors the notes in the document and writes them into its comments part, in their order."""
    ids = count(1 + max(highest_id(document), highest_id(comments)))
    marks: defaultdict[_Element, list[tuple[int, int, int]]] = defaultdict(list)
    for note in notes:
        number = next(ids)
        comments.append(_comment(comments, number, note.lines, author, initials))
        for paragraph, start, end in _stretches(note):
            marks[paragraph].append((start, end, number))
    for paragraph, places in marks.items():
        _anchor(paragraph, places)


def _comment(like: _Element, number: int, lines: Iterable[str], author: str, initials: str) -> _Element:
    comment = make(like, "comment", id=str(number), author=author, initials=initials)
    for line in lines:
        paragraph = make(like, "p")
        paragraph.append(make_run(like, line))
        comment.append(paragraph)
    return comment


def _stretches(note: Note) -> list[tuple[_Element, int, int]]:
    """The note's place; of words that reach over a paragraph's end, the part before it."""
    for end in range(note.end, note.start - 1, -1):
        found = locate(note.paragraphs, note.start, end)
        if found is not None:
            return [found]
    return [(note.paragraphs[0], 0, 0)]


def _anchor(paragraph: _Element, places: Sequence[tuple[int, int, int]]) -> None:
    cut_paragraph(paragraph, [offset for start, end, _ in places for offset in (start, end)])
    spans = list_spans(paragraph)  # marks have no text: they move nothing
    for start, end, number in places:
        first = run_after(paragraph, start, spans)
        last = run_before(paragraph, end, spans) if end > start else None
        opening = make(paragraph, "commentRangeStart", id=str(number))
        closing = make(paragraph, "commentRangeEnd", id=str(number))
        reference = make(paragraph, "r")
        reference.append(make(paragraph, "commentReference", id=str(number)))
        if first is None:
            _append(paragraph, opening)
        else:
            _movable(first).addprevious(opening)
        (_movable(last) if last is not None else opening).addnext(closing)
        _outermost(closing).addnext(reference)


def _append(paragraph: _Element, element: _Element) -> None:
    """At the end of a paragraph without text behind that place."""
    last = run_before(paragraph, 1 << 30)
    if last is not None:
        _outermost(_movable(last)).addnext(element)
        return
    properties = child(paragraph, "pPr")
    if properties is None:
        paragraph.insert(0, element)
    else:
        properties.addnext(element)


def _movable(element: _Element) -> _Element:
    """The element, or what holds it where a range's end cannot stand beside it."""
    while (parent := element.getparent()) is not None and local_name(parent) not in _HOLDERS:
        element = parent
    return element


def _outermost(element: _Element) -> _Element:
    """What holds the element in the paragraph: the mark of a comment is nobody's insertion or link."""
    while (parent := element.getparent()) is not None and local_name(parent) in _INLINE:
        element = parent
    return element
