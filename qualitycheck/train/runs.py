"""Writes the filters of runs that text repeats and of the words of the dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.alphabet import Alphabet
from qualitycheck.language.spelling.runs import LENGTH, LONGEST_WORD, bit_places

_LEAST = 3
_BITS_A_RUN, _BITS_A_WORD = 8, 16
_LEAST_SIGN = 2
Columns = Sequence[npt.NDArray[np.integer]]


def train_runs(tokens: npt.NDArray[np.integer], width: int) -> dict[str, npt.NDArray[np.generic]]:
    """The array of `Runs`, from tokens of `width` bits with a 0 between texts."""
    columns = [tokens[k : len(tokens) - LENGTH + 1 + k].astype(np.uint64) for k in range(LENGTH)]
    inside = np.minimum.reduce(columns) >= _LEAST_SIGN
    columns = [column[inside] for column in columns]
    half = LENGTH // 2
    fronts, backs = (_number(columns[k : k + half], width) for k in (0, half))
    keys = (fronts << np.uint64(32)) | backs
    _, first, counts = np.unique(keys, return_index=True, return_counts=True)
    first = first[counts >= _LEAST]
    bits = np.zeros(max(1, len(first) * _BITS_A_RUN // 8), np.uint8)
    _mark(bits, [column[first] for column in columns])
    return {"runs_bits": bits}


def train_dictionary(words: Iterable[str], alphabet: Alphabet) -> dict[str, npt.NDArray[np.generic]]:
    """The array of `Dictionary`."""
    chosen = sorted({word for word in words if 2 <= len(word) <= LONGEST_WORD})
    bits = np.zeros(max(1, len(chosen) * _BITS_A_WORD // 8), np.uint8)
    for length in range(2, LONGEST_WORD + 1):
        same = [word for word in chosen if len(word) == length]
        if same:
            signs = alphabet.encode("".join(same)).astype(np.uint64).reshape(-1, length)
            _mark(bits, list(signs.T))
    return {"dictionary_bits": bits}


def _mark(bits: npt.NDArray[np.uint8], columns: Columns) -> None:
    """Puts the stretches into the filter."""
    for place in bit_places(columns, len(bits)):
        np.bitwise_or.at(bits, place >> np.uint64(3), np.uint8(1) << (place & np.uint64(7)).astype(np.uint8))


def _number(columns: list[npt.NDArray[np.uint64]], width: int) -> npt.NDArray[np.uint64]:
    """A number for each different triple."""
    packed = columns[0]
    for column in columns[1:]:
        packed = (packed << np.uint64(width)) | column
    _, numbers = np.unique(packed, return_inverse=True)
    return numbers.astype(np.uint64)
