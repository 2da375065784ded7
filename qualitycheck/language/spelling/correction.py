"""A correction of a text, and the text with its corrections in place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

APPLIED = 0.5
"""The confidence from which a correction is taken for granted when its neighbours are looked at again."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Characters `start`..`end` of a text should read `replacement`."""

    start: int
    end: int
    replacement: str
    confidence: float


class Repaired:
    """A text after its sure corrections, with the way back to the places of the old one."""

    def __init__(self, text: str, corrections: Iterable[Correction]) -> None:
        pieces: list[str] = []
        self._origin: list[int | None] = []
        position = 0
        for correction in (c for c in corrections if c.confidence >= APPLIED):
            pieces += [text[position : correction.start], correction.replacement]
            self._origin += [*range(position, correction.start), *([None] * len(correction.replacement))]
            position = correction.end
        pieces.append(text[position:])
        self._origin += [*range(position, len(text) + 1)]
        self.text = "".join(pieces)

    def join(self, first: tuple[Correction, ...], more: Iterable[Correction]) -> tuple[Correction, ...]:
        """The first corrections and those of the second look that touch none of them."""
        kept = list(first)
        for correction in more:
            span = self._origin[correction.start : correction.end + 1]
            if None in span[: max(1, len(span) - 1)] or correction.confidence < APPLIED:
                continue
            start = self._origin[correction.start]
            assert start is not None
            end = start + correction.end - correction.start
            if not any(c.start < max(end, start + 1) and start < max(c.end, c.start + 1) for c in kept):
                kept.append(Correction(start, end, correction.replacement, correction.confidence))
        return tuple(sorted(kept, key=lambda c: c.start))


def apply_corrections(text: str, corrections: Iterable[Correction]) -> str:
    """The text as it should read."""
    for correction in sorted(corrections, key=lambda c: -c.start):
        text = text[: correction.start] + correction.replacement + text[correction.end :]
    return text
