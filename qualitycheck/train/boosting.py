"""Boosted trees of scikit-learn as arrays for `language.trees`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Arrays = dict[str, npt.NDArray[np.generic]]
_NODES = ("feature", "threshold", "left", "right", "value")


def export_trees(model: Any, prefix: str) -> Arrays:
    """Nodes of scikit-learn's predictors as padded rows; leaves have feature −1."""
    nodes = [stage[0].nodes for stage in model._predictors]
    width = max(len(n) for n in nodes)
    columns: Arrays = {
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


def join_trees(models: Sequence[Mapping[str, npt.NDArray[np.generic]]], prefix: str) -> Arrays:
    """The arrays of one model whose answer is the mean of theirs."""
    width = max(model[f"{prefix}feature"].shape[1] for model in models)
    joined: Arrays = {}
    for name in _NODES:
        parts = [model[f"{prefix}{name}"] for model in models]
        joined[f"{prefix}{name}"] = np.concatenate(
            [np.pad(part, ((0, 0), (0, width - part.shape[1]))) for part in parts]
        )
    values = joined[f"{prefix}value"]
    joined[f"{prefix}value"] = (values.astype(np.float64) / len(models)).astype(values.dtype)
    joined[f"{prefix}base"] = np.array(np.mean([float(model[f"{prefix}base"]) for model in models]))
    return joined
