"""The text of Word paragraphs as a reader of the accepted document sees it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qualitycheck.read.archive import attribute, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset({
    "del", "moveFrom", "Fallback", "pPr", "rPr", "instrText", "delText", "delInstrText", "txbxContent",
    "drawing", "pict", "object", "rt", "footnoteReference", "endnoteReference", "annotationRef",
})  # fmt: skip
_MARKS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}


def paragraph_text(paragraph: _Element) -> str:
    """The text of a `w:p`: tabs and breaks as characters, deletions and field instructions left out."""
    return "".join(text for text, _ in pieces(paragraph))


def pieces(paragraph: _Element) -> Iterator[tuple[str, _Element]]:
    """The texts that make up the paragraph, each with its element (`w:t`, `w:tab`, `w:br` …)."""
    yield from _walk(paragraph, [])


def _walk(element: _Element, instructions: list[bool]) -> Iterator[tuple[str, _Element]]:
    """`instructions` holds for each open field whether we are still before its result."""
    for child in element:
        name = local_name(child)
        if name in _SKIPPED:
            continue
        if name == "fldChar":
            _turn(instructions, attribute(child, "fldCharType"))
        elif name == "r" and _is_hidden(child):
            _turn_all(child, instructions)
        elif name in {"t", "br"} or name in _MARKS:
            text = _text(child, name)
            if text and not any(instructions):
                yield text, child
        else:
            yield from _walk(child, instructions)


def _text(element: _Element, name: str) -> str:
    if name == "t":
        return element.text or ""
    if name == "br":
        return "" if attribute(element, "type") in {"page", "column"} else "\n"
    return _MARKS[name]


def _turn(instructions: list[bool], kind: str | None) -> None:
    if kind == "begin":
        instructions.append(True)
    elif kind == "separate" and instructions:
        instructions[-1] = False
    elif kind == "end" and instructions:
        instructions.pop()


def _turn_all(run: _Element, instructions: list[bool]) -> None:
    """Hidden runs show no text but may open and close fields."""
    for child in run:
        if local_name(child) == "fldChar":
            _turn(instructions, attribute(child, "fldCharType"))


def _is_hidden(run: _Element) -> bool:
    for properties in run:
        if local_name(properties) == "rPr":
            return any(
                local_name(p) == "vanish" and attribute(p, "val") not in {"0", "false", "off"}
                for p in properties
            )
    return False


def text_boxes(paragraph: _Element) -> Iterator[_Element]:
    """The text boxes anchored in the paragraph, each once."""
    for child in paragraph:
        name = local_name(child)
        if name == "txbxContent":
            yield child
        elif name not in {"Fallback", "del", "moveFrom", "t"}:
            yield from text_boxes(child)
