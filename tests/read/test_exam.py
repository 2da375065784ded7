"""Every document whose truth is known is read as it was written: rows, fields, forms."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest
import yaml

from qualitycheck.document.document import Document
from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.read.open import SUFFIXES, read_path

ROOT = Path(__file__).resolve().parents[2]
EXAM = ROOT.parent / "shared" / "exam"
SETS = [EXAM, ROOT / "tests" / "fresh" / "a", ROOT / "tests" / "fresh" / "b"]
ROW_FIELDS = (
    "level1", "level2", "name", "description", "basis", "value", "weight", "actual", "score", "deviation",
    "scoring", "type", "remark", "direction",
)  # fmt: skip
NOT_JOINED = {"定性", "正向", "反向", "正向指标", "反向指标", "-", "/", "—", "无", ""}
POINTS = re.compile(r"[（(]\d+分[)）]$")
# What the layout does not print, although the case knows it.
NOT_PRINTED = {
    "hun_tuiyi": {"department code"},
    "sx_zijian": {"department code"},
    "sc_zhen": {"budget fiscal"},
}

Difference = tuple[str, str, str]


def squeeze(text: object) -> str:
    return "".join(str(text or "").split())


def documents() -> Iterator[tuple[Path, Path]]:
    for folder in SETS:
        for case in sorted((folder / "cases").glob("*.yaml")):
            for file in sorted((folder / "files").glob(f"{case.stem}.*")):
                if file.suffix in SUFFIXES:
                    yield file, case


def joined_value(row: dict[str, Any]) -> str:
    """Operator, value and unit as contract.md puts them together."""
    parts = [squeeze(row.get(key)) for key in ("op", "dir", "value", "unit")]
    return "".join(part for i, part in enumerate(parts) if i == 2 or part not in NOT_JOINED)


def row_differences(row: dict[str, Any], found: Indicator) -> Iterator[Difference]:
    truth = row | {"value": joined_value(row)}
    for name in ROW_FIELDS:
        if name in truth:
            want, got = squeeze(truth[name]), squeeze(found.field(name).text)
            yield name, want, POINTS.sub("", got) if name == "level1" and "(" not in want else got


def same_amount(want: str, got: str) -> bool:
    try:
        return Decimal(want.replace(",", "")) == Decimal(got.replace(",", ""))
    except InvalidOperation:
        return want == got


def form_differences(table: dict[str, Any], found: ProjectTable) -> Iterator[Difference]:
    yield "code", squeeze(table.get("code")), squeeze(found.project_code.text)
    yield "name", squeeze(table["name"]), squeeze(found.project_name.text)
    yield "purpose", squeeze(table.get("purpose")), squeeze(found.purpose.text)
    yield "goals", squeeze("".join(table["goals"])), squeeze(found.goals.text)
    for part in ("total", "fiscal", "other") if "execution" not in table else ():
        want, got = squeeze(table["budget"].get(part)), squeeze(getattr(found.budget, part).text)
        yield f"budget {part}", want, want if same_amount(want, got) else got
    if "schedule" in table:
        read = [point.percent.text for point in found.schedule_points]
        same = len(read) == len(table["schedule"]) and all(map(same_amount, table["schedule"], read))
        yield "schedule", " ".join(table["schedule"]), " ".join(table["schedule"] if same else read)
    if "actual_goals" in table:
        yield "actual_goals", squeeze("".join(table["actual_goals"])), squeeze(found.actual_goals.text)
    for part, want in table.get("execution", {}).items():
        execution = found.budget.execution
        yield f"execution {part}", squeeze(want), squeeze(getattr(execution, part).text if execution else "")
    if "notes" in table:
        yield "notes", squeeze(table["notes"]), squeeze(found.notes.text)


def differences(case: dict[str, Any], document: Document) -> Iterator[Difference]:
    """Every compared field: its place, what stands in the case, what was read."""
    yield "tables", str(len(case["tables"])), str(len(document.tables))
    yield "year", str(case["year"]), str(document.year)
    yield "department code", case["dept"]["code"], document.department.code
    yield "department name", squeeze(case["dept"]["name"]), squeeze(document.department.name)
    for table, found in zip(case["tables"], document.tables, strict=False):
        place = f"table {found.number} "
        rows = [row for row in table["rows"] if not row.get("placeholder")]
        yield place + "rows", str(len(rows)), str(len(found.indicators))
        yield place + "money", case["money"], found.budget.unit
        yield from ((place + name, want, got) for name, want, got in form_differences(table, found))
        for row, indicator in zip(rows, found.indicators, strict=False):
            for name, want, got in row_differences(row, indicator):
                yield f"{place}row {indicator.row} {name}", want, got


def report(file: Path, case: Path) -> tuple[int, list[Difference]]:
    compared = list(differences(yaml.safe_load(case.read_text("utf-8")), read_path(file)))
    wrong = [found for found in compared if found[1] != found[2]]
    hidden = NOT_PRINTED.get(case.stem, set())
    return len(compared), [found for found in wrong if not any(found[0].endswith(part) for part in hidden)]


FOUND = list(documents())


@pytest.mark.skipif(
    not EXAM.exists() and not os.environ.get("CI"), reason="the examination is not in ../shared"
)
def test_the_examination_is_there() -> None:
    assert EXAM.exists()
    assert len([file for file, _ in FOUND if EXAM in file.parents]) >= 11


@pytest.mark.parametrize(("file", "case"), FOUND, ids=[file.name for file, _ in FOUND])
def test_a_document_is_read_as_it_was_written(file: Path, case: Path) -> None:
    count, wrong = report(file, case)
    assert count > 30
    assert not wrong


def test_the_narrative_of_the_examination_is_kept() -> None:
    for file, case in FOUND:
        if file.suffix in {".txt", ".docx", ".html"}:
            document = read_path(file)
            read = "".join(squeeze(p.text) for p in document.narrative)
            read += "".join(squeeze(table.title.text) for table in document.tables)
            truth = [squeeze(p["text"]) for p in yaml.safe_load(case.read_text("utf-8"))["narrative"]]
            assert [text for text in truth if text not in read] == [], file.name
