"""From a change's log-odds to how sure one may be of it in a real document."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt


class Calibration:
    """A logistic curve: `calibration` holds its slope and offset, fitted at the usual rate of errors."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self.slope, self.offset = (float(x) for x in arrays["calibration"])

    def logit(self, log_odds: float) -> float:
        """The logit of the confidence at the usual rate of errors."""
        return self.slope * log_odds + self.offset

    def confidence(self, log_odds: float, shift: float = 0.0) -> float:
        """0 to 1; `shift` is added to the logit."""
        return 1 / (1 + math.exp(-min(max(self.logit(log_odds) + shift, -50.0), 50.0)))

    def evaluate(self, confidence: float, shift: float = 0.0) -> float:
        """The log-odds that give a confidence."""
        clipped = min(max(confidence, 1e-6), 1 - 1e-6)
        return (math.log(clipped / (1 - clipped)) - self.offset - shift) / self.slope
