"""Runs of a Word paragraph, cut at characters so that formatting stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING

from qualitycheck.openxml.wordprocessing import child, make, set_text
from qualitycheck.read.archive import local_name
from qualitycheck.read.wordtext import pieces

if TYPE_CHECKING:
    from lxml.etree import _Element

Spans = list[tuple[int, int, "_Element"]]

# A run's copy has the formatting, not the record of who changed it.
_RECORDS = frozenset({"rPrChange", "ins", "del", "moveFrom", "moveTo"})


def cut_paragraph(paragraph: _Element, offsets: Iterable[int]) -> None:
    """Cuts runs so that each of the offsets (characters of the paragraph's text) lies between two runs."""
    wanted = sorted(set(offsets), reverse=True)
    spans = list_spans(paragraph)
    for offset in wanted:
        for index, (start, end, element) in enumerate(spans):
            if start < offset < end:
                _split_run(_split_text(element, offset - start))
                spans[index] = (start, offset, element)
                break
            before = spans[index - 1][2] if index else None
            if offset == start and before is not None and before.getparent() is element.getparent():
                _split_run(element)
                break


def list_spans(paragraph: _Element) -> Spans:
    """The elements with text, each with its first character and the one behind its last."""
    spans: Spans = []
    position = 0
    for text, element in pieces(paragraph):
        spans.append((position, position + len(text), element))
        position += len(text)
    return spans


def _split_text(element: _Element, offset: int) -> _Element:
    """Cuts a `w:t`; the new second part."""
    text = element.text or ""
    rest = make(element, "t")
    set_text(rest, text[offset:])
    set_text(element, text[:offset])
    element.addnext(rest)
    return rest


def _split_run(first: _Element) -> None:
    """A new run behind the run of `first`, beginning with it."""
    run = first.getparent()
    assert run is not None
    rest = make(run, "r")
    for key, value in run.attrib.items():
        rest.set(key, value)
    properties = child(run, "rPr")
    if properties is not None:
        rest.append(deepcopy(properties))
    moved = [first, *first.itersiblings()]
    for element in moved:
        rest.append(element)
    run.addnext(rest)


def runs_between(paragraph: _Element, start: int, end: int) -> list[_Element]:
    """The runs that hold the characters and nothing else; the paragraph has been cut at both ends.

    A picture, a note's mark or a page break in the run of a text stays in a run of its own.
    """
    _isolate([e for first, last, e in list_spans(paragraph) if start <= first < last <= end])
    found: list[_Element] = []
    for first, last, element in list_spans(paragraph):
        run = element.getparent()
        assert run is not None
        if first >= start and last <= end and first < last and (not found or found[-1] is not run):
            found.append(run)
    return found


def _isolate(texts: Sequence[_Element]) -> None:
    """Cuts the runs of these elements where others stand beside them."""
    chosen = set(texts)
    for run in dict.fromkeys(text.getparent() for text in texts):
        assert run is not None
        inside = [one for one in run if local_name(one) != "rPr"]
        for before, one in reversed([*pairwise(inside)]):
            if (before in chosen) != (one in chosen):
                _split_run(one)


def run_before(paragraph: _Element, offset: int, spans: Spans | None = None) -> _Element | None:
    """The run that ends at the offset, None at the paragraph's start; `spans` where they are known."""
    found = None
    for _, last, element in list_spans(paragraph) if spans is None else spans:
        if last <= offset:
            found = element.getparent()
    return found


def run_after(paragraph: _Element, offset: int, spans: Spans | None = None) -> _Element | None:
    """The run that begins at the offset; `spans` where they are known."""
    known = list_spans(paragraph) if spans is None else spans
    return next((e.getparent() for first, _, e in known if first >= offset), None)


def formatting_of(run: _Element | None, paragraph: _Element) -> _Element | None:
    """A copy of a run's formatting; without a run, of what is typed into the empty paragraph."""
    source = child(run, "rPr") if run is not None else None
    if run is None:
        properties = child(paragraph, "pPr")
        source = child(properties, "rPr") if properties is not None else None
    if source is None:
        return None
    copied = deepcopy(source)
    for record in [one for one in copied if local_name(one) in _RECORDS]:
        copied.remove(record)
    return copied


def locate(paragraphs: Sequence[_Element], start: int, end: int) -> tuple[_Element, int, int] | None:
    """The paragraph that holds characters `start`..`end` of the joined texts, and where in it.

    None where they reach over the end of a paragraph.
    """
    position = 0
    for paragraph in paragraphs:
        length = sum(len(text) for text, _ in pieces(paragraph))
        if position <= start and end <= position + length:
            return paragraph, start - position, end - position
        position += length + 1
    return None
