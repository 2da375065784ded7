"""What else may have been meant at a place: how far a candidate is ahead of the others, and of those alike in sound or look."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.candidates import (
    DELETE,
    INSERT,
    PAIR,
    REPEAT,
    SWAP,
    Candidates,
    Numbers,
    runs_of,
)
from qualitycheck.language.spelling.confusions import ALIKE, NEAR_SOUND, worth_of

Floats = npt.NDArray[np.float32]
CLASSES = 8
HEARD = 7


def lead_by_signs(found: Candidates) -> Floats:
    """Shape (candidates, 3): the lead among those alike, the lead with likeness counted in, how many are alike."""
    alike = is_alike(found)
    worth = worth_of(found.sound, found.shape)
    places, index = np.unique(found.place, return_inverse=True)
    number = np.bincount(index, alike, len(places))[index].astype(np.float32)
    return np.stack(
        [_lead(found.place, found.gain, alike), _lead(found.place, found.gain + worth, alike | True), number],
        axis=1,
    )


def lead_by_words(found: Candidates, gain: Floats) -> Floats:
    """Shape (candidates, 2): the lead in the words' gain among all of the place, and among those alike."""
    alike = is_alike(found)
    return np.stack([_lead(found.place, gain, alike | True), _lead(found.place, gain, alike)], axis=1)


def is_alike(found: Candidates) -> npt.NDArray[np.bool_]:
    """Which candidates sound or look like what is written."""
    alike: npt.NDArray[np.bool_] = (found.sound >= NEAR_SOUND) | (found.shape >= ALIKE)
    return alike


def class_of(found: Candidates, worded: npt.NDArray[np.float32]) -> Numbers:
    """Which of eight classes each candidate is of: one character replaced by one alike, two by two alike, replaced
    by what is not alike, missing, added, said twice, swapped; and one replaced by one of like sound, where what
    is written is in no word and what may be meant is.

    `worded`: shape (candidates, 2), the longest word over the change before and after.
    """
    classes = np.where(is_alike(found), found.kind == PAIR, 2).astype(np.int64)
    for number, kind in enumerate((INSERT, DELETE, REPEAT, SWAP), 3):
        classes[found.kind == kind] = number
    heard = (classes == 0) & (found.sound >= NEAR_SOUND) & (worded[:, 0] == 0) & (worded[:, 1] > 0)
    classes[heard] = HEARD
    return classes


def _lead(place: Numbers, values: Floats, counted: npt.NDArray[np.bool_]) -> Floats:
    """Each value less the best other of its place that counts, or less 0, which is what leaving it costs."""
    if not len(place):
        return np.zeros(0, np.float32)
    counting = np.where(counted, np.maximum(values, 0), 0)
    order = np.lexsort((-counting, place))
    starts, sizes = runs_of(place[order])
    ranked = counting[order]
    best = np.repeat(ranked[starts], sizes)
    seconds = np.where(sizes > 1, ranked[np.minimum(starts + 1, len(ranked) - 1)], 0)
    best[starts] = seconds
    other = np.empty(len(order), np.float32)
    other[order] = best
    lead: Floats = (values - other).astype(np.float32)
    return lead
