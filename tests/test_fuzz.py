"""A small share of `make fuzz` with every run of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import BAD
from tests.fuzzing.case import BATCH, make_cases, run_case

SEED = 3


@pytest.mark.parametrize("batch", [0, 1])
def test_no_case_of_a_batch_fails(tmp_path: Path, batch: int) -> None:
    outcomes = [run_case(case, tmp_path) for case in make_cases(SEED, batch)]
    assert len(outcomes) == BATCH
    assert [f"{one.number} {one.kind}\n{one.detail}" for one in outcomes if one.kind in BAD] == []
    assert sum(one.kind == "checked" for one in outcomes) > BATCH // 3


def test_the_same_seed_makes_the_same_cases() -> None:
    first, second = (list(make_cases(SEED, 5))[:40] for _ in range(2))
    assert first == second
