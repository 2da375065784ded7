"""One number a character, whatever the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualitycheck.language.spelling.alphabet import BOUNDARY, DIGIT, LETTER, UNKNOWN, Alphabet

ALPHABET = Alphabet("，；：？！（）管理")


@given(st.text())
def test_every_character_has_one_number(text: str) -> None:
    assert len(ALPHABET.encode(text)) == len(text)


def test_signs_are_folded() -> None:
    assert ALPHABET.encode("1９aＺ").tolist() == [DIGIT, DIGIT, LETTER, LETTER]
    assert ALPHABET.encode(" \n\u3000").tolist() == [BOUNDARY] * 3
    assert ALPHABET.encode("龘").tolist() == [UNKNOWN]
    assert ALPHABET.encode(",(").tolist() == ALPHABET.encode("，（").tolist()


def test_numbers_come_back_as_signs() -> None:
    assert ALPHABET.decode(ALPHABET.encode("管理")) == "管理"
