"""Learns which candidates are right: two sets of boosted trees (scikit-learn), written as plain arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.scorer import Described, Models, describe
from qualitycheck.language.trees import Trees
from qualitycheck.train.boosting import export_trees
from qualitycheck.train.groups import Pair

FIRST = 24
Arrays = dict[str, npt.NDArray[np.generic]]
_LABELLED_WEIGHT = 5.0
_SIEVE = {"max_iter": 40, "max_leaf_nodes": 12, "learning_rate": 0.15}
_JUDGE = {"max_iter": 400, "max_leaf_nodes": 31, "learning_rate": 0.05}


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


def learn(pairs: Sequence[Pair], labelled: int, models: Models, seed: int) -> tuple[Models, Arrays]:
    """The models with sieve and judge, and the arrays of both. The first `labelled` pairs count more."""
    wrong = [one for one, _ in pairs]
    everything = describe(wrong, models)
    labels, weights = label(everything, pairs), _weights(everything, labelled)
    arrays = _fit(everything.features[:, :FIRST], labels, weights, "sieve_", seed=seed, settings=_SIEVE)
    sifted = replace(models, sieve=Trees(arrays, "sieve_"))
    left = describe(wrong, sifted)
    labels, weights = label(left, pairs), _weights(left, labelled)
    arrays |= _fit(left.features, labels, weights, "judge_", seed=seed, settings=_JUDGE)
    return replace(sifted, judge=Trees(arrays, "judge_")), arrays


def _weights(described: Described, labelled: int) -> npt.NDArray[np.float32]:
    lines = described.batch.line_of(described.found.place)
    return np.where(lines < labelled, _LABELLED_WEIGHT, 1).astype(np.float32)


def _fit(
    features: npt.NDArray[np.float32],
    labels: npt.NDArray[np.bool_],
    weights: npt.NDArray[np.float32],
    prefix: str,
    *,
    seed: int,
    settings: dict[str, Any],
) -> Arrays:
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        min_samples_leaf=30, l2_regularization=3.0, random_state=seed, early_stopping=False, **settings
    )
    model.fit(features, labels, weights)
    return export_trees(model, prefix)
