"""Ruled lines of a page, whoever drew or found them, as tables: columns, rows, and the cells they enclose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Box = tuple[float, float, float, float]
"""Left, top, right, bottom; `y` grows downwards."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line: `at` its position across, `start`..`end` along its direction."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a frame over grid rows `top`..`bottom` and columns `left`..`right`, ends excluded."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A table's lines: positions of columns and rows, and the cells between them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]

    @property
    def box(self) -> Box:
        """The whole frame."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def box_of(self, slot: Slot) -> Box:
        """A cell's place on the page."""
        return self.xs[slot.left], self.ys[slot.top], self.xs[slot.right], self.ys[slot.bottom]


def find_frames(horizontal: Iterable[Stroke], vertical: Iterable[Stroke], near: float) -> list[Frame]:
    """The tables that the lines make, from the top. Lines nearer than `near` count as one.

    A table is a group of lines that touch each other and enclose at least two cells; its outer edge
    counts as drawn, for many tables leave it out.
    """
    flat, upright = _straightened(horizontal, near), _straightened(vertical, near)
    frames = []
    for rows, columns in _groups(flat, upright, near):
        frame = _frame(rows, columns, near)
        if len(frame.slots) > 1:
            frames.append(frame)
    return sorted(frames, key=lambda frame: (frame.ys[0], frame.xs[0]))


def cluster(values: Iterable[float], near: float) -> list[float]:
    """Sorted positions; those nearer than `near` to the one before are one, at their middle."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= near:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [(group[0] + group[-1]) / 2 for group in groups]


def nearest(positions: Sequence[float], value: float) -> int:
    """The index of the position nearest to `value`."""
    return min(range(len(positions)), key=lambda index: abs(positions[index] - value))


def _straightened(strokes: Iterable[Stroke], near: float) -> list[Stroke]:
    """Strokes at nearly the same position put on one line, and joined where they touch."""
    ordered = sorted(strokes, key=lambda stroke: stroke.at)
    lines: list[list[Stroke]] = []
    for stroke in ordered:
        if lines and stroke.at - lines[-1][-1].at <= near:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    return [joined for line in lines for joined in _joined(line, near)]


def _joined(line: list[Stroke], near: float) -> list[Stroke]:
    at = (line[0].at + line[-1].at) / 2
    found: list[Stroke] = []
    for stroke in sorted(line, key=lambda stroke: stroke.start):
        if found and stroke.start <= found[-1].end + near:
            found[-1] = Stroke(at, found[-1].start, max(found[-1].end, stroke.end))
        else:
            found.append(Stroke(at, stroke.start, stroke.end))
    return found


def _groups(
    flat: list[Stroke], upright: list[Stroke], near: float
) -> Iterable[tuple[list[Stroke], list[Stroke]]]:
    """Lines that touch each other, directly or through others."""
    parent = list(range(len(flat) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, row in enumerate(flat):
        for j, column in enumerate(upright, len(flat)):
            if _touch(row, column, near):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for index, stroke in enumerate((*flat, *upright)):
        groups.setdefault(root(index), ([], []))[index >= len(flat)].append(stroke)
    return (group for group in groups.values() if len(group[0]) > 1 and len(group[1]) > 1)


def _touch(row: Stroke, column: Stroke, near: float) -> bool:
    return (
        row.start - near <= column.at <= row.end + near and column.start - near <= row.at <= column.end + near
    )


def _frame(rows: list[Stroke], columns: list[Stroke], near: float) -> Frame:
    xs = cluster((column.at for column in columns), near)
    ys = cluster((row.at for row in rows), near)
    _widen(xs, min(row.start for row in rows), max(row.end for row in rows), near)
    _widen(ys, min(column.start for column in columns), max(column.end for column in columns), near)
    below = _walls(xs, ys, rows, near)
    behind = _walls(ys, xs, columns, near)
    return Frame(tuple(xs), tuple(ys), tuple(_slots(len(ys) - 1, len(xs) - 1, below, behind)))


def _widen(positions: list[float], first: float, last: float, near: float) -> None:
    """Adds the outer edge where lines reach beyond the last line across them."""
    if first < positions[0] - 2 * near:
        positions.insert(0, first)
    if last > positions[-1] + 2 * near:
        positions.append(last)


def _walls(
    along: Sequence[float], across: Sequence[float], strokes: Iterable[Stroke], near: float
) -> set[tuple[int, int]]:
    """Pairs (line across, gap along) where a stroke covers most of the gap."""
    found: set[tuple[int, int]] = set()
    for stroke in strokes:
        line = nearest(across, stroke.at)
        for gap, (start, end) in enumerate(pairwise(along)):
            covered = min(end, stroke.end + near) - max(start, stroke.start - near)
            if covered >= 0.6 * (end - start):
                found.add((line, gap))
    return found


def _slots(
    height: int, width: int, below: set[tuple[int, int]], behind: set[tuple[int, int]]
) -> Iterable[Slot]:
    """Cells from the top left: each grows to the right, then down, as long as no line stops it."""
    taken: set[tuple[int, int]] = set()
    for top in range(height):
        for left in range(width):
            if (top, left) in taken:
                continue
            right = left + 1
            while right < width and (right, top) not in behind and (top, right) not in taken:
                right += 1
            bottom = top + 1
            while bottom < height and _open_below(bottom, left, right, below, behind):
                bottom += 1
            taken |= {(row, column) for row in range(top, bottom) for column in range(left, right)}
            yield Slot(top, left, bottom, right)


def _open_below(
    row: int, left: int, right: int, below: set[tuple[int, int]], behind: set[tuple[int, int]]
) -> bool:
    """Whether the cell goes on in the next grid row."""
    if any((row, column) in below for column in range(left, right)):
        return False
    return not any((column, row) in behind for column in range(left + 1, right))
