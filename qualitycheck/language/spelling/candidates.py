"""What might have been meant: characters replaced, missing, added, doubled, swapped, as columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.ngrams import Floats

REPLACE, PAIR, INSERT, DELETE, REPEAT, SWAP = range(6)
Numbers = npt.NDArray[np.int64]


@dataclass(slots=True)
class Candidates:
    """Columns of one length. `old` signs at `place` become the first `size` of `new`, likelier by `gain`.

    `sound`, `shape`: how alike what is written and what may be meant are; zeros where they are not. `depth`: of
    how many signs the known n-grams are that would end in the first sign and the three after the change.
    """

    kind: Numbers
    place: Numbers
    old: Numbers
    new: Numbers
    size: Numbers
    gain: Floats
    sound: Numbers
    shape: Numbers
    depth: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.place)

    def take(self, rows: npt.NDArray[np.integer] | npt.NDArray[np.bool_]) -> Candidates:
        """Some of them."""
        return Candidates(*(getattr(self, name)[rows] for name in self.__slots__))


def join_candidates(parts: list[Candidates]) -> Candidates:
    """One after the other."""
    return Candidates(*(np.concatenate([getattr(p, name) for p in parts]) for name in Candidates.__slots__))


def best_of_each(owners: Numbers, scores: npt.NDArray[np.floating], number: int) -> Numbers:
    """The rows with the best `number` scores of each owner."""
    order = np.lexsort((-scores, owners))
    starts, sizes = runs_of(owners[order])
    rank = np.arange(len(order)) - np.repeat(starts, sizes)
    return order[rank < number]


def runs_of(values: Numbers) -> tuple[Numbers, Numbers]:
    """Where the stretches of equal neighbours start, and how long they are."""
    first = np.r_[True, values[1:] != values[:-1]] if len(values) else np.zeros(0, bool)
    starts = np.flatnonzero(first)
    return starts, np.diff(np.r_[starts, len(values)])


def expand_ranges(first: Numbers, sizes: Numbers) -> tuple[Numbers, Numbers]:
    """For ranges from `first` of `sizes`: the number of the range and the value, for all values of all."""
    owners = np.repeat(np.arange(len(sizes)), sizes)
    offsets = np.arange(len(owners)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return owners, np.repeat(first, sizes) + offsets


class Alike:
    """Places whose surroundings are the same, so that a question is asked once for all of them.

    `first`: one place of each sort.
    """

    def __init__(self, surroundings: Numbers) -> None:
        """`surroundings`: shape (places, signs)."""
        keys = surroundings[:, 0].astype(np.uint64)
        for column in range(1, surroundings.shape[1]):
            keys = (keys ^ (keys >> np.uint64(31))) * np.uint64(0x9E3779B97F4A7C15)
            keys += surroundings[:, column].astype(np.uint64)
        _, self.first, self.sort = np.unique(keys, return_index=True, return_inverse=True)
        self._order = np.argsort(self.sort, kind="stable")
        self._starts, self._sizes = runs_of(self.sort[self._order])

    def spread(self, sorts: Numbers) -> tuple[Numbers, Numbers]:
        """For answers that belong to `sorts`: all their places, and the number of the answer."""
        answers, at = expand_ranges(self._starts[sorts], self._sizes[sorts])
        return self._order[at], answers
