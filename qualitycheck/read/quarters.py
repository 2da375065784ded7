"""Pages of text that lie on their side or upside down: found by how their characters stand, and turned back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from qualitycheck.read.ruling import Box

Matrix = tuple[float, float, float, float, float, float]


def common_quarter(matrices: Iterable[Matrix]) -> int:
    """How many quarter turns against the clock most characters stand away from upright: 0 to 3."""
    counted = Counter(map(_quarter, matrices))
    return max(counted, key=lambda quarter: (counted[quarter], -quarter), default=0)


def _quarter(matrix: Matrix) -> int:
    across, up = matrix[0], matrix[1]
    if abs(across) >= abs(up):
        return 0 if across >= 0 else 2
    return 1 if up > 0 else 3


def turned(box: Box, quarter: int, size: tuple[float, float]) -> Box:
    """The box on the page turned back by so many quarters; `size` is the page's before. `y` grows downwards."""
    left, top, right, bottom = box
    width, height = size
    if quarter == 1:
        return height - bottom, left, height - top, right
    if quarter == 2:
        return width - right, height - bottom, width - left, height - top
    if quarter == 3:
        return top, width - right, bottom, width - left
    return box
