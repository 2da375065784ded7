"""From the characters that change to the word they belong to: what a person would call wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qualitycheck.language.spelling.correction import Correction
from qualitycheck.language.spelling.words import WordModel

_REACH = 8
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
    """The correction over whole words of the corrected text; for removed characters the word before them."""
    before = text[max(0, correction.start - _REACH) : correction.start]
    after = text[correction.end : correction.end + _REACH]
    left = _matched(_HAN_BEFORE, before)
    right = _matched(_HAN_AFTER, after)
    start, end = len(left), len(left) + len(correction.replacement)
    first, last, position = start, end, 0
    for word in words.divide(left + correction.replacement + right):
        stop = position + len(word)
        if (position < end and stop > start) or (start == end and position < start <= stop):
            first, last = min(first, position), max(last, stop)
        position = stop
    replacement = (left + correction.replacement + right)[first:last]
    return Correction(
        correction.start - (start - first), correction.end + (last - end), replacement, correction.confidence
    )


def _matched(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""
