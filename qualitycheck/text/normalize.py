"""Width and space, with the way back to the characters of the source."""

from __future__ import annotations

_WIDE_TO_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}


def fold(text: str) -> str:
    """Full-width ASCII as half-width; the length stays, so positions hold in both."""
    return text.translate(_WIDE_TO_NARROW)


def squeeze(text: str) -> tuple[str, tuple[int, ...]]:
    """`text` without white space, and for each character kept its position in `text`."""
    kept = [position for position, character in enumerate(text) if not character.isspace()]
    return "".join(text[position] for position in kept), tuple(kept)


def is_blank(text: str) -> bool:
    """Nothing but white space, dashes and slashes: what forms put where nothing is meant."""
    return all(character.isspace() or character in "-/—–\\" for character in fold(text))
