"""Width and space, with the way back to the characters of the source."""

from __future__ import annotations

from functools import lru_cache

_SPACES = "\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord(space): 0x20 for space in _SPACES}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Full-width ASCII as half-width, odd spaces as a space (tabs and line feeds stay).

    The length stays, so positions hold in both.
    """
    return text.translate(_NARROW)


def squeeze(text: str) -> tuple[str, tuple[int, ...]]:
    """`text` without white space, and for each character kept its position in `text`."""
    kept = [position for position, character in enumerate(text) if not character.isspace()]
    return "".join(text[position] for position in kept), tuple(kept)


def is_blank(text: str) -> bool:
    """Nothing but white space, dashes and slashes: what forms put where nothing is meant."""
    return all(character.isspace() or character in "-/—–\\" for character in fold(text))
