"""The ruled lines of a scanned page by OpenCV: traced, and wiped out for the recognition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from qualitycheck.read.ruling import Stroke

if TYPE_CHECKING:
    from qualitycheck.read.picture import Pixels

_LEVEL_RUN, _SHORTEST_ROW = 1 / 38, 1 / 24
_SHORTEST_COLUMN = 1 / 90
_TOUCH = 1 / 500
_THICKEST = 1 / 120


def trace(pixels: Pixels) -> tuple[list[Stroke], list[Stroke]]:
    """Level and upright strokes in pixels: long level ones, and upright ones that run from one to another."""
    width = pixels.shape[1]
    ink = _ink(pixels)
    level = _strokes(ink, max(20, int(width * _LEVEL_RUN)), width * _SHORTEST_ROW, flat=True)
    raised = _strokes(ink, max(10, int(width * _SHORTEST_COLUMN)), 0, flat=False)
    near = max(2.0, width * _TOUCH)
    standing = [stroke for stroke in raised if _ends_on(stroke, level, near)]
    return level, standing


def wiped(pixels: Pixels, level: list[Stroke], standing: list[Stroke]) -> Pixels:
    """The page without the lines: what is left is text."""
    clean = pixels.copy()
    paper = int(_paper(pixels))
    thick = max(2, pixels.shape[1] // 600)
    for stroke in level:
        row = round(stroke.at)
        clean[max(0, row - thick) : row + thick + 1, round(stroke.start) : round(stroke.end) + 1] = paper
    for stroke in standing:
        column = round(stroke.at)
        clean[round(stroke.start) : round(stroke.end) + 1, max(0, column - thick) : column + thick + 1] = (
            paper
        )
    return clean


def _paper(pixels: Pixels) -> float:
    import numpy as np

    return float(np.median(pixels))


def _ink(pixels: Pixels) -> Pixels:
    """Ink white on black, whatever the light was."""
    import cv2

    size = max(15, pixels.shape[1] // 60 | 1)
    ink = cv2.adaptiveThreshold(pixels, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, size, 12)
    return cast("Pixels", ink)


def _strokes(ink: Pixels, run: int, shortest: float, flat: bool) -> list[Stroke]:
    """Runs of ink at least `run` long in one direction, small gaps bridged, together `shortest` or longer."""
    import cv2

    def bar(length: int) -> Any:
        return cv2.getStructuringElement(cv2.MORPH_RECT, (length, 1) if flat else (1, length))

    runs = cv2.morphologyEx(ink, cv2.MORPH_OPEN, bar(run))
    if flat:
        runs = cv2.morphologyEx(runs, cv2.MORPH_CLOSE, bar(max(3, run // 2)))
    _, _, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    thickest = max(5.0, ink.shape[1] * _THICKEST)
    found = []
    for left, top, width, height, _ in stats[1:].tolist():
        across, start, extent = (top, left, width) if flat else (left, top, height)
        thickness = height if flat else width
        if extent >= shortest and (thickness <= thickest or extent > 20 * thickness):
            found.append(Stroke(across + (thickness - 1) / 2, start, start + extent - 1))
    return found


def _ends_on(stroke: Stroke, level: list[Stroke], near: float) -> bool:
    """Whether an upright stroke begins and ends at level ones: strokes of characters do not."""
    crossing = [line.at for line in level if line.start - near <= stroke.at <= line.end + near]
    return any(abs(at - stroke.start) <= near for at in crossing) and any(
        abs(at - stroke.end) <= near for at in crossing
    )
