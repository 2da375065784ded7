"""Boosted trees in arrays, answered with numpy: what scikit-learn's histogram boosting learned."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

_FEW = 256
_REMEMBERED = 65_536
"""Rows up to which it is quicker to send them down all trees at once than down one tree after the other."""


class Trees:
    """Trees of one model. Arrays, one row a tree, one column a node: `feature` (−1: a leaf),
    `threshold`, `left`, `right`, `value`; `base` is added to the sum of the leaves: the log-odds of a classifier, the value of a regressor."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.generic]], prefix: str) -> None:
        self._feature = arrays[f"{prefix}feature"].astype(np.int32)
        self._threshold = arrays[f"{prefix}threshold"].astype(np.float32)
        self._left = arrays[f"{prefix}left"].astype(np.int32)
        self._right = arrays[f"{prefix}right"].astype(np.int32)
        self._value = arrays[f"{prefix}value"].astype(np.float32)
        self._base = float(arrays[f"{prefix}base"])
        self._known: dict[bytes, np.float32] = {}

    def evaluate(self, features: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """One number a row of `features`, shape (n, features)."""
        if len(features) <= _FEW:
            return self._recall(features)
        total = np.full(len(features), self._base, np.float32)
        columns = np.ascontiguousarray(features.T)
        everything = np.arange(len(features))
        for tree in range(len(self._feature)):
            self._add(tree, 0, everything, columns, total)
        return total

    def _recall(self, features: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """From memory where the same row was asked for before: a table is checked again with each suggestion."""
        keys = [row.tobytes() for row in features]
        unseen = {key: row for key, row in zip(keys, features, strict=True) if key not in self._known}
        if unseen:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            values = self._evaluate_few(np.array(list(unseen.values()), np.float32))
            self._known.update(zip(unseen, values, strict=True))
        return np.array([self._known[key] for key in keys], np.float32)

    def _evaluate_few(self, features: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """All trees at once, a level at a time: for a few rows the steps cost more than the sums."""
        size = self._feature.shape[1]
        first = np.arange(len(self._feature), dtype=np.int32) * size
        at, rows = np.tile(first, (len(features), 1)), np.arange(len(features))[:, None]
        feature, threshold = self._feature.ravel(), self._threshold.ravel()
        left, right = self._left.ravel(), self._right.ravel()
        while (inner := feature[at] >= 0).any():
            small = features[rows, np.where(inner, feature[at], 0)] <= threshold[at]
            at = np.where(inner, np.where(small, left[at], right[at]) + first, at)
        leaves: npt.NDArray[np.float32] = self._value.ravel()[at].sum(1, dtype=np.float32)
        return leaves + np.float32(self._base)

    def _add(
        self,
        tree: int,
        node: int,
        rows: npt.NDArray[np.int64],
        columns: npt.NDArray[np.float32],
        total: npt.NDArray[np.float32],
    ) -> None:
        """Sends the rows down one tree; each node divides those that reach it."""
        feature = self._feature[tree, node]
        if feature < 0:
            total[rows] += self._value[tree, node]
            return
        small = columns[feature][rows] <= self._threshold[tree, node]
        for side, following in ((rows[small], self._left), (rows[~small], self._right)):
            if len(side):
                self._add(tree, int(following[tree, node]), side, columns, total)
