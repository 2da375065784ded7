"""Which characters are written for one another: the class of their sounds, the likeness of their shapes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
NEAR_SOUND = 2
_NEAR_SHAPE = 70


class Confusions:
    """What `train.confusions` writes: from `start` of sign n to that of n + 1 stand its candidates."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self.start: Numbers = arrays["conf_start"].astype(np.int64)
        self.to: Numbers = arrays["conf_to"].astype(np.int64)
        self.sound: npt.NDArray[np.uint8] = arrays["conf_sound"].astype(np.uint8)
        self.shape: npt.NDArray[np.uint8] = arrays["conf_shape"].astype(np.uint8)

    def expand(self, signs: npt.NDArray[np.integer]) -> tuple[Numbers, Numbers]:
        """All candidates of all signs: the position in `signs` and the row of the table."""
        first, last = self.start[signs], self.start[signs.astype(np.int64) + 1]
        sizes = last - first
        owners = np.repeat(np.arange(len(signs)), sizes)
        offsets = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return owners, np.repeat(first, sizes) + offsets

    def close(self, sign: int) -> Numbers:
        """The rows of the candidates that sound or look very much alike."""
        rows = np.arange(self.start[sign], self.start[sign + 1])
        return rows[(self.sound[rows] >= NEAR_SOUND) | (self.shape[rows] >= _NEAR_SHAPE)]

    def kinship(self, one: int, other: int) -> tuple[int, int]:
        """Class of sound and likeness of shape of two signs, zeros where the table has no such pair."""
        rows = np.arange(self.start[one], self.start[one + 1])
        found = rows[self.to[rows] == other]
        return (int(self.sound[found[0]]), int(self.shape[found[0]])) if len(found) else (0, 0)
