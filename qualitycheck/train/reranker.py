"""Learns which candidates are right: two sets of boosted trees (scikit-learn), written as plain arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.scorer import Described, Models, describe
from qualitycheck.language.spelling.trees import Trees
from qualitycheck.train.groups import Pair

FIRST = 24
Arrays = dict[str, npt.NDArray[np.generic]]
_NODES = ("feature", "threshold", "left", "right", "value")


def label(described: Described, pairs: Sequence[Pair]) -> npt.NDArray[np.bool_]:
    """Whether each candidate takes its text nearer to the right one by all it changes."""
    from rapidfuzz.distance import Levenshtein

    lines = described.batch.line_of(described.found.place)
    starts = described.found.place - described.batch.starts[lines]
    before = [Levenshtein.distance(wrong, right) for wrong, right in pairs]
    labels = np.zeros(len(lines), bool)
    windows = described.windows
    for row, (line, start) in enumerate(zip(lines.tolist(), starts.tolist(), strict=True)):
        if not before[line]:
            continue
        wrong, right = pairs[line]
        old, new = windows.replaced[row], windows.replacement[row]
        changed = wrong[:start] + new + wrong[start + len(old) :]
        worth = Levenshtein.distance(old, new)
        labels[row] = Levenshtein.distance(changed, right) == before[line] - worth
    return labels


def learn(pairs: Sequence[Pair], models: Models, seed: int) -> tuple[Models, Arrays]:
    """The models with sieve and judge, and the arrays of both."""
    wrong = [one for one, _ in pairs]
    everything = describe(wrong, models)
    labels = label(everything, pairs)
    arrays = _fit(everything.features[:, :FIRST], labels, "sieve_", seed, trees=40, leaves=12)
    sifted = replace(models, sieve=Trees(arrays, "sieve_"))
    left = describe(wrong, sifted)
    arrays |= _fit(left.features, label(left, pairs), "judge_", seed, trees=220, leaves=14)
    return replace(sifted, judge=Trees(arrays, "judge_")), arrays


def _fit(
    features: npt.NDArray[np.float32], labels: npt.NDArray[np.bool_], prefix: str, seed: int, trees: int, leaves: int
) -> Arrays:
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        max_iter=trees, max_leaf_nodes=leaves, learning_rate=0.07 if trees > 100 else 0.15,
        min_samples_leaf=30, l2_regularization=3.0, random_state=seed, early_stopping=False,
    )  # fmt: skip
    model.fit(features, labels)
    return _export(model, prefix)


def _export(model: Any, prefix: str) -> Arrays:
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
