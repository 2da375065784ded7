"""The slant and the perspective of a photographed page undone: level lines level, upright lines upright.

Lines that are parallel on paper meet in one point of the picture. The homography that sends the meeting points
of both directions to infinity, and these to the axes, sets the page straight (Hartley and Zisserman, Multiple
View Geometry, 2.7: rectification from the vanishing line).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from qualitycheck.read.picture import shrunk

if TYPE_CHECKING:
    from qualitycheck.read.picture import Floats, Pixels

_DETAIL = 1600
_SHORTEST = 1 / 14  # of the short side: longer than any stroke of a character
_APART = 14.0  # degrees that lines of one direction differ by in a photograph
_FEWEST = 4
_ASKEW = 0.3  # degrees
_NEAREST = 0.6  # a meeting point is at least 1 / 0.6 half pages away
_FLATTEST = 0.35  # the scale of the farthest corner against the centre
_STILL = 1 / 1500  # of the width: what needs no correction
_LARGEST = 1.6  # of the long side before


def levelled(pixels: Pixels, boxes: Floats) -> Pixels:
    """The page with its lines along the axes; `boxes` (n, 4, 2) are the corners of its lines of text."""
    import cv2

    sides = np.concatenate([boxes[:, :2].reshape(-1, 4), boxes[:, [3, 2]].reshape(-1, 4)])
    angle = _common_angle(sides)
    drawn = _segments(pixels)
    level, standing = _near(drawn, angle), _near(drawn, angle + 90)
    if len(level) < _FEWEST:
        level = _near(sides, angle)
    matrix = _straightening(level, standing, angle, pixels.shape)
    high, wide = pixels.shape
    corners = np.array([[[0, 0], [wide, 0], [wide, high], [0, high]]], np.float64)
    moved = cv2.perspectiveTransform(corners, matrix)[0]
    if np.abs(moved - moved[0] - corners[0]).max() < _STILL * wide:
        return pixels
    low, size = moved.min(axis=0), np.ptp(moved, axis=0)
    scale = min(1.0, _LARGEST * max(high, wide) / size.max())
    shift = np.array([[scale, 0, -scale * low[0]], [0, scale, -scale * low[1]], [0, 0, 1]])
    straight = cv2.warpPerspective(
        pixels,
        shift @ matrix,
        (max(1, int(scale * size[0])), max(1, int(scale * size[1]))),
        flags=cv2.INTER_CUBIC,
        borderValue=float(np.median(pixels)),
    )
    return cast("Pixels", straight)


def _common_angle(segments: Floats) -> float:
    """The angle of most length, in degrees, as the median of segments that lie within a right angle."""
    if not len(segments):
        return 0.0
    angles, lengths = _angles(segments), _lengths(segments)
    order = np.argsort(angles)
    sums = np.cumsum(lengths[order])
    return float(angles[order][np.searchsorted(sums, sums[-1] / 2)])


def _angles(segments: Floats) -> Floats:
    """Degrees from -90 to 90."""
    x0, y0, x1, y1 = segments.T
    return cast("Floats", (np.degrees(np.arctan2(y1 - y0, x1 - x0)) + 90) % 180 - 90)


def _lengths(segments: Floats) -> Floats:
    x0, y0, x1, y1 = segments.T
    return cast("Floats", np.hypot(x1 - x0, y1 - y0))


def _segments(pixels: Pixels) -> Floats:
    """The long straight edges of a page, (n, 4) in its pixels."""
    import cv2

    small, factor = shrunk(pixels, _DETAIL)
    found = cv2.createLineSegmentDetector().detect(small)[0]
    segments = np.zeros((0, 4)) if found is None else found.reshape(-1, 4).astype(np.float64) / factor
    return cast("Floats", segments[_lengths(segments) >= _SHORTEST * min(pixels.shape)])


def _near(segments: Floats, angle: float) -> Floats:
    """The segments that run in about that direction."""
    away = (_angles(segments) - angle + 90) % 180 - 90
    return cast("Floats", segments[np.abs(away) < _APART])


def _straightening(level: Floats, standing: Floats, angle: float, shape: tuple[int, int]) -> Floats:
    """The homography in pixels that sets both directions along the axes; one of size 1 about the centre."""
    high, wide = shape
    unit = max(shape) / 2
    inward = np.array([[1 / unit, 0, -wide / 2 / unit], [0, 1 / unit, -high / 2 / unit], [0, 0, 1]])
    along = _meeting_point(level, inward, angle)
    middle = float(np.degrees(np.arctan2(along[1], along[0])))
    down = _meeting_point(standing, inward, middle + 90)
    horizon = np.cross(along, down) / np.cross(along, down)[2]
    if 1 - (abs(horizon[0]) * wide + abs(horizon[1]) * high) / max(shape) < _FLATTEST:
        horizon = np.array([0.0, 0.0, 1.0])  # no page lies so flat: the lines found are not its own
    flat = np.array([[1, 0, 0], [0, 1, 0], horizon])
    axes = np.stack([(flat @ along)[:2], (flat @ down)[:2]], axis=1)
    axes /= np.linalg.norm(axes, axis=0)
    axes *= np.sign(np.diag(axes))
    turn = np.eye(3)
    turn[:2, :2] = np.linalg.inv(axes)
    return cast("Floats", np.linalg.inv(inward) @ turn @ flat @ inward)


def _meeting_point(segments: Floats, inward: Floats, angle: float) -> Floats:
    """Where lines parallel on paper meet, in homogeneous coordinates about the centre; far away for few lines.

    Least squares over the lines weighted by length, without those that point elsewhere.
    """
    radians = np.radians(angle)
    parallel = np.array([np.cos(radians), np.sin(radians), 0.0])
    point = parallel
    kept = segments
    for _ in range(3):
        if len(kept) < _FEWEST:
            return cast("Floats", parallel)
        lines = _lines(kept, inward)
        point = np.linalg.svd(lines * _lengths(kept)[:, None])[2][-1]
        if abs(point[2]) > _NEAREST * np.hypot(point[0], point[1]):
            return cast("Floats", parallel)
        off = _degrees_off(segments, inward, point)
        kept = segments[off <= max(_ASKEW, 2.5 * float(np.median(off)))]
    return cast("Floats", point if point[:2] @ parallel[:2] > 0 else -point)


def _lines(segments: Floats, inward: Floats) -> Floats:
    """Homogeneous lines with normals of length 1."""
    ones = np.ones((len(segments), 1))
    first = np.hstack([segments[:, :2], ones]) @ inward.T
    last = np.hstack([segments[:, 2:], ones]) @ inward.T
    lines = np.cross(first, last)
    return cast("Floats", lines / np.linalg.norm(lines[:, :2], axis=1, keepdims=True))


def _degrees_off(segments: Floats, inward: Floats, point: Floats) -> Floats:
    """How far each segment points past the meeting point, in degrees, seen from its middle."""
    middle = np.hstack([(segments[:, :2] + segments[:, 2:]) / 2, np.ones((len(segments), 1))]) @ inward.T
    towards = point[:2] - point[2] * middle[:, :2]
    wanted = np.degrees(np.arctan2(towards[:, 1], towards[:, 0]))
    return cast("Floats", np.abs((wanted - _angles(segments) + 90) % 180 - 90))
