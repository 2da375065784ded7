"""The real document: raw text of a Word file, six project tables."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qualitycheck.document.diagnostic import Diagnostic
from qualitycheck.document.document import Document
from qualitycheck.session import check_path

SEED = Path(__file__).parents[2] / "shared" / "seed" / "example.txt"


@pytest.fixture(scope="module")
def checked() -> tuple[Document, tuple[Diagnostic, ...]]:
    if not SEED.is_file():
        reason = "the shared seed document is not beside this checkout"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    (only,) = check_path(SEED).documents
    return only.document, only.diagnostics


Checked = tuple[Document, tuple[Diagnostic, ...]]


def test_six_tables_and_nineteen_indicators_are_read(checked: Checked) -> None:
    document, _ = checked
    assert len(document.tables) == 6
    assert sum(len(table.indicators) for table in document.tables) == 19


def test_all_percent_units_are_found_once_a_table(checked: Checked) -> None:
    _, diagnostics = checked
    found = [d for d in diagnostics if d.rule == "nonstandard-percent"]
    assert sum(len(d.places) for d in found) == 14
    assert len({d.location.table for d in found}) == len(found)
    assert {place.text for d in found for place in d.places} == {"百分", "百分比"}


@pytest.mark.parametrize(
    ("table", "row", "rule", "text", "fix"),
    [
        (1, 1, "noun-as-unit", "车辆", "=1辆"),
        (1, 2, "bounded-rate-minimum", "≥100", "=100%"),
        (1, 3, "bounded-rate-minimum", "≥100", "=100%"),
        (4, 2, "people-or-visits", "万人", "≥10万人次"),
        (5, 2, "maximum-of-zero", "≤0", "=0个"),
    ],
)
def test_values_are_marked_at_the_words(
    checked: Checked, table: int, row: int, rule: str, text: str, fix: str
) -> None:
    _, diagnostics = checked
    found = [d for d in diagnostics if d.rule == rule and (d.location.table, d.location.row) == (table, row)]
    assert [d.location.text for d in found] == [text]
    assert [f.result for d in found for f in d.fixes] == [fix]


def test_the_empty_basis_column_is_said_once(checked: Checked) -> None:
    _, diagnostics = checked
    (found,) = [d for d in diagnostics if d.rule == "blank-basis-column"]
    assert [place.table for place in found.places] == [1, 2, 3, 4, 5, 6]


def test_every_table_lacks_quantity_or_quality(checked: Checked) -> None:
    _, diagnostics = checked
    assert {d.location.table for d in diagnostics if d.rule == "missing-output"} == {1, 2, 3, 4, 5, 6}


def test_overlapping_grades_are_found_in_the_narrative(checked: Checked) -> None:
    _, diagnostics = checked
    assert [d.location.text for d in diagnostics if d.rule == "grade-bands"] == ["80%以下"]
