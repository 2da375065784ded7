"""Texts that are the same, or nearly: a character or a number apart. Time grows with the texts, not with their pairs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from qualitycheck.text.normalize import fold

LIKENESS = 0.9
"""One character in ten may differ."""
_HASHES, _BAND = 80, 5
"""16 bands of five: of pairs that share three quarters of their character pairs 99 in 100 meet, of those that share
two fifths one in seven (Leskovec et al., Mining of Massive Datasets, 3.4)."""
_SEED = 1
_NOT_WORDS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+")
_GAPS = re.compile("…+")


def reduce_text(text: str) -> str:
    """Without punctuation and spaces, every number as 0."""
    return _NUMBER.sub("0", _NOT_WORDS.sub("", fold(text)))


def group_near(texts: Sequence[str], likeness: float = LIKENESS) -> list[list[int]]:
    """Groups of two and more places in `texts` whose texts are nearly the same, in order of their first places.

    `likeness`: 1 − edits ÷ characters of the longer text, after `reduce_text`. Empty texts are in no group.
    """
    same: defaultdict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        same[reduce_text(text)].append(place)
    same.pop("", None)
    keys = list(same)
    find, join = _make_sets(len(keys))
    for one, other in _find_pairs(keys):
        if Levenshtein.normalized_similarity(keys[one], keys[other], score_cutoff=likeness) >= likeness:
            join(one, other)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        groups[find(number)] += same[key]
    return sorted((sorted(group) for group in groups.values() if len(group) > 1), key=lambda group: group[0])


def _find_pairs(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs that share most of their character pairs, each with an earlier one, with few false ones."""
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415 - most documents have nothing to compare

    if len(keys) < 2:
        return
    index = RMinHashLSH(threshold=0.75, num_perm=_HASHES, num_bands=_HASHES // _BAND)
    for number, key in enumerate(keys):
        sketch = RMinHash(num_perm=_HASHES, seed=_SEED)
        sketch.update(_character_pairs(key))
        for other in index.query(sketch):
            yield other, number
        index.insert(number, sketch)


def _character_pairs(key: str) -> list[str]:
    padded = f"^{key}$"
    return [padded[k : k + 2] for k in range(len(padded) - 1)]


def _make_sets(count: int) -> tuple[Callable[[int], int], Callable[[int, int], None]]:
    """Disjoint sets of 0 … count − 1: which one a number is in, and joining two."""
    parents = list(range(count))

    def find(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    def join(one: int, other: int) -> None:
        first, second = sorted((find(one), find(other)))
        parents[second] = first

    return find, join


def strip_name(description: str, name_words: Iterable[str]) -> str:
    """The description with the words of its own indicator's name as …: what a template leaves."""
    left = fold(description)
    for word in sorted({word for word in name_words if len(word) > 1}, key=len, reverse=True):
        left = left.replace(word, "…")
    return _GAPS.sub("…", left)
