"""Characters as small numbers: the alphabet that models are trained and asked in.

Digits are one sign, Latin letters another, half-width punctuation is its full-width sign, white space is the
boundary. Positions are kept: one number a character.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

BOUNDARY, UNKNOWN, DIGIT, LETTER = 0, 1, 2, 3
_FIRST = 4
_PLANE = 0x10000
_NARROW = ",;:?!()"
_WIDE = "，；：？！（）"

Ids = npt.NDArray[np.uint16]


class Alphabet:
    """The signs of `characters` in their order; all others are `UNKNOWN`."""

    def __init__(self, characters: str) -> None:
        self.characters = characters
        table = np.full(_PLANE, UNKNOWN, np.uint16)
        for number, character in enumerate(characters, _FIRST):
            table[ord(character)] = number
        for narrow, wide in zip(_NARROW, _WIDE, strict=True):
            table[ord(narrow)] = table[ord(wide)]
        _fold(table)
        self._table = table
        self._signs = "\n?0A" + characters

    def __len__(self) -> int:
        return len(self._signs)

    def encode(self, text: str) -> Ids:
        """One number a character."""
        codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
        return self._table[np.minimum(codes, _PLANE - 1)]

    def decode(self, ids: Iterable[int]) -> str:
        """The signs of the numbers; digits and letters come back as `0` and `A`."""
        return "".join(self._signs[number] for number in ids)


def _fold(table: npt.NDArray[np.uint16]) -> None:
    for first, count, sign in ((0x30, 10, DIGIT), (0x41, 26, LETTER), (0x61, 26, LETTER)):
        table[first : first + count] = sign
        table[first + 0xFEE0 : first + 0xFEE0 + count] = sign
    for space in "\t\n\r\x0b\x0c \u00a0\u3000\u2028":
        table[ord(space)] = BOUNDARY


def is_han(character: str) -> bool:
    """A character of the common block of Chinese characters."""
    return "\u4e00" <= character <= "\u9fff"
