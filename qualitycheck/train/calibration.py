"""How sure one may be: a logistic curve over the judge's log-odds at the rate of errors in real documents."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.rate import CHARACTERS_PER_ERROR
from qualitycheck.language.spelling.scorer import Models, describe
from qualitycheck.train.groups import Pair
from qualitycheck.train.reranker import label

_LEAST = -6.0
Arrays = dict[str, npt.NDArray[np.generic]]


def calibrate(pairs: Sequence[Pair], clean: Sequence[str], models: Models) -> Arrays:
    """Slope and offset, from wrong sentences and clean text mixed as they are in documents."""
    from sklearn.linear_model import LogisticRegression

    wrong = [pair for pair in pairs if pair[0] != pair[1]]
    odds, right = _best(wrong, models)
    false_odds, _ = _best([(text, text) for text in clean], models)
    share = (CHARACTERS_PER_ERROR * len(wrong) - sum(len(w) for w, _ in wrong)) / sum(map(len, clean))
    weights = np.r_[np.ones(len(odds)), np.full(len(false_odds), max(share, 1.0))]
    curve = LogisticRegression(C=1e4)
    curve.fit(np.r_[odds, false_odds][:, None], np.r_[right, np.zeros(len(false_odds), bool)], weights)
    return {"calibration": np.array([curve.coef_[0, 0], curve.intercept_[0]], np.float32)}


def _best(pairs: Sequence[Pair], models: Models) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
    """Log-odds and rightness of each place's best candidate."""
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
    return odds[rows], labels[rows]
