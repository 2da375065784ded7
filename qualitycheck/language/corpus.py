"""The corpus of indicators: projects of our own writing with rows, SMART marks and named flaws.

corpus/indicators/README.md is the data card. One project a line in indicators.jsonl; `read_corpus` gives them as
records, `as_document` the same project as a reader would have read it from a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from qualitycheck.document.diagnostic import Family
from qualitycheck.document.document import Department, Document
from qualitycheck.document.field import Field
from qualitycheck.document.table import Budget, Indicator, ProjectTable
from qualitycheck.errors import CorpusError
from qualitycheck.read.words import category_of, group_of, words
from qualitycheck.resources import data_folder

Split = Literal["train", "development", "test"]
Grade = Literal["优", "良", "中", "差"]
Marks = tuple[int, int, int, int, int]
"""S, M, A, R, T, each 0–4; the card says by which guide."""
_BROKEN = "{path} 第{line}行：{detail}"


class Flaw(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A defect: `defect` is its number in the catalogue (V03), `text` the exact wrong words, empty if missing."""

    family: Family
    defect: str
    field: str
    text: str = ""
    fix: str = ""
    note: str = ""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One indicator row; None where the form has no such column."""

    level1: str
    level2: str
    name: str
    value: str
    smart: Marks
    description: str | None = None
    basis: str | None = None
    weight: str | None = None
    actual: str | None = None
    score: str | None = None
    deviation: str | None = None
    flaws: tuple[Flaw, ...] = ()

    @property
    def is_exemplary(self) -> bool:
        """Whether the row may stand in the indicator library."""
        return bool(not self.flaws and self.description and self.basis and min(self.smart) > _WEAK)


_WEAK = 2


class Money(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Amounts as written, in `unit` (元 or 万元)."""

    total: str
    fiscal: str
    other: str
    unit: str


class Project(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One project table. `type` is the kind of project, `government` 中央 省 市 县 乡, `layout` L1–L24."""

    id: str
    split: Split
    type: str
    name: str
    department: str
    province: str
    government: Literal["中央", "省", "市", "县", "乡"]
    year: int
    layout: str
    budget: Money
    purpose: str
    goals: tuple[str, ...]
    smart: Marks
    grade: Grade
    rows: tuple[Row, ...]
    flaws: tuple[Flaw, ...] = ()


def corpus_path() -> Path:
    """Where the table of indicators is."""
    return data_folder("corpus") / "indicators" / "indicators.jsonl"


@cache
def read_corpus(path: Path | None = None) -> tuple[Project, ...]:
    """All projects. Raises CorpusError with the line for a record that breaks the schema."""
    path = path or corpus_path()
    decoder = msgspec.json.Decoder(Project)
    projects = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            projects.append(decoder.decode(line))
        except msgspec.DecodeError as error:
            raise CorpusError(_BROKEN.format(path=path.name, line=number, detail=error)) from error
    return tuple(projects)


def as_document(project: Project, rows: Sequence[Row] | None = None) -> Document:
    """The project as a document with one table; `rows` in place of its own if given."""
    rows = project.rows if rows is None else rows
    indicators = tuple(_as_indicator(number, row) for number, row in enumerate(rows, 1))
    money = project.budget
    table = ProjectTable(
        1,
        indicators,
        columns=_columns(rows),
        layout=project.layout,
        project_name=Field(project.name),
        purpose=Field(project.purpose),
        goals=Field("\n".join(project.goals)),
        budget=Budget(Field(money.total), Field(money.fiscal), Field(money.other), money.unit),
    )
    department = Department(name=project.department)
    return Document(project.id, "corpus", (table,), year=project.year, department=department)


_OPTIONAL = ("description", "basis", "weight", "actual", "score", "deviation")


def _columns(rows: Sequence[Row]) -> frozenset[str]:
    always = {"level1", "level2", "name", "value"}
    return frozenset(
        always | {key for key in _OPTIONAL if any(getattr(row, key) is not None for row in rows)}
    )


def _as_indicator(number: int, row: Row) -> Indicator:
    category = category_of(row.level2)
    group = group_of(row.level1) or words().group_of_category.get(category, "")
    optional = {key: Field(getattr(row, key) or "") for key in _OPTIONAL}
    return Indicator(
        number,
        Field(row.name),
        Field(row.level1),
        Field(row.level2),
        group,
        category,
        value=Field(row.value),
        **optional,
    )
