"""What speaks for and against a change: names the document repeats, words it uses, errors often made."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache

from qualitycheck.language.spelling.candidates import DELETE, INSERT, REPEAT
from qualitycheck.language.spelling.familiar import NearWord
from qualitycheck.language.spelling.scorer import Change
from qualitycheck.resources import data_folder

_QUOTED = re.compile("“[^“”]{1,12}”|‘[^‘’]{1,12}’|「[^「」]{1,12}」")
_REPEATED, _TELLING = 3, 3
_NEIGHBOURS = ((2, 2), (2, 1), (1, 2), (2, 0), (0, 2), (1, 1))
_DOUBT, _SLIGHT_DOUBT = 1.5, 1.0
_SUPPORT, _LESS_SUPPORT, _COMMON = 2.5, 1.2, 4.0
_NEAR, _TURNED = 3.0, 2.4
_OFTEN, _PAIR_SUPPORT = 4, 2.0
"""In so many companies the document uses a pair of characters as a word of its own."""
_REMEMBERED = 100_000
_USUAL_LENGTH = 20_000
"""Characters of a long budget document; in a longer text what a change would make stands somewhere by chance."""
_LONGEST_ERROR = 4
_DENYING, _COUNTING = frozenset("不未无非没零免禁勿否反"), frozenset("一二三四五六七八九十百千万亿两双半")


class Evidence:
    """The texts of one document and the words its user protects; `worth`: the log-odds that matter; `near`: what nearly
    is a word of the document's own."""

    def __init__(
        self,
        texts: Iterable[str],
        words: Iterable[str] = (),
        worth: float = -9.0,
        near: Iterable[NearWord] = (),
    ) -> None:
        self._whole = "\n".join(texts)[:_REMEMBERED]
        self._worth = worth
        self._words = tuple(word for word in words if word)
        self._near = frozenset(near)
        self._telling = min(1.0, math.sqrt(_USUAL_LENGTH / max(1, len(self._whole))))

    def protects(self, text: str, change: Change) -> bool:
        """Whether the change falls into a quoted term or a user's word, or turns what is said into its contrary."""
        if turns_meaning(change) or is_reduplication(text, change):
            return True
        spans = [match.span() for match in _QUOTED.finditer(text)]
        for word in self._words:
            if word not in text:
                continue
            spans += [match.span() for match in re.finditer(re.escape(word), text)]
        end = max(change.end, change.start + 1)
        return any(start < end and change.start < stop for start, stop in spans)

    def weigh(self, text: str, change: Change) -> float:
        """Log-odds to add: what the document elsewhere writes, and whether the error is a common one."""
        if change.log_odds + _COMMON + _SUPPORT < self._worth:
            return 0.0
        near = self._near and NearWord(text, change.start, change.new) in self._near
        usual = _TURNED if len(change.new) > 1 else _NEAR
        common = _COMMON if mends_common_error(text, change) else usual * bool(near)
        if change.log_odds + common + _SUPPORT < self._worth:
            return common
        return common + (self._telling * self._support(text, change) or -self._doubt(text, change))

    def _doubt(self, text: str, change: Change) -> float:
        """What the document repeats, it means: a name, a programme, a term of its own."""
        pieces = text[max(0, change.start - 2) : change.end], text[change.start : change.end + 2]
        times = max((self._times(piece) for piece in pieces if len(piece) >= _TELLING), default=0)
        if times >= _REPEATED:
            return _DOUBT
        return _SLIGHT_DOUBT if self._is_usage(text, change) else 0.0

    def _is_usage(self, text: str, change: Change) -> bool:
        """The pair of characters stands in the document in other company too, the pair of the change in less."""
        return any(
            self._companies[old] > max(1, self._companies[new]) for old, new in _pairs_around(text, change)
        )

    def _support(self, text: str, change: Change) -> float:
        """The document elsewhere has what the change would make, not what it replaces."""
        best = 0.0
        for left, right in _NEIGHBOURS if self._has_part_of(text, change) else ():
            start, end = max(0, change.start - left), change.end + right
            old, new = text[start:end], text[start : change.start] + change.new + text[change.end : end]
            if len(new) < _TELLING or not new.isalpha():
                continue
            if self._times(new) and self._is_rare(old):
                best = max(best, _SUPPORT if len(new) > _TELLING else _LESS_SUPPORT)
        return best or (self._support_by_pair(text, change) if change.alike else 0.0)

    def _has_part_of(self, text: str, change: Change) -> bool:
        """Whether the document has any three characters of what the change would make: else no more of it either."""
        made = text[max(0, change.start - 2) : change.start] + change.new + text[change.end : change.end + 2]
        return any(made[at : at + 3] in self._triples for at in range(len(made) - 2))

    def _support_by_pair(self, text: str, change: Change) -> float:
        """The pair that the change makes stands in the document in other company, the pair it replaces only here."""
        best = 0.0
        for old, new in _pairs_around(text, change):
            if self._companies[new] > 1 and self._companies[old] <= 1 and self._whole.count(old) <= 1:
                often = self._companies[new] >= _OFTEN
                best = max(best, _PAIR_SUPPORT if often else _LESS_SUPPORT)
        return best

    def _times(self, piece: str) -> int:
        """How often the document has a piece of three characters or more: most are ruled out by their triples."""
        least = min(self._triples[piece[at : at + 3]] for at in range(len(piece) - 2))
        return least if not least or len(piece) == 3 else self._whole.count(piece)

    def _is_rare(self, piece: str) -> bool:
        """Whether the document has a piece no more than once."""
        if (
            len(piece) >= _TELLING
            and min(self._triples[piece[at : at + 3]] for at in range(len(piece) - 2)) <= 1
        ):
            return True
        return self._whole.count(piece) <= 1

    @cached_property
    def _companies(self) -> Counter[str]:
        """In how many different ways each pair of characters goes on, or is led up to, whichever are more."""
        after, before = Counter(t[:2] for t in self._triples), Counter(t[1:] for t in self._triples)
        return after | before

    @cached_property
    def _triples(self) -> Counter[str]:
        return Counter(map("".join, zip(self._whole, self._whole[1:], self._whole[2:], strict=False)))


