"""From the characters that change to the word they belong to: what a person would call wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qualitycheck.language.spelling.correction import Correction
from qualitycheck.language.spelling.words import WordModel

_REACH, _LONGEST = 8, 4
_HAN_BEFORE, _HAN_AFTER = re.compile("[\u4e00-\u9fff]*$"), re.compile("[\u4e00-\u9fff]*")


def widen_all(text: str, corrections: Iterable[Correction], words: WordModel) -> tuple[Correction, ...]:
    """Each over its word; one that meets another stays as narrow as it was."""
    result: list[Correction] = []
    for correction in corrections:
        wide = widen(text, correction, words)
        clear = not result or result[-1].end <= wide.start
        result.append(wide if clear else correction)
    return tuple(result)


def widen(text: str, correction: Correction, words: WordModel) -> Correction:
    """The correction over the shortest word of the corrected text; what is removed goes with a neighbour."""
    left = _matched(_HAN_BEFORE, text[max(0, correction.start - _REACH) : correction.start])
    right = _matched(_HAN_AFTER, text[correction.end : correction.end + _REACH])
    corrected = left + correction.replacement + right
    start, end = len(left), len(left) + len(correction.replacement)
    first, last = _shortest(corrected, start, end, words)
    return Correction(
        correction.start - (start - first),
        correction.end + (last - end),
        corrected[first:last],
        correction.confidence,
    )


def _shortest(text: str, start: int, end: int, words: WordModel) -> tuple[int, int]:
    """The likeliest of the shortest words over `start`..`end`."""
    lengths = range(max(2, end - start), _LONGEST + 1)
    edge = int(start == end)  # a gap: words that end at it, or go across
    spans = [
        (first, first + length)
        for length in lengths
        for first in range(max(0, end - length), min(start - edge, len(text) - length) + 1)
    ]
    known = [(last - first, -words.logs[text[first:last]], first, last) for first, last in spans
             if text[first:last] in words.logs]  # fmt: skip
    if not known:
        return start, end
    _, _, first, last = min(known)
    return first, last


def _matched(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""
