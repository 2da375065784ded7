"""Placement, empty descriptions and vague wording on forty invented projects: those rules were tuned on, and those that measured them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from qualitycheck.document.diagnostic import Diagnostic, Severity
from qualitycheck.document.document import Document
from qualitycheck.document.field import Field
from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.read.words import category_of, words
from qualitycheck.resources import read_yaml
from qualitycheck.session import DEFAULT, make_checker

TUNED = 20
# What a verdict of the probe asks for: in which fields, of which families.
FOUND = {
    "category": ({"level2"}, {"mismatch"}),
    "circular": ({"description"}, {"boilerplate", "mismatch"}),
    "boilerplate": ({"description"}, {"boilerplate", "mismatch"}),
    "vague": ({"value", "name"}, {"wording", "value"}),
}
JUDGED = {"mismatch", "boilerplate", "wording"}
LEVEL2 = {"成本": "经济成本指标", "满意度": "服务对象满意度指标"}
# A row that is wrong in one way may be told off for it in its neighbouring field too.
ALSO = {"category": {"name"}, "vague": {"name", "value"}, "circular": set(), "boilerplate": set()}


@cache
def read_projects() -> list[dict[str, Any]]:
    projects: list[dict[str, Any]] = read_yaml(Path(__file__).parent / "placement_probe.yaml")
    return projects


def as_document(project: dict[str, Any]) -> Document:
    rows = []
    for number, (level2, name, value, description, _) in enumerate(project["rows"], 1):
        second = Field(LEVEL2.get(level2, f"{level2}指标"))
        category = category_of(second.text)
        rows.append(
            Indicator(
                number,
                Field(name),
                level2=second,
                group=words().group_of_category.get(category, ""),
                category=category,
                value=Field(value),
                description=Field(description),
            )
        )
    goals = "\n".join(goal.lstrip("!") for goal in project["goals"])
    table = ProjectTable(
        1,
        tuple(rows),
        columns=frozenset({"level2", "name", "value", "description"}),
        project_name=Field(project["project"]),
        purpose=Field(project["purpose"]),
        goals=Field(goals),
    )
    return Document(project["project"], "probe", (table,))


def find_all(project: dict[str, Any]) -> list[Diagnostic]:
    found = make_checker(DEFAULT)(as_document(project)).diagnostics
    return [d for d in found if d.severity is not Severity.INFO and d.family.value in (*JUDGED, "value")]


def judge(project: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """For each flaw of a project whether it is found; for each finding that no flaw explains, an alarm."""
    found = find_all(project)
    for number, row in enumerate(project["rows"], 1):
        kinds = [kind.split()[0] for kind in row[4].split(",") if kind != "ok"]
        here = [d for d in found if any(place.row == number for place in (d.location, *d.related))]
        for kind in kinds:
            fields, families = FOUND[kind]
            yield "flaw", any(d.family.value in families and d.location.field in fields for d in here)
        explained = {field for kind in kinds for field in FOUND[kind][0] | ALSO[kind]}
        for d in here:
            if d.family.value in JUDGED and d.location.field not in explained:
                yield "alarm", True


@pytest.mark.parametrize(
    ("projects", "recall"),
    [(read_projects()[:TUNED], 0.95), (read_projects()[TUNED:], 0.9)],
    ids=["tuned", "measured"],
)
def test_flaws_are_found_without_alarms(projects: list[dict[str, Any]], recall: float) -> None:
    judged = [judgement for project in projects for judgement in judge(project)]
    flaws = [found for kind, found in judged if kind == "flaw"]
    alarms = sum(1 for kind, _ in judged if kind == "alarm")
    rows = sum(len(project["rows"]) for project in projects)
    assert sum(flaws) >= recall * len(flaws)
    assert alarms <= 0.02 * rows


def test_vague_goals_are_told_from_goals_with_figures() -> None:
    vague = [goal for project in read_projects() for goal in project["goals"] if goal.startswith("!")]
    marked = {
        d.location.text.rstrip("。")
        for project in read_projects()
        for d in find_all(project)
        if d.location.field == "goals" and d.family.value == "wording"
    }
    assert marked <= {goal.lstrip("!") for goal in vague}
    assert len(marked) >= 0.8 * len(vague)
