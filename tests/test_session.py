"""From inputs to results."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import qualitycheck
from qualitycheck import Configuration, check_path, check_text
from qualitycheck.document.diagnostic import Family, Severity
from qualitycheck.errors import UsageError
from qualitycheck.read.open import read_text
from qualitycheck.session import check_paths, make_checker

Save = Callable[..., Path]
UNITS = Configuration(select=("unit",))


def test_a_wrong_unit_is_found_at_its_words_with_its_fix(unit_text: str) -> None:
    found = check_text(unit_text, UNITS).documents[0].diagnostics[0]
    assert (found.family, found.location.table, found.location.row, found.location.field) == (
        Family.UNIT,
        1,
        2,
        "value",
    )
    assert found.location.text == "百分比"
    assert found.fixes[0].result == "≥95%"


def test_a_good_document_has_no_errors(good_text: str) -> None:
    result = check_text(good_text)
    assert (result.tables, result.indicators) == (1, 5)
    assert not result.has_at_least(Severity.WARNING)


def test_an_empty_value_is_an_error(error_text: str) -> None:
    assert check_text(error_text).has_at_least(Severity.ERROR)


def test_a_broken_file_among_ten_does_not_stop_the_others(tmp_path: Path, save: Save, unit_text: str) -> None:
    for number in range(9):
        save(f"{number}.txt", unit_text)
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 not a document")
    result = check_path(tmp_path, UNITS)
    assert len(result.documents) == 9
    assert all(checked.diagnostics for checked in result.documents)
    assert [Path(one.path).name for one in result.unreadable] == ["broken.docx"]
    assert result.unreadable[0].reason.endswith("。")


@pytest.mark.parametrize("name", ["missing.txt", "picture.png"])
def test_an_input_that_cannot_be_read_has_a_reason(tmp_path: Path, name: str) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    result = check_path(tmp_path / name)
    assert not result.documents
    assert result.unreadable[0].path == str(tmp_path / name)
    assert result.unreadable[0].reason


def test_progress_hears_of_each_file_before_it_is_read(save: Save, good_text: str) -> None:
    paths = [save(name, good_text) for name in ("a.txt", "b.txt")]
    heard: list[str] = []
    check_paths(paths, progress=heard.append)
    assert heard == [str(path) for path in paths]


def test_an_unknown_rule_in_the_configuration_is_a_usage_error(good_text: str) -> None:
    with pytest.raises(UsageError, match="没有名为"):
        check_text(good_text, Configuration(select=("no-such-rule",)))


def test_the_public_names_exist_and_no_others() -> None:
    assert all(getattr(qualitycheck, name) for name in qualitycheck.__all__)
    with pytest.raises(AttributeError):
        qualitycheck.no_such_name  # noqa: B018


def test_importing_the_package_imports_nothing_of_it() -> None:
    code = "import sys, qualitycheck; print([m for m in sys.modules if m.startswith('qualitycheck.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['qualitycheck.version']"


def test_findings_in_a_scan_are_less_certain(unit_text: str) -> None:
    document = read_text(unit_text)
    check = make_checker(Configuration())
    printed, scanned = check(document), check(replace(document, recognised=True))
    pairs = list(zip(printed.diagnostics, scanned.diagnostics, strict=True))
    assert pairs
    assert all((a.code, a.location) == (b.code, b.location) for a, b in pairs)
    assert all(b.confidence < a.confidence for a, b in pairs)


@pytest.mark.parametrize("digits", [25, 40, 320])
def test_a_number_longer_than_any_budget_is_only_a_wrong_number(digits: int) -> None:
    text = (Path(__file__).resolve().parents[1] / "corpus" / "examples" / "样例.txt").read_text("utf-8")
    for amount in ("480000.00", "5000元/场"):
        assert amount in text
        text = text.replace(amount, "9" * digits + amount.lstrip("0123456789."))
    result = check_text(text)
    assert result.unreadable == ()
    assert "QC002" in {found.code for found in result.diagnostics}
