"""The light of a photograph made even, and the desk around the page cut away."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from qualitycheck.read.picture import Pixels

_PAPER = 245.0
_DARKEST = 0.35
_STEP = 16
_COARSE = 400
_DESK = 25.0
_LEAST_PAGE, _MOST_PAGE = 0.15, 0.97
_RIM = 0.01


def evened(pixels: Pixels) -> Pixels:
    """The page as if lit from everywhere alike: every spot measured against the paper around it.

    What is darker than a third of the brightest paper stays dark, for it is no paper.
    """
    import cv2
    import numpy as np

    high, wide = pixels.shape
    small = cv2.resize(pixels, (max(1, wide // _STEP), max(1, high // _STEP)), interpolation=cv2.INTER_AREA)
    paper = cv2.GaussianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), (0, 0), 4).astype(np.float32)
    paper = np.maximum(paper, _DARKEST * float(np.percentile(paper, 95)))
    around = cv2.resize(paper, (wide, high), interpolation=cv2.INTER_LINEAR)
    lit = np.clip(pixels * (_PAPER / np.maximum(around, 1.0)), 0, 255)
    return cast("Pixels", lit.astype(np.uint8))


def without_desk(pixels: Pixels) -> Pixels:
    """The part of the picture that the page takes up, where it lies on something markedly darker."""
    import cv2
    import numpy as np

    factor = _COARSE / max(pixels.shape)
    small = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    small = cv2.morphologyEx(cv2.GaussianBlur(small, (5, 5), 0), cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    _, bright = cv2.threshold(small, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    _, _, stats, _ = cv2.connectedComponentsWithStats(bright, connectivity=4)
    if len(stats) < 2:
        return pixels
    left, top, width, height, area = max(stats[1:].tolist(), key=lambda found: found[4])
    if not _LEAST_PAGE < area / small.size < _MOST_PAGE or _edge_is_as_bright(small, bright):
        return pixels
    high, wide = pixels.shape
    rim = _RIM * max(high, wide)
    y0, y1 = max(0, int(top / factor - rim)), min(high, int((top + height) / factor + rim))
    x0, x1 = max(0, int(left / factor - rim)), min(wide, int((left + width) / factor + rim))
    return cast("Pixels", pixels[y0:y1, x0:x1])


def _edge_is_as_bright(small: Pixels, bright: Pixels) -> bool:
    """Whether what was taken for a desk is but the darker part of the page."""
    inside, outside = small[bright == 1], small[bright == 0]
    return not outside.size or float(inside.mean()) - float(outside.mean()) < _DESK
