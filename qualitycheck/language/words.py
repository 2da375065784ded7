"""Words of Chinese text as a dictionary has them: jieba's, cut and joined to one grain.

jieba leaves 社会保险 whole and cuts 健康教育, joins 万页 to a number and parts 硬化率. What compares texts or finds
roles in them needs one grain: compounds of two words are cut, suffixes joined, numbers, units and signs apart
(tests/language/segmentation/GUIDE.md has the rules).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from qualitycheck.language.engine import Engine, load_engine
from qualitycheck.language.vocabulary import read_grain, read_terms
from qualitycheck.text.units import unit_pattern

_PIECES = re.compile(
    r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*|[A-Za-z]+(?:[.\-]?[A-Za-z0-9]+)*|[一-鿿]+|\s+|.", re.DOTALL
)
_HAN = re.compile(r"[一-鿿]+")
_COUNT = re.compile(r"([一二三四五六七八九十两几半]+)([个次批场期项件名人户家条处台套座所支辆份册部天])")
_NUMERAL = re.compile(r"[0-9][\d,.]*|[一二三四五六七八九十百千两几数半]+")
_LONGEST_WHOLE = 3
_LONGEST_STEM = 2


class Words:
    """Divides texts; the same text is divided once."""

    def __init__(self, engine: Engine, protected: frozenset[str] = frozenset()) -> None:
        """`protected` words are never cut."""
        self._engine = engine
        self._protected = protected
        self._grain = read_grain()
        self.divide = lru_cache(maxsize=65536)(self._divide)

    def _divide(self, text: str) -> tuple[str, ...]:
        """The words of `text`, which together are the text."""
        pieces = (piece for word in self._engine.cut(text) for piece in _PIECES.findall(word))
        return tuple(self._join(list(self._refine(_join_numbers(pieces)))))

    def tag(self, word: str) -> str:
        """The part of speech of a word by the dictionary, empty for one it does not have."""
        return self._engine.tag(word)

    def _refine(self, pieces: list[str]) -> Iterator[str]:
        counted = False
        for piece in pieces:
            unit = self._unit_before(piece) if counted else ""
            if unit:
                yield unit
            rest = piece[len(unit) :]
            if counts := _COUNT.fullmatch(rest):
                yield from counts.groups()
            elif rest:
                yield from self._cut(rest)
            counted = bool(_NUMERAL.fullmatch(piece)) or (counted and piece == "个")

    def _unit_before(self, piece: str) -> str:
        """The unit at the front of what stands behind a number: 天 of 天内, not the 人 of 人口."""
        unit = _leading_unit(piece)
        rest = piece[len(unit) :]
        return unit if rest in self._grain.behind or not self._engine.has_word(piece) else ""

    def _cut(self, word: str) -> Iterator[str]:
        """A word of four characters and more into its parts where both are words; others stay."""
        parts = self._grain.parts.get(word)
        if parts:
            yield from parts
        elif word[0] in self._grain.fronts and not self._engine.has_word(word):
            yield word[0]
            yield from self._cut(word[1:])
        elif len(word) <= _LONGEST_WHOLE or word in self._protected or not _HAN.fullmatch(word):
            yield word
        elif place := self._place(word):
            yield from self._cut(word[:place])
            yield from self._cut(word[place:])
        else:
            yield word

    def _place(self, word: str) -> int:
        """Where to cut: in the middle if both halves are words, else behind or before two characters; 0 nowhere."""
        if word in self._grain.whole:
            return 0
        for place in sorted({len(word) // 2, 2, len(word) - 2}, key=lambda p: abs(2 * p - len(word))):
            if self._engine.has_word(word[:place]) and self._engine.has_word(word[place:]):
                return place
        return 0

    def _join(self, words: list[str]) -> Iterator[str]:
        """A suffix with the short word before it: 硬化 率 → 硬化率."""
        joined = ""
        for word in words:
            if joined and word in self._grain.suffixes and _takes_suffix(joined):
                yield joined + word
                joined = ""
                continue
            if joined:
                yield joined
            joined = word
        if joined:
            yield joined


def _takes_suffix(word: str) -> bool:
    return len(word) <= _LONGEST_STEM and bool(_HAN.fullmatch(word)) and not _NUMERAL.fullmatch(word)


def _join_numbers(pieces: Iterator[str]) -> list[str]:
    """12 . 6 that the engine has parted is one number."""
    joined: list[str] = []
    for piece in pieces:
        if len(joined) > 1 and joined[-1] == "." and piece.isdigit() and joined[-2].isdigit():
            joined[-2:] = [f"{joined[-2]}.{piece}"]
        else:
            joined.append(piece)
    return joined


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(unit_pattern().pattern)


def _leading_unit(piece: str) -> str:
    """The unit at the front of what stands behind a number: 天 of 天内."""
    found = _unit().match(piece)
    return found.group() if found and found.end() < len(piece) else ""


@cache
def load_words(user_words: tuple[str, ...] = ()) -> Words:
    """The words of the language, of the domain, and the user's own, which are never cut."""
    short = tuple(term for term in read_terms() if len(term) <= _LONGEST_WHOLE)
    return Words(load_engine((*short, *user_words)), frozenset(user_words))
