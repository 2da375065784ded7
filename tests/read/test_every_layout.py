"""Every layout of rules/layouts/ has an example in layouts/, written to a file and read back."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from qualitycheck.document.document import Document
from qualitycheck.document.table import ProjectTable
from qualitycheck.read.office import find_office
from qualitycheck.read.open import read_path
from tests.read.layouts.build import FOLDER, load, rows_of, write
from tests.read.seed import needs_office

CASES = {path.stem: load(path) for path in sorted(FOLDER.glob("*.yaml"))}
FORMATS = [(name, kind) for name, case in CASES.items() for kind in case["formats"].split()]
PLAIN = ("project_code", "project_name", "purpose", "title", "period")


def read_case(name: str, kind: str, folder: Path) -> Document:
    return read_path(write(CASES[name], folder / f"{name}.{kind}"))


def rows_read(table: ProjectTable, fields: list[str]) -> list[list[str]]:
    return [[row.field(name).text for name in fields] for row in table]


def form_read(table: ProjectTable) -> dict[str, Any]:
    """What the truth may say of a table besides its rows."""
    run = table.budget.execution
    return {
        "layout": table.layout,
        "goals": list(table.goal_list),
        "budget": table.budget.total.text,
        "money": table.budget.unit,
        "spent": run.spent.text if run else None,
        "costs": [[item.name.text, item.amount.text, item.basis.text] for item in table.costs],
    } | {name: table.field(name).text for name in PLAIN}


def assert_is_read(document: Document, truth: dict[str, Any]) -> None:
    """Holds the tables of a document against what was written into it."""
    assert len(document.tables) == len(truth["tables"])
    for table, want in zip(document.tables, truth["tables"], strict=True):
        fields = want["fields"].split()
        assert rows_read(table, fields) == rows_of(want["rows"])
        found = form_read(table)
        plain = {key: value for key, value in want.items() if key not in {"fields", "rows"}}
        assert {key: found[key] for key in plain} == plain


@pytest.mark.parametrize(("name", "kind"), FORMATS)
def test_the_example_is_read_as_it_was_written(name: str, kind: str, tmp_path: Path) -> None:
    assert_is_read(read_case(name, kind, tmp_path), CASES[name]["truth"])


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every example printed as PDF, by one run of LibreOffice."""
    folder = tmp_path_factory.mktemp("printed")
    words = [str(write(case, folder / f"{name}.docx")) for name, case in CASES.items()]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = [str(find_office()), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*office, *words], check=True, capture_output=True, timeout=600)
    return folder


@needs_office
@pytest.mark.parametrize("name", CASES)
def test_the_example_is_read_the_same_when_printed(name: str, printed: Path) -> None:
    document, truth = read_path(printed / f"{name}.pdf"), CASES[name]["truth"]
    assert_is_read(document, truth)
    assert len(document.notices) == len(truth.get("notices", []))


@pytest.mark.parametrize(("name", "kind"), FORMATS)
def test_what_was_not_read_is_said_and_nothing_else(name: str, kind: str, tmp_path: Path) -> None:
    texts = [notice.text for notice in read_case(name, kind, tmp_path).notices]
    wanted = CASES[name]["truth"].get("notices", [])
    assert len(texts) == len(wanted), texts
    assert all(any(word in text for text in texts) for word in wanted), texts


def test_every_layout_has_an_example() -> None:
    assert {name[:3] for name in CASES} >= {f"L{number:02}" for number in range(1, 25)}


@pytest.mark.parametrize("kind", ["docx", "html", "txt"])
def test_the_narrative_is_kept_with_its_places(kind: str, tmp_path: Path) -> None:
    document = read_case("L01", kind, tmp_path)
    texts = [block for block in CASES["L01"]["document"] if isinstance(block, str)]
    assert [paragraph.text for paragraph in document.narrative] == texts[:-1]
    assert document.tables[0].title.text == texts[-1]
    places = [str(paragraph.origin_at(0)) for paragraph in document.narrative]
    assert all(places)
    assert len(set(places)) == len(places)
    assert document.field_at(0, 0, "", paragraph=6).text.startswith("重点任务完成率")


@pytest.mark.parametrize(
    "name", [name for name, case in CASES.items() if {"year", "department"} & case["truth"].keys()]
)
def test_year_and_department_are_found(name: str, tmp_path: Path) -> None:
    truth = CASES[name]["truth"]
    document = read_case(name, "docx" if "docx" in CASES[name]["formats"] else "xlsx", tmp_path)
    assert document.year == truth["year"]
    if "department" in truth:
        found = document.department
        assert {"code": found.code, "name": found.name} == truth["department"]
