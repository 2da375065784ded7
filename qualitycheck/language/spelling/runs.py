"""Which stretches of signs are known: Bloom filters (Bloom 1970), so that a million take a megabyte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

LENGTH, ASKED = 6, 3
LONGEST_WORD = 4
_LEAST_SIGN = 2
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_MIX, _LOW, _HIGH = np.uint64(31), np.uint64(0xFFFFFFFF), np.uint64(32)
Numbers = npt.NDArray[np.integer]


class Filter:
    """`bits`: a byte for eight bits; a few stretches in a hundred are taken for known by mistake."""

    def __init__(self, bits: npt.NDArray[np.generic]) -> None:
        self._bits = bits.astype(np.uint8)

    def has(self, columns: Sequence[Numbers]) -> npt.NDArray[np.bool_]:
        """Whether each stretch is known, a column a sign; none with a boundary or unknown sign is."""
        known: npt.NDArray[np.bool_] = np.minimum.reduce(list(columns)) >= _LEAST_SIGN
        for place in bit_places(columns, len(self._bits)):
            known &= (self._bits[place >> np.uint64(3)] >> (place & np.uint64(7)).astype(np.uint8)) & 1 == 1
        return known


class Runs(Filter):
    """`runs_bits`: the runs of six signs that official text repeats."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.generic]]) -> None:
        super().__init__(arrays["runs_bits"])

    def share(self, rows: Numbers) -> npt.NDArray[np.float32]:
        """For each row of signs the share of its runs that are known."""
        count = rows.shape[1] - LENGTH + 1
        columns = [np.ascontiguousarray(rows[:, c]) for c in range(rows.shape[1])]
        known = [self.has(columns[start : start + LENGTH]) for start in range(count)]
        shares: npt.NDArray[np.float32] = np.mean(known, axis=0, dtype=np.float32)
        return shares


class Dictionary(Filter):
    """`dictionary_bits`: words of two to four signs, the rare ones too; how usual they are it does not know."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.generic]]) -> None:
        super().__init__(arrays["dictionary_bits"])

    def longest(self, rows: Numbers, at: int, size: int) -> npt.NDArray[np.float32]:
        """For each row the length of the longest word over all the columns from `at` to `at + size`, or across
        the gap before `at` where `size` is 0; 0 where there is none."""
        columns = [np.ascontiguousarray(rows[:, c]) for c in range(rows.shape[1])]
        found = np.zeros(len(rows), np.float32)
        edge = int(size == 0)
        for length in range(max(2, size), LONGEST_WORD + 1):
            for first in range(max(0, at + size + edge - length), at - edge + 1):
                if first + length <= len(columns):
                    found[self.has(columns[first : first + length])] = length
        return found


def bit_places(columns: Sequence[Numbers], size: int) -> list[npt.NDArray[np.uint64]]:
    """The bits of each stretch in a filter of `size` bytes."""
    keys = columns[0].astype(np.uint64)
    for column in columns[1:]:
        keys = (keys ^ (keys >> _MIX)) * _MULTIPLIER + column.astype(np.uint64)
    keys = (keys ^ (keys >> _MIX)) * _MULTIPLIER
    low, high = keys & _LOW, (keys >> _HIGH) | np.uint64(1)
    return [(low + np.uint64(k) * high) % np.uint64(8 * size) for k in range(ASKED)]
