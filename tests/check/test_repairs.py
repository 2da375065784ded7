"""Findings on one value give one repair that settles them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualitycheck import Configuration, check_text
from qualitycheck.config import Configuration as Settings
from qualitycheck.correction import correct_path
from qualitycheck.document.diagnostic import Applicability
from qualitycheck.report.changes import count_changes, list_rows
from tests.conftest import with_value, write_project


def results(text: str, *select: str) -> dict[str, list[str]]:
    found = check_text(text, Configuration(select=select)).diagnostics
    return {one.code: [fix.result for fix in one.fixes] for one in found}


def test_notation_and_bound_are_mended_together(good_text: str) -> None:
    text = good_text.replace("≥95%", "≥100百分比")
    assert results(text, "QU001", "QV003") == {"QV003": ["=100%"], "QU001": ["=100%"]}
    assert results(text, "QU001") == {"QU001": ["≥100%"]}


def test_a_suggestion_takes_certain_repairs_with_it_and_not_the_other_way() -> None:
    text = write_project(1, "森林防火培训", with_value(2, "≥90百分比")).replace(
        "培训合格率", "培训考核合格率"
    )
    found = check_text(text, Configuration(select=("QU001", "QC001"))).diagnostics
    fixes = {one.code: (one.fixes[0].result, one.fixes[0].applicability) for one in found}
    assert fixes == {"QC001": ("≥95%", Applicability.SUGGESTED), "QU001": ("≥90%", Applicability.SAFE)}


@pytest.mark.parametrize("select", [("QU001", "QV003"), ("QU001",), ("QV003",)])
def test_one_change_is_listed_once_with_all_its_reasons(
    tmp_path: Path, good_text: str, select: tuple[str, ...]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(good_text.replace("≥95%", "≥100百分比"), "utf-8")
    (planned,) = correct_path(path, None, Settings(select=select)).rounds
    (_, row) = list_rows(planned.document, planned.plan)
    assert count_changes(planned.plan) == 1
    assert row[4] == "≥100百分比"
    assert sorted(row[7].split("、")) == sorted(select)
