"""How well two sets of marks agree."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def weighted_kappa(first: Sequence[int], second: Sequence[int], levels: int) -> float:
    """Cohen's kappa with quadratic weights (Cohen 1968) of marks 0 … levels-1; 1 where both never vary."""
    seen = np.zeros((levels, levels))
    np.add.at(seen, (np.asarray(first, int), np.asarray(second, int)), 1)
    distance = (np.subtract.outer(np.arange(levels), np.arange(levels)) / (levels - 1)) ** 2
    expected = np.outer(seen.sum(1), seen.sum(0)) / max(1.0, seen.sum())
    chance = float((distance * expected).sum())
    return 1.0 - float((distance * seen).sum()) / chance if chance else 1.0
