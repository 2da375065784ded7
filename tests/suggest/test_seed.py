"""The seed's first table, 车辆保险费: a full table of what it says itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qualitycheck.advice import suggest_path
from qualitycheck.suggest.suggestion import TableSuggestions

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / "example.txt"


@pytest.fixture(scope="module")
def insurance() -> TableSuggestions:
    if not SEED.exists():
        pytest.skip("the shared seed document is not beside this checkout")
    (made,) = suggest_path(SEED)
    assert made.tables[0].before.project_name.text == "车辆保险费"
    return made.tables[0]


def test_one_vehicle_and_four_thousand_yuan(insurance: TableSuggestions) -> None:
    values = {row.category: row.value.text for row in insurance.after.indicators}
    assert values["quantity"] == "=1辆"
    assert values["economic cost"] == "≤4000元/辆"


def test_insured_in_time(insurance: TableSuggestions) -> None:
    (row,) = [row for row in insurance.after.indicators if row.category == "timeliness"]
    assert row.name.text == "车辆按期投保率"


def test_those_who_use_the_vehicle_are_asked(insurance: TableSuggestions) -> None:
    (row,) = [row for row in insurance.after.indicators if row.category == "satisfaction"]
    assert row.name.text == "用车人员满意度"
    assert "不少于＿＿人" in row.description.text


def test_no_number_comes_from_nowhere(insurance: TableSuggestions) -> None:
    for row in insurance.after.indicators:
        text = re.sub(r"×100%", "", f"{row.value.text} {row.description.text} {row.basis.text}")
        assert set(re.findall(r"\d+", text)) <= {"1", "4000", "100"}


def test_the_table_is_better(insurance: TableSuggestions) -> None:
    assert (insurance.score_before.grade, insurance.score_after.grade) == ("差", "良")
