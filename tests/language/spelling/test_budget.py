"""Lines of budget documents, each with a slip, and lines that are right but hard: budget/README.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qualitycheck.language.spelling.checker import SpellingChecker
from qualitycheck.language.spelling.correction import apply_corrections

REPORTED = 0.9
SLIP = re.compile(r"\[(.)\|(.)\]")


@pytest.fixture(scope="module")
def checker() -> SpellingChecker:
    return SpellingChecker()


def read_lines(name: str) -> list[str]:
    text = (Path(__file__).parent / "budget" / f"{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def corrected(checker: SpellingChecker, text: str) -> str:
    """The line as it reads after what is reported, alone in its document."""
    (found,) = checker.check([text], least=REPORTED)
    return apply_corrections(text, found)


@pytest.mark.parametrize("name", ["development", "test"])
def test_six_of_ten_slips_are_reported_and_mended(checker: SpellingChecker, name: str) -> None:
    slips = [line for line in read_lines(name) if SLIP.search(line)]
    mended = [corrected(checker, SLIP.sub(r"\1", line)) == SLIP.sub(r"\2", line) for line in slips]
    assert sum(mended) >= 0.6 * len(slips)


@pytest.mark.parametrize("name", ["development", "test"])
def test_right_lines_stay(checker: SpellingChecker, name: str) -> None:
    rights = [SLIP.sub(r"\2", line) for line in read_lines(name)]
    assert [text for text in rights if corrected(checker, text) != text] == []
