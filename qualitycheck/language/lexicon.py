"""Words of a data file, found in texts where they stand as words; and what shows that a text speaks of a thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Generic, TypeVar

from qualitycheck.language.words import load_words
from qualitycheck.resources import data_folder

_KEY = 2
"""Characters of a word by which it is looked up; no word is shorter."""
T = TypeVar("T")


class Lexicon(Generic[T]):
    """Words, each with what it stands for; the longest at a place wins, None hides the words within a phrase."""

    def __init__(self) -> None:
        self._index: defaultdict[str, list[tuple[str, T | None]]] = defaultdict(list)

    def add(self, words: str, entry: T | None) -> None:
        """Enters words parted by |."""
        for word in filter(None, words.split("|")):
            self._index[word[:_KEY]].append((word, entry))

    def search(self, text: str) -> Iterator[tuple[T, tuple[int, int]]]:
        """What the words of a text stand for, in order, with their spans; none within the word before it."""
        end = 0
        for start in range(len(text) - 1):
            entries = self._index.get(text[start : start + _KEY])
            if not entries:
                continue
            fitting = [entry for entry in entries if text.startswith(entry[0], start)]
            lengths = sorted({len(word) for word, _ in fitting}, reverse=True)
            longest = next((n for n in lengths if _is_whole(text, start, start + n)), 0)
            if start + longest <= end or not longest:
                continue
            end = start + longest
            for word, entry in fitting:
                if entry is not None and len(word) == longest:
                    yield entry, (start, end)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether words of the language begin where the stretch does, and none is cut at its end: not 预|警情|况."""
    cuts = [0, *accumulate(map(len, load_words().divide(text)))]
    if start not in cuts:
        return False
    return end in cuts or next(cut for cut in cuts if cut > start) > end


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a table says outside one cell: `whole` without empty phrases, and the `characters` of it that stand in no neutral phrase."""

    whole: str
    characters: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What shows that a text speaks of something: `single` characters, and `words`, which count in any company."""

    single: frozenset[str]
    words: tuple[str, ...]

    def speaks(self, text: Surroundings, words_only: bool = False) -> bool:
        """Whether the text has any of them; with `words_only` no single character counts."""
        if words_only:
            return any(word in text.whole for word in self.words)
        return not self.single.isdisjoint(text.characters) or any(word in text.whole for word in self.words)

    def count(self, text: Surroundings) -> int:
        """How many of them the text has."""
        return len(self.single & text.characters) + sum(word in text.whole for word in self.words)


def read_evidence(written: str) -> Evidence:
    """Evidence as the data files write it: parted by |."""
    parts = set(filter(None, written.split("|")))
    return Evidence(frozenset(p for p in parts if len(p) == 1), tuple(sorted(p for p in parts if len(p) > 1)))


@lru_cache(maxsize=4096)
def survey(text: str) -> Surroundings:
    """What a text says."""
    neutral, empty = _neutral()
    whole = empty.sub(" ", text)
    return Surroundings(whole, frozenset(neutral.sub(" ", whole)))


@cache
def _neutral() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The phrases of neutral.txt: in which a character shows nothing (果 of 成果), and in which no word does (=)."""
    lines = (data_folder("corpus") / "vocabulary" / "neutral.txt").read_text("utf-8").splitlines()
    written = [line for line in lines if line[:1] != "#"]
    empty = [phrase for line in written if line[:1] == "=" for phrase in line[1:].split()]
    neutral = [phrase for line in written if line[:1] != "=" for phrase in line.split()]
    return re.compile("|".join(neutral)), re.compile("|".join(empty))
