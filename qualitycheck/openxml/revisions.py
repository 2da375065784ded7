"""Tracked changes: words deleted and inserted so that their owner can accept or reject each."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from qualitycheck.openxml.runs import cut_paragraph, formatting_of, run_after, run_before, runs_between
from qualitycheck.openxml.wordprocessing import child, make, make_run, namespace_of, set_text
from qualitycheck.read.archive import attribute, local_name
from qualitycheck.read.wordtext import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_INSERTED = frozenset({"ins", "moveTo"})
# What may hold a tracked run; anything else between run and paragraph is not ours to change.
_HOLDERS = frozenset({
    "p", "ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo",
})  # fmt: skip
_LOCKS = frozenset({"contentLocked", "sdtContentLocked"})


class Revisions:
    """Makes the tracked changes of one document in one author's name; ids go on from those in use."""

    def __init__(self, root: _Element, author: str) -> None:
        self._author = author
        self._ids = count(1 + highest_id(root))

    def replace(self, paragraph: _Element, start: int, end: int, text: str) -> None:
        """Marks characters `start`..`end` as deleted and `text` as inserted behind them."""
        cut_paragraph(paragraph, (start, end))
        runs = runs_between(paragraph, start, end)
        before = run_before(paragraph, start)
        model = runs[0] if runs else before if before is not None else run_after(paragraph, start)
        mark: _Element | None = None
        for run in runs:
            mark = self._delete(run)
        if text:
            made = make_run(paragraph, text, formatting_of(model, paragraph))
            self._insert(
                made, mark if mark is not None else model, paragraph, first=not runs and before is None
            )

    def _delete(self, run: _Element) -> _Element:
        parent, last = run.getparent(), run.getprevious()
        assert parent is not None
        if last is not None and self._is_own(last, "del"):
            last.append(run)
            mark = last
        else:
            mark = self._mark(run, "del")
            run.addprevious(mark)
            mark.append(run)
        for text in [one for one in run if local_name(one) == "t"]:
            gone = set_text(make(run, "delText"), text.text or "")
            run.replace(text, gone)
        return mark

    def _insert(self, run: _Element, beside: _Element | None, paragraph: _Element, first: bool) -> None:
        mark = self._mark(paragraph, "ins")
        mark.append(run)
        if beside is None:
            properties = child(paragraph, "pPr")
            paragraph.insert(0, mark) if properties is None else properties.addnext(mark)
        elif first:
            while (parent := beside.getparent()) is not None and local_name(parent) in _INSERTED:
                beside = parent
            beside.addprevious(mark)
        else:
            _leave_insertion(beside).addnext(mark)

    def _mark(self, like: _Element, name: str) -> _Element:
        return make(like, name, id=str(next(self._ids)), author=self._author)

    def _is_own(self, element: _Element, name: str) -> bool:
        return local_name(element) == name and attribute(element, "author") == self._author


def _leave_insertion(element: _Element) -> _Element:
    """What to insert behind, so that nobody's tracked insertion holds another's: it is cut in two there."""
    while (parent := element.getparent()) is not None and local_name(parent) in _INSERTED:
        behind = list(element.itersiblings())
        if behind:
            rest = make(parent, local_name(parent))
            for key, value in parent.attrib.items():
                rest.set(key, value)
            for one in behind:
                rest.append(one)
            parent.addnext(rest)
        element = parent
    return element


def highest_id(root: _Element) -> int:
    """The highest `w:id` in use, 0 where there is none."""
    space = namespace_of(root)
    found = (str(element.get(f"{{{space}}}id", "")) for element in root.iter())
    return max((int(text) for text in found if text.isdecimal() and len(text) < 10), default=0)


def is_open(paragraph: _Element, start: int, end: int) -> bool:
    """Whether the characters may be changed: no formula, no locked or bound content control, no second copy."""
    if any(_is_closed(above) for above in paragraph.iterancestors()):
        return False
    return all(_is_run(run, paragraph) for run in _touching(paragraph, start, end))


def _is_run(run: _Element, paragraph: _Element) -> bool:
    """Whether it is a run of the paragraph's own kind with nothing around it that does not know changes."""
    if local_name(run) != "r" or namespace_of(run) != namespace_of(paragraph):
        return False
    for above in run.iterancestors():
        if above is paragraph:
            return True
        if local_name(above) not in _HOLDERS or _is_closed(above):
            return False
    return False


def _touching(paragraph: _Element, start: int, end: int) -> Iterator[_Element]:
    """What holds the characters, or meets at the place between two."""
    position = 0
    for text, element in pieces(paragraph):
        last = position + len(text)
        if position <= start == end <= last or (position < end and last > start):
            run = element.getparent()
            assert run is not None
            yield run
        position = last


def _is_closed(element: _Element) -> bool:
    name = local_name(element)
    if name == "AlternateContent":
        return True
    properties = child(element, "sdtPr") if name == "sdt" else None
    if properties is None:
        return False
    lock = child(properties, "lock")
    locked = lock is not None and attribute(lock, "val") in _LOCKS
    return locked or child(properties, "dataBinding") is not None
