"""Boosted trees in arrays, answered with numpy: what scikit-learn's histogram boosting learned."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt


class Trees:
    """Trees of one binary model. Arrays, one row a tree, one column a node: `feature` (−1: a leaf),
    `threshold`, `left`, `right`, `value`; `base` is added to the sum of the leaves, which is a log-odds."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.generic]], prefix: str) -> None:
        self._feature = arrays[f"{prefix}feature"].astype(np.int32)
        self._threshold = arrays[f"{prefix}threshold"].astype(np.float32)
        self._left = arrays[f"{prefix}left"].astype(np.int32)
        self._right = arrays[f"{prefix}right"].astype(np.int32)
        self._value = arrays[f"{prefix}value"].astype(np.float32)
        self._base = float(arrays[f"{prefix}base"])

    def log_odds(self, features: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """One number a row of `features`, shape (n, features)."""
        total = np.full(len(features), self._base, np.float32)
        rows = np.arange(len(features))
        for tree in range(len(self._feature)):
            node = np.zeros(len(features), np.int32)
            feature = self._feature[tree][node]
            while (feature >= 0).any():
                at = np.maximum(feature, 0)
                small = features[rows, at] <= self._threshold[tree][node]
                following = np.where(small, self._left[tree][node], self._right[tree][node])
                node = np.where(feature >= 0, following, node)
                feature = self._feature[tree][node]
            total += self._value[tree][node]
        return total
