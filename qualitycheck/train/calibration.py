"""How sure one may be: a logistic curve over the judge's log-odds at the rate of errors in real documents."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.features import WORDED
from qualitycheck.language.spelling.rate import CHARACTERS_PER_ERROR
from qualitycheck.language.spelling.rivals import class_of
from qualitycheck.language.spelling.scorer import Models, describe
from qualitycheck.train.groups import Pair
from qualitycheck.train.reranker import label

_LEAST = -6.0
_USUAL = np.array([0.20, 0.03, 0.02, 0.04, 0.02, 0.06, 0.03, 0.60])
"""How often errors are of each class of `class_of` in documents: counted in the examination and the fresh sets."""
Arrays = dict[str, npt.NDArray[np.generic]]
Numbers = npt.NDArray[np.int64]


def calibrate(pairs: Sequence[Pair], clean: Sequence[str], models: Models) -> Arrays:
    """Slope, offset and an offset for each class, from wrong sentences and clean text mixed as they are in documents."""
    from sklearn.linear_model import LogisticRegression

    wrong = [pair for pair in pairs if pair[0] != pair[1]]
    odds, right, classes = _best(wrong, models)
    false_odds, _, false_classes = _best([(text, text) for text in clean], models)
    share = (CHARACTERS_PER_ERROR * len(wrong) - sum(len(w) for w, _ in wrong)) / sum(map(len, clean))
    made = np.bincount(classes[right], minlength=len(_USUAL)) / right.sum()
    weights = np.where(right, (_USUAL / np.maximum(made, 1e-3))[classes], 1.0)
    weights = np.r_[weights, np.full(len(false_odds), max(share, 1.0))]
    table = np.column_stack(
        [np.r_[odds, false_odds], np.eye(len(_USUAL))[np.r_[classes, false_classes]][:, 1:]]
    )
    curve = LogisticRegression(C=1e4, max_iter=1000)
    curve.fit(table, np.r_[right, np.zeros(len(false_odds), bool)], weights)
    slope = curve.coef_[0, 0]
    return {
        "calibration": np.array([slope, curve.intercept_[0]], np.float32),
        "class_offset": np.r_[0.0, curve.coef_[0, 1:] / slope].astype(np.float32),
    }


def _best(
    pairs: Sequence[Pair], models: Models
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_], Numbers]:
    """Log-odds, rightness and class of each place's best candidate."""
    assert models.judge is not None
    described = describe([wrong for wrong, _ in pairs], models)
    odds = models.judge.evaluate(described.features)
    labels = label(described.batch, described.found, models, pairs)
    taken: set[int] = set()
    rows = []
    for row in np.argsort(-odds).tolist():
        place = int(described.found.place[row])
        if odds[row] < _LEAST:
            break
        if not taken & {place - 1, place, place + 1}:
            rows.append(row)
            taken |= set(range(place, place + int(described.found.old[row]) + 1))
    return odds[rows], labels[rows], class_of(described.found, described.features[:, WORDED])[rows]
