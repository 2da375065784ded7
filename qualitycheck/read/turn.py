"""Which way up a picture of a page is: quarter turns found from how its lines of text run and read."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from qualitycheck.read.picture import shrunk
from qualitycheck.read.recognise import find_lines, rate

if TYPE_CHECKING:
    from qualitycheck.read.picture import Floats, Pixels

_COARSE = 960
_SLENDER = 2.5
_SAMPLES = 6


def upright(pixels: Pixels) -> tuple[Pixels, Floats]:
    """The page turned so that it reads from left to right and down, and the corners of its lines of text."""
    small, factor = shrunk(pixels, _COARSE)
    boxes = _slender(find_lines(small) / factor)
    if not len(boxes):
        return pixels, boxes
    if _run_down(boxes):
        pixels, boxes = _turned(pixels, boxes)
    longest = boxes[np.argsort(-_along(boxes))[:_SAMPLES]]
    crops = [_crop(pixels, box) for box in longest]
    if sum(rate(crop) for crop in crops) < sum(rate(crop[::-1, ::-1]) for crop in crops):
        pixels, boxes = _turned(*_turned(pixels, boxes))
    return np.ascontiguousarray(pixels), boxes


def _slender(boxes: Floats) -> Floats:
    """Boxes whose direction is certain, (n, 4, 2), each beginning with a long side."""
    first, second = _along(boxes), np.linalg.norm(boxes[:, 3] - boxes[:, 0], axis=1)
    long = np.where((first >= second)[:, None, None], boxes, np.roll(boxes, 1, axis=1))
    ratio = np.maximum(first, second) / np.maximum(1.0, np.minimum(first, second))
    return cast("Floats", long[ratio >= _SLENDER])


def _along(boxes: Floats) -> Floats:
    return cast("Floats", np.linalg.norm(boxes[:, 1] - boxes[:, 0], axis=1))


def _run_down(boxes: Floats) -> bool:
    """Whether more length of text runs down the picture than across."""
    x, y = np.abs(boxes[:, 1] - boxes[:, 0]).T
    return bool(np.sum(np.where(y > x, 1, -1) * _along(boxes)) > 0)


def _turned(pixels: Pixels, boxes: Floats) -> tuple[Pixels, Floats]:
    """A quarter turn against the clock."""
    x, y = boxes[..., 0], boxes[..., 1]
    return np.rot90(pixels), np.stack([y, pixels.shape[1] - x], axis=-1)


def _crop(pixels: Pixels, box: Floats) -> Pixels:
    """A line of text cut out, its long side level."""
    import cv2

    corners = box if box[1, 0] > box[0, 0] else np.roll(box, 2, axis=0)
    if corners[0, 1] > corners[3, 1]:
        corners = corners[[3, 2, 1, 0]]
    wide, high = np.linalg.norm(box[1] - box[0]), np.linalg.norm(box[3] - box[0])
    target = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    warp = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    return cast("Pixels", cv2.warpPerspective(pixels, warp, (max(1, int(wide)), max(1, int(high)))))
