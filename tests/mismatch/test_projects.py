"""Rows that do not belong to their project, and rows that do though they look foreign: projects.txt has them marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from qualitycheck.ruleset.example import build_document
from qualitycheck.ruleset.schema import Example
from qualitycheck.session import DEFAULT, make_checker

LEAST = 0.85
"""Share of the wrong rows that must be found."""
WRONG = {"名", "述"}
LOUD = {"error", "warning"}
KEYS = ("level2", "name", "description", "value")


@dataclass
class Project:
    """A project with its rows, each with its mark."""

    name: str
    purpose: str = ""
    goals: list[str] = field(default_factory=list)
    rows: list[tuple[str, dict[str, str]]] = field(default_factory=list)


def read_projects() -> Iterator[list[Project]]:
    """The two halves of projects.txt, parted by a line of dashes."""
    for half in Path(__file__).with_name("projects.txt").read_text("utf-8").split("--------\n"):
        projects: list[Project] = []
        for line in half.splitlines():
            mark, _, rest = line.partition(" ")
            if mark == "=":
                projects.append(Project(rest))
            elif mark == "用途":
                projects[-1].purpose = rest
            elif mark == "目标":
                projects[-1].goals.append(rest)
            elif mark != "#":
                cells = (cell.strip() for cell in rest.split("|")[1:])
                projects[-1].rows.append((mark, dict(zip(KEYS, cells, strict=True))))
        yield projects


HALVES = list(read_projects())
CHECK = make_checker(DEFAULT)


def is_sent_back(project: Project, row: dict[str, str]) -> bool:
    """Whether the row's name or description is said not to belong, beside the plain rows of the project."""
    rows = [other for mark, other in project.rows if mark == "·" and other is not row] + [row]
    table = {"project_name": project.name, "purpose": project.purpose, "goals": project.goals}
    found = CHECK(build_document(Example(table=table, rows=rows))).diagnostics
    return any(
        d.family.value == "mismatch" and d.severity.value in LOUD and d.location.row == len(rows)
        for d in found
        if d.location.field in ("name", "description")
    )


@pytest.mark.parametrize("project", [p for half in HALVES for p in half], ids=lambda p: p.name)
def test_rows_that_belong_to_their_project_are_left_alone(project: Project) -> None:
    fine = [row for mark, row in project.rows if mark not in WRONG]
    assert len(fine) > 2
    assert [row["name"] for row in fine if is_sent_back(project, row)] == []


@pytest.mark.parametrize("half", HALVES, ids=["studied", "measured"])
def test_rows_of_other_projects_are_found(half: list[Project]) -> None:
    wrong = [(project, row) for project in half for mark, row in project.rows if mark in WRONG]
    found = [is_sent_back(project, row) for project, row in wrong]
    assert len(found) >= 40
    assert sum(found) / len(found) >= LEAST
