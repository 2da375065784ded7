"""The seed document says the same in every format."""

from __future__ import annotations

import pytest

from qualitycheck.read.open import read_path
from tests.read.seed import SEED, content, needs_office, needs_seed, seed_as


@needs_seed
@pytest.mark.parametrize(
    "suffix",
    ["docx", *(pytest.param(suffix, marks=needs_office) for suffix in ("pdf", "doc", "rtf"))],
)
def test_every_format_gives_the_same_tables(suffix: str) -> None:
    assert SEED is not None
    truth = read_path(SEED)
    found = read_path(seed_as(suffix))
    assert content(found) == content(truth)
    assert len(found.tables) == len(truth.tables) >= 3
    assert [p.text for p in found.narrative] == [p.text for p in truth.narrative]
    assert (found.year, found.department) == (truth.year, truth.department)
