"""Learns where to look and which candidates are right: three sets of boosted trees (scikit-learn)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.batch import Batch
from qualitycheck.language.spelling.candidates import REPEAT, Candidates
from qualitycheck.language.spelling.features import cut_windows, place_features
from qualitycheck.language.spelling.proposer import surprising_places
from qualitycheck.language.spelling.scorer import Models, describe, propose
from qualitycheck.language.trees import Trees
from qualitycheck.train.boosting import export_trees
from qualitycheck.train.groups import Pair

Arrays = dict[str, npt.NDArray[np.generic]]
Bools = npt.NDArray[np.bool_]
Table = tuple[npt.NDArray[np.float32], Bools, npt.NDArray[np.float32]]
_LABELLED_WEIGHT = 8.0
_FIRST_LOOK = 14_000
_AT_ONCE = 1500
_NEAR = 8
_GATE = {"max_iter": 40, "max_leaf_nodes": 16, "learning_rate": 0.15}
_SIEVE = {"max_iter": 40, "max_leaf_nodes": 12, "learning_rate": 0.15}
_RISING, _FALLING = (0, 10, 11, 32, 33, 35, 36, 49, 51, 53, 54, 55), (48, 50, 52)
"""Columns of `describe` that speak for a change, the more the higher (gains and leads, how usual the word that it makes,
known runs and words after it), and against it (the same of what is written)."""
_ALL = 56
_JUDGE = {
    "max_iter": 400, "max_leaf_nodes": 31, "learning_rate": 0.05,
    "monotonic_cst": [(column in _RISING) - (column in _FALLING) for column in range(_ALL)],
}  # fmt: skip


def label(batch: Batch, found: Candidates, models: Models, pairs: Sequence[Pair]) -> Bools:
    """Whether each candidate takes its text nearer to the right one by all it changes."""
    from rapidfuzz.distance import Levenshtein

    edits = [Levenshtein.editops(wrong, right) for wrong, right in pairs]
    near = np.zeros(len(batch.ids), bool)
    for start, changes in zip(batch.starts.tolist(), edits, strict=True):
        for change in changes:
            near[max(0, start + change.src_pos - _NEAR) : start + change.src_pos + _NEAR + 1] = True
    lines = batch.line_of(found.place)
    rows = np.flatnonzero(near[found.place])
    labels = np.zeros(len(lines), bool)
    starts = found.place - batch.starts[lines]
    windows = cut_windows(batch, found.take(rows), models.alphabet)
    for row, old, new in zip(rows.tolist(), windows.replaced, windows.replacement, strict=True):
        line, start = int(lines[row]), int(starts[row])
        wrong, right = pairs[line]
        changed = wrong[:start] + new + wrong[start + len(old) :]
        worth = Levenshtein.distance(old, new)
        labels[row] = Levenshtein.distance(changed, right) == len(edits[line]) - worth
    return labels


def learn_looks(pairs: Sequence[Pair], labelled: int, models: Models, seed: int) -> tuple[Models, Arrays]:
    """The models with gate and sieve, and the arrays of both. The first `labelled` pairs count more."""
    first = list(_parts(pairs[: labelled + _FIRST_LOOK], labelled))
    gate = _fit([_look_at_places(*part, models) for part in first], "gate_", seed, _GATE)
    models = replace(models, gate=Trees(gate, "gate_"))
    sieve = _fit([_look_at_arrays(*part, models) for part in first], "sieve_", seed, _SIEVE)
    models = replace(models, sieve=Trees(sieve, "sieve_"))
    return models, {**gate, **sieve}


def learn_judge(pairs: Sequence[Pair], labelled: int, models: Models, seed: int) -> Arrays:
    """The arrays of a judge of what gate and sieve let through. The first `labelled` pairs count more."""
    every = _parts(pairs, labelled)
    return _fit([_look_at_words(*part, models) for part in every], "judge_", seed, _JUDGE)


def _parts(pairs: Sequence[Pair], labelled: int) -> Iterator[tuple[Sequence[Pair], float]]:
    """A bounded number of pairs at a time, for memory's sake, and what they weigh."""
    for whole, weight in ((pairs[:labelled], _LABELLED_WEIGHT), (pairs[labelled:], 1.0)):
        for start in range(0, len(whole), _AT_ONCE):
            yield whole[start : start + _AT_ONCE], weight


def _look_at_places(pairs: Sequence[Pair], weight: float, models: Models) -> Table:
    proposed = propose([wrong for wrong, _ in pairs], models)
    batch, found = proposed.batch, proposed.found
    right = found.take(label(batch, found, models, pairs) & (found.kind != REPEAT)).place
    places = surprising_places(batch)
    near = np.where(np.isin(right, places), right, right - 1)
    features = place_features(batch, places, models.characters, models.proposer.pairs)
    return features, np.isin(places, near), np.full(len(places), weight, np.float32)


def _look_at_arrays(pairs: Sequence[Pair], weight: float, models: Models) -> Table:
    proposed = propose([wrong for wrong, _ in pairs], models)
    labels = label(proposed.batch, proposed.found, models, pairs)
    return proposed.features, labels, np.full(len(labels), weight, np.float32)


def _look_at_words(pairs: Sequence[Pair], weight: float, models: Models) -> Table:
    described = describe([wrong for wrong, _ in pairs], models)
    labels = label(described.batch, described.found, models, pairs)
    return described.features, labels, np.full(len(labels), weight, np.float32)


def _fit(tables: Sequence[Table], prefix: str, seed: int, settings: Mapping[str, Any]) -> Arrays:
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        min_samples_leaf=30, l2_regularization=3.0, random_state=seed, early_stopping=False, **settings
    )
    model.fit(*(np.concatenate(column) for column in zip(*tables, strict=True)))
    return export_trees(model, prefix)
