"""Terms of budget documents: which of them cover a place, and which are one character away."""

from __future__ import annotations

from collections.abc import Iterable

_SHORTEST, _LONGEST = 3, 8


class Lexicon:
    """Terms of three to eight characters."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = frozenset(t for t in terms if _SHORTEST <= len(t) <= _LONGEST)

    def covering(self, text: str, start: int, end: int) -> float:
        """The length of the longest term over `start`..`end`; where that is empty, across the gap."""
        edge = start == end
        for length in range(min(_LONGEST, len(text)), _SHORTEST - 1, -1):
            first = max(0, end + edge - length)
            for position in range(first, min(start - edge, len(text) - length) + 1):
                if text[position : position + length] in self.terms:
                    return float(length)
        return 0.0
