"""How high a row of a sheet must be: not every program works it out when it opens a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

LINE = 15.0
"""Points of a line of 11-point text."""
_PADDING, _HIGHEST = 3.0, 409.0
"""Points of the space around, and the most that Excel allows a row."""


def row_height(texts: Sequence[str], widths: Sequence[float], line: float = LINE) -> float:
    """Points for the cell with most lines; `widths` in characters of the standard font, `line` in points."""
    lines = (
        sum(max(1, ceil(_width(part) / (width - 1))) for part in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return min(line * max(lines) + _PADDING, _HIGHEST)


def _width(line: str) -> int:
    """Characters of the standard font; the quotation marks of Chinese text are as wide as its letters."""
    return sum(2 if character > "\x7f" else 1 for character in line)
