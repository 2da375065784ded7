"""Pairs of signs as a square table: what the proposals of candidates are looked up in."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.ngrams import STEP, Floats, NgramModel

ABSENT = 255
_CHUNK = 256
_FIRST_HAN = 4
_RARER = np.float32(3)
Numbers = npt.NDArray[np.int64]


class PairTable:
    """log p of the second sign after the first, unsmoothed, in steps of −STEP; ABSENT where never seen."""

    def __init__(self, model: NgramModel, size: int) -> None:
        first, second, steps = model.pairs()
        self._model = model
        self.after = np.full((size, size), ABSENT, np.uint8)
        self.after[first, second] = steps
        self._before = np.full((size, size), ABSENT, np.uint8)
        self._before[second, first] = steps

    def log_after(self, first: Numbers, second: Numbers) -> Floats:
        """log p(second | first), roughly: a pair never seen costs what its second sign costs, and more."""
        steps = self.after[first, second]
        unseen = self._model.unigram(second) - _RARER
        return np.where(steps == ABSENT, unseen, steps.astype(np.float32) * np.float32(-STEP))

    def fill(self, left: Numbers, right: Numbers, least: float) -> tuple[Numbers, Numbers, Floats]:
        """Signs seen after the one and before the other with at least that sum of logarithms.

        The number of the question, the sign, the sum.
        """
        limit = int(-least / STEP / 2)
        parts: list[tuple[Numbers, Numbers, Floats]] = []
        for start in range(0, len(left), _CHUNK):
            one, other = self.after[left[start : start + _CHUNK]], self._before[right[start : start + _CHUNK]]
            half = (one >> 1) + (other >> 1)
            half[:, :_FIRST_HAN] = ABSENT
            rows, signs = np.nonzero(half < limit)
            sums = half[rows, signs].astype(np.float32) * np.float32(-2 * STEP)
            parts.append((rows + start, signs, sums))
        if not parts:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32)
        owners, signs, sums = (np.concatenate([part[column] for part in parts]) for column in range(3))
        return owners, signs, sums