def _pairs_around(text: str, change: Change) -> Iterator[tuple[str, str]]:
    """The character replaced with the one before and with the one after, as written and as meant."""
    if len(change.old) == len(change.new) == 1:
        before, after = text[max(0, change.start - 1) : change.start], text[change.end : change.end + 1]
        if before.isalpha():
            yield before + change.old, before + change.new
        if after.isalpha():
            yield change.old + after, change.new + after


def turns_meaning(change: Change) -> bool:
    """Whether the change takes out or puts in a character that denies or counts: 零 of 零事故, 不 of 不合格."""
    if change.kind == DELETE:
        return change.old in _DENYING or change.old in _COUNTING
    return change.kind == INSERT and change.new in _DENYING


def is_reduplication(text: str, change: Change) -> bool:
    """Whether what is said twice is said so on purpose: 一茬一茬, 坎坎坷坷."""
    if change.kind != REPEAT:
        return False
    if len(change.old) == 2:
        return change.old[0] == "一"
    around = text[max(0, change.start - 3) : change.end + 2]
    return len(change.old) == 1 and any(
        around[at] == around[at + 1] != around[at + 2] == around[at + 3] for at in range(len(around) - 3)
    )


@cache
def common_errors() -> frozenset[tuple[str, str]]:
    """Words often miswritten, with the right ones: corpus/vocabulary/common_errors.tsv."""
    path = data_folder("corpus") / "vocabulary" / "common_errors.tsv"
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return frozenset((row[0], row[1]) for row in rows)


@lru_cache(maxsize=65536)
def mends_common_error(text: str, change: Change) -> bool:
    """Whether the change turns a word of that list, as it stands there, into the right one."""
    if change.end - change.start != len(change.new):
        return False
    right = text[: change.start] + change.new + text[change.end :]
    return any(
        (text[start : start + length], right[start : start + length]) in common_errors()
        for length in range(2, _LONGEST_ERROR + 1)
        for start in range(max(0, change.end - length), change.start + 1)
    )
