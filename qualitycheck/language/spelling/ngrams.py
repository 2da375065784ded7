"""An n-gram model in sorted arrays: hashed keys, logarithms in bytes, look-ups for whole arrays at once.

Interpolated modified Kneser-Ney (Chen and Goodman 1999) in the back-off form: a stored n-gram has its own
probability, any other that of the next lower order times the back-off weight of its context. Keys are 32-bit
hashes of the exact key; pairs of 16-bit tokens are exact, and a longer n-gram is looked up only where its
ending is stored, so hardly any is taken for another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.integer]
STEP = 0.08
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_ODD = 0x9E3779B1
_INVERSE = pow(_ODD, -1, 2**32)
_MOST_BITS = 20


def hash_keys(keys: npt.NDArray[np.uint64], width: int) -> npt.NDArray[np.uint32]:
    """Packed n-grams of `width` bits in 32 bits, evenly spread; one to one where they fit."""
    if width <= 32:
        return keys.astype(np.uint32) * np.uint32(_ODD)
    mixed = (keys ^ (keys >> np.uint64(29))) * _MULTIPLIER
    return (mixed >> np.uint64(32)).astype(np.uint32)


def unhash_pairs(hashes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """The packed pairs behind hashes of 32 bits or less."""
    return hashes * np.uint32(_INVERSE)


def sum_steps(steps: npt.NDArray[np.generic]) -> npt.NDArray[np.uint32]:
    """Sorted keys from the steps between them, one 16-bit number each."""
    return np.cumsum(steps, dtype=np.uint32)


class Keys:
    """Sorted and evenly spread 32-bit keys; where each stands, found by its first bits and a short walk."""

    def __init__(self, keys: npt.NDArray[np.uint32]) -> None:
        self.keys = np.append(keys, np.uint32(2**32 - 1))
        bits = min(max(1, len(keys).bit_length() - 1), _MOST_BITS)
        self._shift = np.uint32(32 - bits)
        firsts = np.arange(1 << bits, dtype=np.uint32) << self._shift
        self._starts = np.searchsorted(keys, firsts).astype(np.int32)
        self._size = len(keys)

    def find(self, wanted: npt.NDArray[np.uint32]) -> npt.NDArray[np.int32]:
        """The row of each, −1 where there is none."""
        at = self._starts[wanted >> self._shift]
        there = self.keys[at]
        rows = np.where(there == wanted, at, np.int32(-1))
        left = np.flatnonzero(there < wanted)
        at, wanted = at[left], wanted[left]
        while len(left):
            at += 1
            there = self.keys[at]
            hit = there == wanted
            rows[left[hit]] = at[hit]
            more = there < wanted
            left, at, wanted = left[more], at[more], wanted[more]
        rows[rows == self._size] = -1
        return rows


def pack(columns: Sequence[Numbers], bits: int) -> npt.NDArray[np.uint64]:
    """Tokens side by side in one 64-bit number, the first on the left."""
    key = columns[0].astype(np.uint64)
    for column in columns[1:]:
        key = (key << np.uint64(bits)) | column.astype(np.uint64)
    return key


@dataclass(slots=True)
class Rows:
    """Of each place the stored n-grams that end there: for n from 2 their rows, −1 where there is none."""

    token: Numbers
    rows: list[npt.NDArray[np.int32]]

    @property
    def depth(self) -> npt.NDArray[np.uint8]:
        """The order of the longest, 1 where no pair is stored."""
        depth = np.ones(len(self.token), np.uint8)
        for n, rows in enumerate(self.rows, 2):
            depth[rows >= 0] = n
        return depth


class NgramModel:
    """A model of `order` over tokens of `bits` bits; arrays as `train.ngrams` writes them.

    `unigram`: a logarithm a token; for each order n from 2 `keys<n>_steps`, `logs<n>` and, below the highest,
    `backs<n>`; `backs1` for single tokens; `plain2`: pairs without smoothing. Logarithms are natural,
    in steps of −STEP.
    """

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.generic]], prefix: str) -> None:
        self.order = int(arrays[f"{prefix}order"])
        self.bits = int(arrays[f"{prefix}bits"])
        orders = range(2, self.order + 1)
        self._unigram = arrays[f"{prefix}unigram"].astype(np.float32) * -STEP
        self._keys = {n: Keys(sum_steps(arrays[f"{prefix}keys{n}_steps"])) for n in orders}
        self._logs = {n: _padded(arrays[f"{prefix}logs{n}"]) for n in orders}
        self._plain = arrays.get(f"{prefix}plain2")
        self._backs = {n: _padded(arrays[f"{prefix}backs{n}"]) for n in orders[:-1]}
        self._single = arrays[f"{prefix}backs1"].astype(np.float32) * -STEP

    def pairs(self) -> tuple[Numbers, Numbers, npt.NDArray[np.uint8]]:
        """All stored pairs: first, second, and the share of the second after the first in steps of −STEP.

        Unsmoothed: the model's own pairs count the contexts they stand in and rank 务院 (always 国务院) last.
        """
        assert self._plain is not None
        keys = unhash_pairs(self._keys[2].keys[:-1])
        stored = self._plain.astype(np.uint8) < 255
        keys = keys[stored]
        return keys >> self.bits, keys & ((1 << self.bits) - 1), self._plain[stored].astype(np.uint8)

    def unigram(self, tokens: Numbers) -> Floats:
        """The logarithm of each token by itself."""
        return self._unigram[tokens]

    def find(self, columns: Sequence[Numbers]) -> npt.NDArray[np.int32]:
        """The row of each n-gram in the arrays of its order, −1 where it is not stored."""
        width = self.bits * len(columns)
        return self._keys[len(columns)].find(hash_keys(pack(columns, self.bits), width))

    def locate(self, columns: Sequence[Numbers]) -> Rows:
        """The stored n-grams over the last of the columns; a longer one is asked for where a shorter is."""
        columns = columns[-self.order :]
        rows: list[npt.NDArray[np.int32]] = []
        places = np.arange(len(columns[-1]))
        for n in range(2, len(columns) + 1):
            found = self.find([column[places] for column in columns[-n:]])
            row = np.full(len(columns[-1]), -1, np.int32)
            row[places] = found
            rows.append(row)
            places = places[found >= 0]
        return Rows(columns[-1], rows)

    def weights(self, located: Rows) -> list[Floats]:
        """What a longer n-gram costs that is not stored, after contexts of one, two … tokens.

        Nothing is seen across a boundary: after it only the first order has a weight.
        """
        weights = [self._single[located.token]]
        boundary = located.token == 0
        for n, rows in enumerate(located.rows[: self.order - 2], 2):
            weight = _logs_of(self._backs[n][rows])
            weight[boundary] = 0
            weights.append(weight)
        return weights

    def logs(self, located: Rows, weights: Sequence[Floats]) -> Floats:
        """log p of each token, given the weights of the contexts before it."""
        result = self._unigram[located.token]
        for n, (rows, weight) in enumerate(zip(located.rows, weights, strict=False), 2):
            result = np.where(rows >= 0, _logs_of(self._logs[n][rows]), result + weight)
        return result


def _padded(steps: npt.NDArray[np.generic]) -> npt.NDArray[np.uint8]:
    """The column with a zero at the end, for row −1."""
    return np.append(steps.astype(np.uint8), np.uint8(0))


def _logs_of(steps: npt.NDArray[np.uint8]) -> Floats:
    return steps.astype(np.float32) * np.float32(-STEP)


def columns_of(ids: Numbers, order: int) -> list[Numbers]:
    """For each position its token and the order − 1 before it; nothing is seen across a boundary (0)."""
    columns = [ids]
    for distance in range(1, order):
        shifted = np.zeros_like(ids)
        shifted[distance:] = ids[:-distance] if distance < len(ids) else 0
        if distance > 1:
            shifted[columns[0] == 0] = 0
        columns.insert(0, shifted)
    return columns


@dataclass(slots=True)
class Reading:
    """A text as the model sees it: log p of each token, how long the known n-gram is that ends there (1 to
    `order`), and the weights of the contexts that end there."""

    logs: Floats
    depth: npt.NDArray[np.uint8]
    weights: list[Floats]


def read_tokens(model: NgramModel, ids: Numbers) -> Reading:
    """The whole text at once."""
    located = model.locate(columns_of(ids, model.order))
    weights = model.weights(located)
    before = [np.concatenate([weight[:1] * 0, weight[:-1]]) for weight in weights]
    return Reading(model.logs(located, before), located.depth, weights)


def score_rows(
    model: NgramModel, rows: Numbers, first: int, weights: list[Floats] | None = None
) -> tuple[Floats, npt.NDArray[np.uint8]]:
    """For each row of tokens the sum of log p over its columns from `first` up to the first boundary there,
    and of how many tokens the longest known n-gram is that ends in each of those columns.

    Columns before `first` are context; what stands left of a boundary must be 0 already. `weights`: those of
    the contexts that end in column `first` − 1, where they are known.
    """
    total = np.zeros(len(rows), np.float32)
    depths = np.zeros((len(rows), rows.shape[1] - first), np.uint8)
    alive = np.ones(len(rows), bool)
    columns = [np.ascontiguousarray(rows[:, c]) for c in range(rows.shape[1])]
    if weights is None:
        weights = model.weights(model.locate(columns[max(0, first - model.order + 1) : first]))
    for column in range(first, rows.shape[1]):
        located = model.locate(columns[max(0, column - model.order + 1) : column + 1])
        total += np.where(alive, model.logs(located, weights), np.float32(0))
        depths[:, column - first] = located.depth
        weights = model.weights(located)
        alive &= columns[column] != 0
    return total, depths
