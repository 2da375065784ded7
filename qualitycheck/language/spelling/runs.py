"""Which runs of six signs official text repeats: a Bloom filter (Bloom 1970), so that a million take a megabyte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

LENGTH, ASKED = 6, 3
_LEAST_SIGN = 2
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_MIX, _LOW, _HIGH = np.uint64(31), np.uint64(0xFFFFFFFF), np.uint64(32)
Numbers = npt.NDArray[np.integer]


class Runs:
    """`runs_bits`: the filter, a byte for eight bits; about one run in thirty is taken for known by mistake."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self._bits = arrays["runs_bits"].astype(np.uint8)

    def has(self, columns: Sequence[Numbers]) -> npt.NDArray[np.bool_]:
        """Whether each run is known, its signs in LENGTH columns; none with a boundary or unknown sign is."""
        known: npt.NDArray[np.bool_] = np.minimum.reduce(list(columns)) >= _LEAST_SIGN
        for place in bit_places(columns, len(self._bits)):
            known &= (self._bits[place >> np.uint64(3)] >> (place & np.uint64(7)).astype(np.uint8)) & 1 == 1
        return known

    def share(self, rows: Numbers) -> npt.NDArray[np.float32]:
        """For each row of signs the share of its runs that are known."""
        count = rows.shape[1] - LENGTH + 1
        columns = [np.ascontiguousarray(rows[:, c]) for c in range(rows.shape[1])]
        known = [self.has(columns[start : start + LENGTH]) for start in range(count)]
        shares: npt.NDArray[np.float32] = np.mean(known, axis=0, dtype=np.float32)
        return shares


def bit_places(columns: Sequence[Numbers], size: int) -> list[npt.NDArray[np.uint64]]:
    """The bits of each run in a filter of `size` bytes."""
    keys = columns[0].astype(np.uint64)
    for column in columns[1:]:
        keys = (keys ^ (keys >> _MIX)) * _MULTIPLIER + column.astype(np.uint64)
    keys = (keys ^ (keys >> _MIX)) * _MULTIPLIER
    low, high = keys & _LOW, (keys >> _HIGH) | np.uint64(1)
    return [(low + np.uint64(k) * high) % np.uint64(8 * size) for k in range(ASKED)]
