"""Excel cell styles with a marking colour added."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from qualitycheck.openxml.wordprocessing import child, namespace_of

if TYPE_CHECKING:
    from lxml.etree import _Element

MARK = "FFFFFF99"


class MarkedStyles:
    """Gives each style in use its twin with a coloured ground."""

    def __init__(self, root: _Element) -> None:
        self.root = root
        self._formats = child(root, "cellXfs")
        self._fill = ""
        self._twins: dict[str, str] = {}

    def mark(self, style: str) -> str:
        """The number of the twin of a style, `0` where the cell names none."""
        if self._formats is None or not style.isdecimal() or int(style) >= len(self._formats):
            return style
        if style not in self._twins:
            twin = deepcopy(self._formats[int(style)])
            twin.set("fillId", self._mark_fill())
            twin.set("applyFill", "1")
            self._formats.append(twin)
            self._formats.set("count", str(len(self._formats)))
            self._twins[style] = str(len(self._formats) - 1)
        return self._twins[style]

    def _mark_fill(self) -> str:
        fills = child(self.root, "fills")
        if fills is None or self._fill:
            return self._fill or "0"
        space = namespace_of(self.root)
        pattern = etree.SubElement(etree.SubElement(fills, f"{{{space}}}fill"), f"{{{space}}}patternFill")
        pattern.set("patternType", "solid")
        etree.SubElement(pattern, f"{{{space}}}fgColor").set("rgb", MARK)
        etree.SubElement(pattern, f"{{{space}}}bgColor").set("indexed", "64")
        fills.set("count", str(len(fills)))
        self._fill = str(len(fills) - 1)
        return self._fill
