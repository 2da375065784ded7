"""The indicator library: the good rows of the corpus and the user's own, found by words, segments and meaning."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from qualitycheck.document.table import Category
from qualitycheck.language.alignment import pairs
from qualitycheck.language.corpus import read_corpus
from qualitycheck.language.segment.name import segment_name
from qualitycheck.language.similarity import load_meaning
from qualitycheck.read.words import category_of

SHIPPED, OWN = "指标库", "单位指标库"
_WORDS, _MEANING, _HEAD, _KIND = 0.45, 0.35, 0.1, 0.1


@dataclass(frozen=True, slots=True)
class Entry:
    """One good indicator. `kind` is the type of project, `sector` the office or the field it was written for."""

    name: str
    description: str
    value: str
    basis: str
    category: Category
    kind: str
    sector: str
    source: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry with how well it fits, 0 … 1."""

    entry: Entry
    score: float


class Library:
    """Entries with an index: pairs of characters weighted by rarity, and a vector of meaning for each."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        texts = [_text(entry) for entry in self.entries]
        counts = Counter(pair for text in texts for pair in pairs(text))
        self._rarity = {pair: math.log(1 + len(texts) / count) for pair, count in counts.items()}
        self._where: defaultdict[str, list[int]] = defaultdict(list)
        self._norms = np.ones(len(texts), np.float32)
        for number, text in enumerate(texts):
            for pair in pairs(text):
                self._where[pair].append(number)
            self._norms[number] = self._length(pairs(text)) or 1.0
        self._heads = [_head(entry.name) for entry in self.entries]
        meaning = load_meaning()
        vectors = [meaning.vector(text) for text in texts]
        self._vectors: npt.NDArray[np.float32] = (
            np.stack(vectors) if vectors else np.zeros((0, 1), np.float32)
        )

    def search(self, name: str, project: str, categories: Iterable[Category], most: int = 5) -> list[Hit]:
        """The entries of these categories that are nearest to a name in a project, best first."""
        wanted = set(categories)
        if not self.entries:
            return []
        text = f"{name} {project}"
        scores = _WORDS * self._likeness(text) + _MEANING * (self._vectors @ load_meaning().vector(text))
        head = _head(name)
        for number, entry in enumerate(self.entries):
            if head and self._heads[number] == head:
                scores[number] += _HEAD
            if entry.kind and entry.kind in project:
                scores[number] += _KIND
        order = np.argsort(-scores, kind="stable")
        found = (Hit(self.entries[n], float(scores[n])) for n in order if self.entries[n].category in wanted)
        return [hit for hit, _ in zip(found, range(most), strict=False)]

    def _length(self, own: frozenset[str]) -> float:
        return math.sqrt(sum(self._rarity.get(pair, 0.0) ** 2 for pair in sorted(own)))

    def _likeness(self, text: str) -> npt.NDArray[np.float32]:
        """The cosine of the weighted pairs."""
        own = pairs(text)
        scores = np.zeros(len(self.entries), np.float32)
        for pair in sorted(own):  # sums of floats depend on the order, that of a set on the run
            if places := self._where.get(pair):
                scores[places] += self._rarity[pair] ** 2
        likeness: npt.NDArray[np.float32] = scores / self._norms / (self._length(own) or 1.0)
        return likeness


def _text(entry: Entry) -> str:
    return f"{entry.name} {entry.kind} {entry.sector}"


def _head(name: str) -> str:
    return next((name[s.start : s.end] for s in segment_name(name) if s.role == "head"), "")


@cache
def shipped_library() -> Library:
    """The exemplary rows of the corpus, each name once in its category."""
    return Library(_exemplary())


def _exemplary() -> Iterator[Entry]:
    seen: set[tuple[str, str]] = set()
    for project in read_corpus():
        for row in project.rows:
            category = category_of(row.level2)
            if not row.is_exemplary or not category or (row.name, category) in seen:
                continue
            seen.add((row.name, category))
            yield Entry(
                row.name, row.description or "", row.value, row.basis or "", category, project.type,
                re.sub(r"^20\d\d年?", "", project.name), SHIPPED,
            )  # fmt: skip
