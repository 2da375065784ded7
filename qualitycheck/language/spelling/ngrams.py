"""An n-gram model in sorted arrays: hashed keys, logarithms in bytes, look-ups for whole arrays at once.

Interpolated modified Kneser-Ney (Chen and Goodman 1999) in the back-off form: a stored n-gram has its own
probability, any other that of the next lower order times the back-off weight of its context. Keys are 32-bit
hashes of the exact key; pairs of 16-bit tokens are exact, and a longer n-gram is looked up only where its
ending is stored, so hardly any is taken for another.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.integer]
STEP = 0.08
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def hash_keys(keys: npt.NDArray[np.uint64], width: int) -> npt.NDArray[np.uint32]:
    """Packed n-grams of `width` bits in 32 bits: themselves where they fit, else a multiplicative hash."""
    if width <= 32:
        return keys.astype(np.uint32)
    mixed = (keys ^ (keys >> np.uint64(29))) * _MULTIPLIER
    return (mixed >> np.uint64(32)).astype(np.uint32)


def sorted_keys(arrays: Mapping[str, npt.NDArray[np.generic]], name: str) -> npt.NDArray[np.uint32]:
    """Keys as they are, or summed up from the steps between them: one 16-bit number each for hashed keys."""
    if name in arrays:
        return arrays[name].astype(np.uint32)
    steps = arrays[f"{name}_steps"].astype(np.uint64)
    return np.cumsum(steps, dtype=np.uint64).astype(np.uint32)


def pack(columns: list[Numbers], bits: int) -> npt.NDArray[np.uint64]:
    """Tokens side by side in one 64-bit number, the first on the left."""
    key = columns[0].astype(np.uint64)
    for column in columns[1:]:
        key = (key << np.uint64(bits)) | column.astype(np.uint64)
    return key


class NgramModel:
    """A model of `order` over tokens of `bits` bits; arrays as `train.ngrams` writes them.

    `unigram`: a logarithm a token; for each order n from 2 `keys<n>`, `logs<n>` and, below the highest,
    `backs<n>`; `backs1` for single tokens; `plain2`: pairs without smoothing. Logarithms are natural,
    in steps of −STEP.
    """

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.generic]], prefix: str) -> None:
        self.order = int(arrays[f"{prefix}order"])
        self.bits = int(arrays[f"{prefix}bits"])
        self._unigram = arrays[f"{prefix}unigram"].astype(np.float32) * -STEP
        self._single = arrays[f"{prefix}backs1"].astype(np.float32) * -STEP
        self._keys = {n: sorted_keys(arrays, f"{prefix}keys{n}") for n in range(2, self.order + 1)}
        self._logs = {n: arrays[f"{prefix}logs{n}"] for n in range(2, self.order + 1)}
        self._plain = arrays[f"{prefix}plain2"]
        self._backs = {n: arrays[f"{prefix}backs{n}"] for n in range(2, self.order)}

    def square(self, size: int) -> npt.NDArray[np.uint8]:
        """Stored pairs as a table: the share of the second after the first, in steps of −STEP; 255: none.

        Unsmoothed: the model's own pairs count the contexts they stand in and rank 务院 (always 国务院) last.
        """
        table = np.full((size, size), 255, np.uint8)
        keys = self._keys[2]
        table[keys >> self.bits, keys & ((1 << self.bits) - 1)] = np.minimum(self._plain, 254)
        return table

    def unigram(self, tokens: Numbers) -> Floats:
        """The logarithm of each token by itself."""
        return self._unigram[tokens]

    def find(self, columns: list[Numbers]) -> npt.NDArray[np.int64]:
        """The row of each n-gram in the arrays of its order, −1 where it is not stored.

        Asked in order, for then the look-ups walk through memory instead of jumping.
        """
        keys = self._keys[len(columns)]
        wanted = hash_keys(pack(columns, self.bits), self.bits * len(columns))
        order = np.argsort(wanted)
        ordered = wanted[order]
        places = np.minimum(np.searchsorted(keys, ordered), len(keys) - 1)
        rows = np.empty(len(wanted), np.int64)
        rows[order] = np.where(keys[places] == ordered, places, -1)
        return rows

    def score(self, columns: list[Numbers]) -> Floats:
        """log p(last column | the columns before it), the longest known context having the word."""
        columns = columns[-self.order :]
        result = self._unigram[columns[-1]]
        known = np.ones(len(result), bool)
        for n in range(2, len(columns) + 1):
            result, known = self._step(columns[-n:], result, known)
        return result

    def _step(
        self, columns: list[Numbers], lower: Floats, known: npt.NDArray[np.bool_]
    ) -> tuple[Floats, npt.NDArray[np.bool_]]:
        """One order higher: what is stored, else the weight of the context and the lower order."""
        n = len(columns)
        result = lower + self._weight(columns[:-1])
        places = np.flatnonzero(known)
        rows = self.find([column[places] for column in columns])
        found, rows = places[rows >= 0], rows[rows >= 0]
        result[found] = self._logs[n][rows].astype(np.float32) * -STEP
        longer = np.zeros(len(known), bool)
        longer[found] = True
        return result, longer

    def _weight(self, context: list[Numbers]) -> Floats:
        if len(context) == 1:
            return self._single[context[0]]
        rows = self.find(context)
        weights = self._backs[len(context)][rows].astype(np.float32) * -STEP
        return np.where(rows >= 0, weights, np.float32(0))


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


def score_rows(model: NgramModel, rows: npt.NDArray[np.integer], first: int) -> Floats:
    """For each row of tokens the sum of log p over its columns from `first` up to the first boundary there.

    Columns before `first` are context; what stands left of a boundary must be 0 already.
    """
    total = np.zeros(len(rows), np.float32)
    alive = np.ones(len(rows), bool)
    for column in range(first, rows.shape[1]):
        start = max(0, column - model.order + 1)
        scores = model.score([rows[:, c] for c in range(start, column + 1)])
        total += np.where(alive, scores, np.float32(0))
        alive &= rows[:, column] != 0
    return total
