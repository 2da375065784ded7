"""Builds a small document from the example of a rule, so that every example is a test."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qualitycheck.document.document import Comment, Department, Document
from qualitycheck.document.field import EMPTY, Field, Origin, Piece, join_fields
from qualitycheck.document.table import Budget, Execution, Indicator, ProjectTable, SchedulePoint
from qualitycheck.read.words import category_of, group_of
from qualitycheck.ruleset.schema import Example

_JOINED = ("operator", "value", "unit")


def build_earlier(example: Example) -> tuple[Document, ...]:
    """Last year's document, where the example has one."""
    tables = tuple(_build_table(number, table) for number, table in enumerate(example.before, 1))
    return (Document(path="earlier", format="txt", tables=tables),) if tables else ()


def build_document(example: Example) -> Document:
    """The document an example describes; cells get made-up places."""
    described = [{**example.table, "rows": example.rows or ([example.row] if example.row else [])}]
    tables = example.tables or (described if example.row or example.rows or example.table else [])
    settings = example.document
    return Document(
        path="example",
        format="txt",
        tables=tuple(_build_table(number, table) for number, table in enumerate(tables, 1)),
        narrative=tuple(_field(text, row) for row, text in enumerate(example.text, 1)),
        year=settings.get("year"),
        department=Department(settings.get("code", ""), settings.get("department", "")),
        comments=tuple(Comment(text, Origin("table", "1", 1, 1)) for text in settings.get("comments", ())),
    )


def _field(text: str, row: int, column: int = 1) -> Field:
    origin = Origin("table", "1", row, column)
    return Field(text, (Piece(0, len(text), origin),))


def _build_table(number: int, data: Mapping[str, Any]) -> ProjectTable:
    rows: list[dict[str, str]] = data.get("rows", [])
    columns = set(data.get("columns", ())) | {key for row in rows for key in row}
    return ProjectTable(
        number=number,
        indicators=tuple(_build_indicator(position, row) for position, row in enumerate(rows, 1)),
        columns=frozenset(columns),
        title=_field(data.get("title", ""), 0),
        project_name=_field(data.get("project_name", ""), 0),
        purpose=_field(data.get("purpose", ""), 0),
        goals=_field("\n".join(data.get("goals", [])), 0),
        long_goals=_field(data.get("long_goals", ""), 0, 2),
        actual_goals=_field(data.get("actual_goals", ""), 0),
        budget=_build_budget(data.get("budget", {})),
        schedule_points=tuple(SchedulePoint(by, _field(p, 0)) for by, p in data.get("schedule", {}).items()),
        period=_field(data.get("period", ""), 0),
        placeholders=tuple(_field(text, 0) for text in data.get("placeholders", ())),
    )


def _build_budget(data: Mapping[str, str]) -> Budget:
    keys = ("initial", "budget", "spent", "rate", "weight", "score")
    run = Execution(*(_field(data[k], 0) if k in data else EMPTY for k in keys)) if "rate" in data else None
    total, fiscal, other = (_field(data[k], 0) if k in data else EMPTY for k in ("total", "fiscal", "other"))
    return Budget(total, fiscal, other, data.get("unit", "万元"), run)


def _build_indicator(row: int, cells: Mapping[str, str]) -> Indicator:
    fields = {name: _field(text, row, column) for column, (name, text) in enumerate(cells.items(), 1)}
    fields.setdefault("name", EMPTY)
    level1, level2 = cells.get("level1", ""), cells.get("level2", "")
    category = category_of(level2)
    group = group_of(level1) or group_of(level2)
    if "operator" in fields or "unit" in fields:
        fields["value"] = join_fields(fields[name] for name in _JOINED if name in fields)
    return Indicator(row=row, group=group, category=category, **fields)
