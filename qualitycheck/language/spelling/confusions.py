"""Which characters are written for one another: the class of their sounds, the likeness of their shapes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.candidates import expand_ranges

Numbers = npt.NDArray[np.int64]
NEAR_SOUND, SAME_SOUND = 2, 3
_NEAR_SHAPE, ALIKE = 74, 62
"""The likeness of shape of pairs of slips, and that from which a writer may have mistaken one for the other."""
_SOUND_WORTH = np.array([0, 0, 1, 2, 3, 6], np.float32)
_SHAPE_FROM, _SHAPE_WORTH = np.float32(60), np.float32(0.12)
_RARE = 130
"""The unigram, in steps of the model, from which a character is too rare for a pair of slips."""
SHAPES = 31
"""Likeness of shape, 0 to 1, is kept in so many steps beside the class of sound, one byte for both."""


class Confusions:
    """What `train.confusions` writes: from `start` of sign n to that of n + 1 stand its candidates."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self.start: Numbers = arrays["conf_start"].astype(np.int64)
        self.to: npt.NDArray[np.uint16] = arrays["conf_to"].astype(np.uint16)
        kin = arrays["conf_kin"].astype(np.uint8)
        self.sound: npt.NDArray[np.uint8] = kin >> np.uint8(5)
        self.shape: npt.NDArray[np.uint8] = ((kin & SHAPES).astype(np.uint16) * 100 // SHAPES).astype(
            np.uint8
        )
        near = (self.sound >= SAME_SOUND) | (self.shape >= _NEAR_SHAPE)
        near &= (arrays["char_unigram"].astype(np.uint8) < _RARE)[self.to]
        self._close: Numbers = np.flatnonzero(near)
        self._close_start: Numbers = np.concatenate([[0], np.cumsum(near)])[self.start]

    def expand(self, signs: npt.NDArray[np.integer]) -> tuple[Numbers, Numbers]:
        """All candidates of all signs: the position in `signs` and the row of the table."""
        first = self.start[signs]
        return expand_ranges(first, self.start[signs + 1] - first)

    def same_sound(self, sign: int) -> npt.NDArray[np.uint16]:
        """The signs that sound like one, whatever their tones."""
        rows = slice(self.start[sign], self.start[sign + 1])
        return self.to[rows][self.sound[rows] >= SAME_SOUND]

    def close(self, signs: npt.NDArray[np.integer]) -> tuple[Numbers, Numbers, Numbers]:
        """The candidates that sound or look very much alike: rows of the table, and for each sign where its
        own begin in them and how many they are."""
        first = self._close_start[signs]
        return self._close, first, self._close_start[signs + 1] - first

    def is_alike(self, rows: Numbers) -> npt.NDArray[np.bool_]:
        """Whether candidates sound or look alike."""
        alike: npt.NDArray[np.bool_] = (self.sound[rows] >= NEAR_SOUND) | (self.shape[rows] >= ALIKE)
        return alike

    def kinship(self, rows: Numbers) -> npt.NDArray[np.float32]:
        """What a candidate may cost the text and still be the likeliest: the more alike, the more (logarithms)."""
        return worth_of(self.sound[rows], self.shape[rows])

    def has(self, signs: npt.NDArray[np.integer], others: npt.NDArray[np.integer]) -> npt.NDArray[np.bool_]:
        """Whether the table has each pair."""
        first, sizes = self.start[signs], self.start[signs + 1] - self.start[signs]
        owners, rows = expand_ranges(first, sizes)
        found = np.zeros(len(signs), bool)
        found[owners[self.to[rows] == others[owners]]] = True
        return found


def worth_of(sound: npt.NDArray[np.integer], shape: npt.NDArray[np.integer]) -> npt.NDArray[np.float32]:
    """What likeness of sound and shape makes up for (logarithms)."""
    alike = np.maximum(shape.astype(np.float32) - _SHAPE_FROM, 0) * _SHAPE_WORTH
    worth: npt.NDArray[np.float32] = np.maximum(_SOUND_WORTH[sound], alike)
    return worth
