"""What a word tends to be by itself, as a row of numbers, and what a small network makes of a row of such words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from qualitycheck.language.artefact import Arrays, read_arrays
from qualitycheck.resources import data_folder

FOLDER, FILE = "segment", "senses.npz"
_STEP = np.float32(1 / 24)
"""What one of the whole numbers of the file is worth."""
_KINDS, _HINTS, _TAGS = "vsambhypn", "ntc", "vnadmqbjlicupfrs"
_LONGEST = 4
_FAR = 6
"""From how many words on the ends of a text count as far."""
REACH = 2
"""How many words on either side the network sees."""
Numbers = npt.NDArray[np.float32]
_SIGNS = len(_KINDS) + _LONGEST + len(_HINTS) + len(_TAGS) + 2


class Senses:
    """`vectors` has a row a word, `groups` the number of the words that are like it.

    A word that is not among them is taken for the longest one it ends in.
    """

    def __init__(
        self, words: Sequence[str], vectors: npt.NDArray[np.int8], groups: npt.NDArray[np.uint8]
    ) -> None:
        self._rows = {word: number for number, word in enumerate(words)}
        self._nothing = len(words)
        self._vectors = np.concatenate([vectors, np.zeros_like(vectors[:1])])
        self._groups = [*map(str, groups.tolist()), ""]

    def find(self, words: Sequence[str]) -> list[int]:
        """The row of each word."""
        return [self._find(word) for word in words]

    def look_up(self, rows: list[int]) -> Numbers:
        """The vectors of `rows`, zeros for words of which nothing is known."""
        return self._vectors[rows] * _STEP

    def group(self, rows: list[int]) -> list[str]:
        """The name of the group of each row, empty for words of which nothing is known."""
        return [self._groups[row] for row in rows]

    def _find(self, word: str) -> int:
        row = self._rows.get(word)
        if row is not None:
            return row
        ends = (self._rows.get(word[start:]) for start in range(1, len(word)))
        return next((row for row in ends if row is not None), self._nothing)


@cache
def load_senses() -> Senses:
    """The shipped table (its card: corpus/segmentation)."""
    arrays = read_arrays(data_folder("models") / FOLDER / FILE)
    words = bytes(arrays["words"]).decode("utf-8").split("\n")
    return Senses(words, arrays["vectors"].astype(np.int8), arrays["groups"].astype(np.uint8))


def describe_words(
    known: Numbers, texts: Sequence[str], kinds: Sequence[str], tags: Sequence[str], hints: Sequence[str]
) -> Numbers:
    """For each word its row of `known` and what else shows of it and of its neighbours, shape (words, numbers)."""
    count = len(texts)
    if not count:
        return np.zeros((0, 0), np.float32)
    width = known.shape[1] + _SIGNS
    rows = np.zeros((count + 2 * REACH, width), np.float32)
    rows[REACH : count + REACH, : known.shape[1]] = known
    places = [
        (REACH + number, known.shape[1] + sign)
        for number in range(count)
        for sign in _list_signs(texts[number], kinds[number], tags[number], hints[number])
    ]
    rows[tuple(zip(*places, strict=True))] = 1
    number = np.arange(count)
    ends = np.stack([np.minimum(number, _FAR), np.minimum(count - number, _FAR)], 1) / _FAR
    windows = [rows[start : start + count] for start in range(2 * REACH + 1)]
    return np.concatenate([*windows, ends], 1, dtype=np.float32)


def _list_signs(word: str, kind: str, tag: str, hint: str) -> list[int]:
    """Places of what holds for a word: that there is one, its kind, length, hint and part of speech."""
    place = len(_KINDS) + min(len(word), _LONGEST) - 1
    signs = [_SIGNS - 1, _KINDS.index(kind), place]
    if hint:
        signs.append(len(_KINDS) + _LONGEST + _HINTS.index(hint))
    before = len(_KINDS) + _LONGEST + len(_HINTS)
    if tag[0] in _TAGS:
        signs.append(before + _TAGS.index(tag[0]))
    if tag == "vn":
        signs.append(before + len(_TAGS))
    return signs


class Network:
    """One layer of rectifiers between what is seen of a word and the labels."""

    def __init__(self, inner: Numbers, inner_bias: Numbers, outer: Numbers, outer_bias: Numbers) -> None:
        self._inner, self._inner_bias, self._outer, self._outer_bias = inner, inner_bias, outer, outer_bias

    @classmethod
    def load(cls, arrays: Arrays, prefix: str) -> Network:
        """From the arrays whose names begin with `prefix`."""
        names = ("inner", "inner_bias", "outer", "outer_bias")
        return cls(*(np.asarray(arrays[prefix + name], np.float32) for name in names))

    def judge(self, numbers: Numbers) -> Numbers:
        """The logarithm of each label's probability for each row of `numbers`."""
        hidden = np.maximum(numbers @ self._inner + self._inner_bias, 0)
        scores = hidden @ self._outer + self._outer_bias
        scores -= scores.max(1, keepdims=True)
        return scores - np.log(np.exp(scores).sum(1, keepdims=True))  # type: ignore[no-any-return]
