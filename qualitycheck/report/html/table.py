"""A project's table as in the document: its form, then its rows, cells joined where the document joins them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml.etree import _Element

from qualitycheck.document.field import Field
from qualitycheck.document.table import ProjectTable
from qualitycheck.report.html import labels
from qualitycheck.report.html.element import Node, element
from qualitycheck.report.html.marks import mark_badge, mark_text
from qualitycheck.report.html.numbering import WHOLE, Mark, Part
from qualitycheck.report.labels import FIELDS

_ROW_FIELDS = (
    "level1", "level2", "name", "type", "direction", "description", "operator", "value", "unit", "weight", "basis",
    "actual", "score", "deviation", "scoring", "remark",
)  # fmt: skip
_WITHIN_VALUE = {"operator", "unit"}
"""Columns whose text stands in the value, as the contract joins them."""
_MERGED = ("level1", "level2")


def render_table(part: Part, table: ProjectTable) -> list[Node]:
    """What is said of the whole, the form, the rows."""
    whole = part.marks_of(table.number, 0, WHOLE)
    said = [node for mark in whole for node in (mark_badge(mark), " ")]
    return [
        element("p", labels.WHOLE_PART, said, class_="whole") if said else None,
        element("table", element("tbody", _form(part, table)), class_="form"),
        element("div", _rows(part, table), class_="wide") if table.indicators else None,
    ]


def _form(part: Part, table: ProjectTable) -> Iterator[Node]:
    yield _form_row(labels.PROJECT_CODE, [table.project_code.text])
    yield _form_row(FIELDS["project_name"], _field(part, table, "project_name"))
    yield _form_row(labels.PERIOD, [table.period.text])
    yield _form_row(FIELDS["budget"], list(_budget(part, table)))
    yield _form_row(FIELDS["purpose"], _field(part, table, "purpose"))
    yield _form_row(FIELDS["schedule"], list(_schedule(part, table)))
    yield _form_row(labels.LONG_GOALS, [table.long_goals.text])
    yield _form_row(FIELDS["goals"], _field(part, table, "goals"))
    yield _form_row(labels.ACTUAL_GOALS, [table.actual_goals.text])


def _form_row(head: str, nodes: Sequence[Node]) -> _Element | None:
    if not any(node is not None and node != "" for node in nodes):
        return None
    return element("tr", element("th", head, scope="row"), element("td", nodes))


def _field(part: Part, table: ProjectTable, name: str) -> list[Node]:
    return _cell(table.field(name).text, part.marks_of(table.number, 0, name))


def _cell(text: str, marks: Sequence[Mark]) -> list[Node]:
    """An empty field that is spoken of shows that it is empty."""
    gap = element("span", labels.EMPTY, class_="gap") if marks and not text else None
    return [gap, *mark_text(text, marks)]


def _budget(part: Part, table: ProjectTable) -> Iterator[Node]:
    budget = table.budget
    names = (labels.TOTAL, labels.FISCAL, labels.OTHER, *labels.EXECUTION)
    yield from _pieces(part, table, "budget", list(zip(names, budget.parts, strict=False)))
    if budget.unit and budget.field:
        yield labels.AMOUNT_UNIT.format(unit=budget.unit)


def _schedule(part: Part, table: ProjectTable) -> Iterator[Node]:
    yield from _pieces(
        part, table, "schedule", [(point.by, point.percent) for point in table.schedule_points]
    )


def _pieces(part: Part, table: ProjectTable, name: str, pieces: list[tuple[str, Field]]) -> Iterator[Node]:
    """The fields that make up one, each behind its name; positions count in all of them joined by a space."""
    text, marks = table.field(name).text, part.marks_of(table.number, 0, name)
    if not text:
        yield from _cell(text, marks)
        return
    start = 0
    for label, field in pieces:
        if not field.text:
            continue
        end = start + len(field.text)
        yield element("span", element("i", label), " ", mark_text(text, marks, start, end), class_="piece")
        yield " "
        start = end + 1


def _rows(part: Part, table: ProjectTable) -> _Element:
    columns = _columns(part, table)
    heads = [element("th", labels.ROW, scope="col")]
    heads += [element("th", FIELDS[name], scope="col") for name in columns]
    caption = labels.INDICATORS.format(project=table.project_name.text)
    heights = {name: _heights([row.field(name) for row in table.indicators]) for name in _MERGED}
    rows = [
        element(
            "tr",
            element("th", str(row.row), scope="row"),
            list(_cells(part, table, position, columns, heights)),
        )
        for position, row in enumerate(table.indicators)
    ]
    return element(
        "table",
        element("caption", caption, class_="unseen"),
        element("thead", element("tr", heads)),
        element("tbody", rows),
        class_="rows",
    )


def _columns(part: Part, table: ProjectTable) -> list[str]:
    """The columns that the form has, from left to right, and those that a finding speaks of."""
    wanted = (table.columns - _WITHIN_VALUE) | part.marked.get(table.number, set()) | {"name", "value"}
    shown = [name for name in _ROW_FIELDS if name in wanted]
    places: dict[str, int] = {}
    for name in shown:
        origins = [piece.origin.column for row in table.indicators for piece in row.field(name).pieces]
        places[name] = min((column for column in origins if column), default=0)
    return sorted(shown, key=lambda name: places[name]) if all(places.values()) else shown


def _cells(
    part: Part,
    table: ProjectTable,
    position: int,
    columns: Sequence[str],
    heights: Mapping[str, Sequence[int]],
) -> Iterator[Node]:
    """A row's cells; a cell that reaches down has the marks of all its rows."""
    for name in columns:
        height = heights[name][position] if name in heights else 1
        if height:
            rows = table.indicators[position : position + height]
            marks = [mark for row in rows for mark in part.marks_of(table.number, row.row, name)]
            content = _cell(rows[0].field(name).text, marks)
            yield element("td", content, rowspan=str(height) if height > 1 else None)


def _heights(fields: Sequence[Field]) -> list[int]:
    """How many rows each cell reaches down, 0 where it began above: one cell of the document is one here."""
    heights = [1] * len(fields)
    for position in range(len(fields) - 1, 0, -1):
        if fields[position].text and fields[position] == fields[position - 1]:
            heights[position - 1] += heights[position]
            heights[position] = 0
    return heights
