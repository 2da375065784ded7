"""How often one document errs: its author may be more careless than most, never taken for more careful.

The confidence of a change assumes the usual rate of errors. The rate of the document at hand is estimated by
expectation and maximisation (Saerens, Latinne and Decaestecker 2002: adjusting a classifier to new priors),
held to the usual rate by as much text as a few errors take.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

CHARACTERS_PER_ERROR = 400
_BELIEF = 4.0
"""The usual rate counts as so many errors seen."""
MOST_SHIFT = math.log(40)
_ROUNDS = 8


def estimate_shift(logits: Sequence[float], characters: int) -> float:
    """What to add to the logits of the document's changes, one for each place, at the usual rate; 0 or more."""
    values = np.asarray(logits, np.float64)
    believed = characters + _BELIEF * CHARACTERS_PER_ERROR
    shift = 0.0
    for _ in range(_ROUNDS):
        errors = float((1 / (1 + np.exp(-(values + shift)))).sum())
        rate = (errors + _BELIEF) / believed
        shift = min(max(math.log(rate * CHARACTERS_PER_ERROR), 0.0), MOST_SHIFT)
    return shift
