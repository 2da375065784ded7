"""Every Word document whose truth is known says the same after it was saved as PDF or as old Word."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualitycheck.read.office import converted
from tests.read.seed import needs_office
from tests.read.test_exam import documents, report

WORD = [found for found in documents() if found[0].suffix == ".docx"]


@needs_office
@pytest.mark.parametrize("suffix", ["pdf", "doc"])
@pytest.mark.parametrize(("file", "case"), WORD, ids=[file.stem for file, _ in WORD])
def test_a_word_document_saved_otherwise_is_read_the_same(file: Path, case: Path, suffix: str) -> None:
    with converted(file, suffix) as made:
        count, wrong = report(made, case)
    assert count > 30
    assert not wrong
