"""A text with its words marked: underlined by severity, each mark followed by the number of its finding."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lxml.etree import _Element

from qualitycheck.report.html.element import Node, element
from qualitycheck.report.html.labels import CLASSES, MARK, MARK_AGAIN
from qualitycheck.report.html.numbering import Mark
from qualitycheck.report.labels import SEVERITIES


def mark_text(text: str, marks: Sequence[Mark], start: int = 0, end: int | None = None) -> list[Node]:
    """Characters `start`..`end` of the text, cut where a mark begins or ends; marks may overlap."""
    end = len(text) if end is None else end
    if not marks:
        return [text[start:end]]
    cuts = sorted({start, end, *(cut for m in marks for cut in (m.start, m.end) if start < cut < end)})
    nodes: list[Node] = [mark_badge(m) for m in marks if m.end == start == 0]
    for left, right in pairwise(cuts):
        covering = [m for m in marks if m.start < right and m.end > left]
        nodes.append(_underline(text[left:right], covering) if covering else text[left:right])
        nodes += [mark_badge(m) for m in marks if m.end == right]
    return nodes


def _underline(words: str, covering: Sequence[Mark]) -> _Element:
    """The words under the worst of the marks that cover them."""
    worst = max(covering, key=lambda mark: mark.severity.rank)
    numbers = " ".join(str(mark.number) for mark in covering)
    return element("mark", words, class_=CLASSES[worst.severity], data_n=numbers)


def mark_badge(mark: Mark) -> _Element:
    """The number, which leads to its finding."""
    label = MARK_AGAIN if mark.again else MARK
    return element(
        "a",
        str(mark.number),
        class_=f"n {CLASSES[mark.severity]}",
        id=mark.anchor,
        href=f"#f{mark.number}",
        data_n=str(mark.number),
        aria_label=label.format(number=mark.number, severity=SEVERITIES[mark.severity]),
    )
