"""The light of a photograph made even, and the desk around the page cut away."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from qualitycheck.read.picture import shrunk
from qualitycheck.read.recognise import find_lines

if TYPE_CHECKING:
    from qualitycheck.read.picture import Floats, Pixels

_PAPER = 245.0
_DARKEST = 0.35
_STEP = 16
_COARSE, _READABLE = 400, 960
_DESK = 25.0
_LEAST_PAGE, _MOST_PAGE = 0.15, 0.97
_RIM = 0.015


def evened(pixels: Pixels) -> Pixels:
    """The page as if lit from everywhere alike: every spot measured against the paper around it.

    What is darker than a third of the brightest paper stays dark, for it is no paper.
    """
    import cv2

    high, wide = pixels.shape
    small, _ = shrunk(pixels, max(high, wide) // _STEP)
    paper = cv2.GaussianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), (0, 0), 4).astype(np.float32)
    paper = np.maximum(paper, _DARKEST * float(np.percentile(paper, 95)))
    around = cv2.resize(paper, (wide, high), interpolation=cv2.INTER_LINEAR)
    lit = np.clip(pixels * (_PAPER / np.maximum(around, 1.0)), 0, 255)
    return cast("Pixels", lit.astype(np.uint8))


def without_desk(pixels: Pixels) -> Pixels:
    """The part of the picture that the page takes up, where it lies on something markedly darker.

    What may be a desk may be a shadow on the page: nothing is cut away that holds a line of text.
    """
    page = _bright_part(pixels)
    if page is None:
        return pixels
    small, factor = shrunk(pixels, _READABLE)
    lines = find_lines(evened(small)).reshape(-1, 2) / factor
    corners = np.concatenate([page, lines])
    rim = _RIM * max(pixels.shape)
    left, top = np.maximum(corners.min(axis=0) - rim, 0).astype(int).tolist()
    right, bottom = (corners.max(axis=0) + rim).astype(int).tolist()
    return cast("Pixels", pixels[top:bottom, left:right])


def _bright_part(pixels: Pixels) -> Floats | None:
    """Two corners of the largest bright area, (2, 2); None where it reaches over the picture or is small."""
    import cv2

    small, factor = shrunk(pixels, _COARSE)
    smooth = cv2.morphologyEx(cv2.GaussianBlur(small, (5, 5), 0), cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    _, bright = cv2.threshold(smooth, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    _, _, stats, _ = cv2.connectedComponentsWithStats(bright, connectivity=4)
    if len(stats) < 2 or not bright.any() or bright.all():
        return None
    left, top, width, height, _ = max(stats[1:].tolist(), key=lambda found: found[4])
    if not _LEAST_PAGE < width * height / small.size < _MOST_PAGE:
        return None
    if float(smooth[bright == 1].mean()) - float(smooth[bright == 0].mean()) < _DESK:
        return None
    return np.array([[left, top], [left + width, top + height]], np.float64) / factor
