"""A stretch of a text with the part it plays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "modifier", "object", "measured", "head",
    "numerator", "denominator", "definition", "scope", "source",
    "action", "quantity", "date", "condition",
    "sentence", "band",
]  # fmt: skip


LABELS: dict[str, Role] = {
    "m": "modifier", "o": "object", "q": "measured", "h": "head",
    "a": "numerator", "b": "denominator", "d": "definition", "s": "scope", "r": "source",
    "v": "action", "n": "quantity", "t": "date", "c": "condition",
}  # fmt: skip
"""The letters of corpus/segmentation for the roles; - is none."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters `start`..`end` of a text, and their role in it."""

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A word with the place of its first character."""

    word: str
    start: int

    @property
    def end(self) -> int:
        """The place behind its last character."""
        return self.start + len(self.word)


def place_words(words: Iterable[str], start: int = 0) -> list[Token]:
    """The words with their places, the first at `start`."""
    tokens = []
    for word in words:
        tokens.append(Token(word, start))
        start += len(word)
    return tokens


def merge_segments(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Neighbours of the same role as one; the segments are in order and do not overlap."""
    merged: list[Segment] = []
    for segment in segments:
        if segment.start == segment.end:
            continue
        if merged and merged[-1].role == segment.role and merged[-1].end == segment.start:
            merged[-1] = Segment(segment.role, merged[-1].start, segment.end)
        else:
            merged.append(segment)
    return tuple(merged)


def read_roles_of(tokens: Iterable[Token], labels: Iterable[str]) -> list[Segment]:
    """The words that have a role, as segments."""
    pairs = zip(tokens, labels, strict=True)
    return [Segment(LABELS[label], token.start, token.end) for token, label in pairs if label in LABELS]


def strip_span(text: str, start: int, end: int, signs: str) -> tuple[int, int]:
    """The span without the `signs` at its ends."""
    while start < end and text[start] in signs:
        start += 1
    while end > start and text[end - 1] in signs:
        end -= 1
    return start, end
