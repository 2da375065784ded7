"""Boosted trees of scikit-learn as arrays for `language.trees`."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

_NODES = ("feature", "threshold", "left", "right", "value")


def export_trees(model: Any, prefix: str) -> dict[str, npt.NDArray[np.generic]]:
    """Nodes of scikit-learn's predictors as padded rows; leaves have feature −1."""
    nodes = [stage[0].nodes for stage in model._predictors]
    width = max(len(n) for n in nodes)
    columns: dict[str, npt.NDArray[np.generic]] = {
        name: np.zeros((len(nodes), width), np.float32 if name in ("threshold", "value") else np.int16)
        for name in _NODES
    }
    for row, tree in enumerate(nodes):
        size = len(tree)
        columns["feature"][row, :size] = np.where(tree["is_leaf"], -1, tree["feature_idx"])
        columns["threshold"][row, :size] = tree["num_threshold"]
        for name in ("left", "right", "value"):
            columns[name][row, :size] = tree[name]
    arrays = {f"{prefix}{name}": column for name, column in columns.items()}
    arrays[f"{prefix}base"] = np.array(float(np.ravel(model._baseline_prediction)[0]))
    return arrays
