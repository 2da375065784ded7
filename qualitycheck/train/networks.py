"""Learns the small network of `language.segment.senses` with scikit-learn."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from qualitycheck.language.segment.features import View

ROUNDS, HIDDEN, PENALTY, BATCH = 10, 128, 0.01, 256
"""Passes over the examples, rectifiers, weight of the L2 penalty, examples a step."""
_NAMES = ("inner", "inner_bias", "outer", "outer_bias")
Arrays = dict[str, npt.NDArray[np.generic]]


def learn_network(examples: Sequence[tuple[View, list[str]]]) -> tuple[list[str], Arrays]:
    """The labels in order, and the arrays of the network that tells them apart (half precision)."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    seen = np.concatenate([view.numbers for view, labels in examples if labels])
    truth = [label for _, labels in examples for label in labels]
    learner = MLPClassifier((HIDDEN,), alpha=PENALTY, max_iter=ROUNDS, batch_size=BATCH, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # the rounds are few on purpose
        learner.fit(seen, truth)
    (inner, outer), (inner_bias, outer_bias) = learner.coefs_, learner.intercepts_
    parts = (inner, inner_bias, outer, outer_bias)
    arrays: Arrays = {name: part.astype(np.float16) for name, part in zip(_NAMES, parts, strict=True)}
    return list(learner.classes_), arrays
