"""A project as its parts are found, and the `ProjectTable` they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qualitycheck.document.document import Notice
from qualitycheck.document.field import EMPTY, Field
from qualitycheck.document.table import ProjectTable
from qualitycheck.read.blocks import Row, cell_at
from qualitycheck.read.budget import budget_of, period_of
from qualitycheck.read.fields import many_lines, one_line
from qualitycheck.read.form import Form
from qualitycheck.read.formrows import read_form
from qualitycheck.read.header import Header
from qualitycheck.read.indicators import Rows, add_rows, fields_of, notices
from qualitycheck.read.sections import Section
from qualitycheck.read.titles import name_in_title, split_project


@dataclass(slots=True)
class Part:
    """Indicator rows with the columns they were read by."""

    columns: dict[str, int]
    rows: Sequence[Row]


@dataclass(slots=True)
class Draft:
    """A project under construction: a table may be continued, or its form stand in a table of its own."""

    titles: list[Field] = field(default_factory=list)
    form: Form = field(default_factory=Form)
    header: Header | None = None
    parts: list[Part] = field(default_factory=list)
    notes: list[Field] = field(default_factory=list)
    source: str = ""
    width: int = 0

    def add(self, section: Section) -> None:
        """Takes the form, the rows and the tail of a section."""
        read_form(section.form[len(section.above) :], self.form)
        if section.header is not None:
            self.header = section.header
            self.parts.append(Part(fields_of(section.header, section.rows), section.rows))
        read_form(section.below, self.form)

    @property
    def is_project(self) -> bool:
        """Whether the form alone, without indicators, already describes a project."""
        form = self.form
        return bool(self.parts or (form.first("project_name") and form.first("goals", "purpose")))


def projects_in_rows(section: Section) -> Iterator[tuple[Form, Section]]:
    """The projects of a sheet whose rows repeat the project's form in columns of their own."""
    assert section.header is not None
    columns = section.header.form
    group: list[Row] = []
    for row in section.rows:
        name = one_line(cell_at(row, columns["project_name"])).text
        if group and name and name != one_line(cell_at(group[0], columns["project_name"])).text:
            yield _form_in_rows(columns, group), Section(header=section.header, rows=group)
            group = []
        group.append(row)
    if group:
        yield _form_in_rows(columns, group), Section(header=section.header, rows=group)


def _form_in_rows(columns: Mapping[str, int], rows: Sequence[Row]) -> Form:
    form = Form()
    for label, column in columns.items():
        for cell in dict.fromkeys(row[column] for row in rows):
            if cell.text.strip():
                form.record(label, cell.field)
    return form


def build(draft: Draft, number: int) -> tuple[ProjectTable, list[Notice]]:
    """The finished table, and what in its rows could not be used."""
    form, rows = draft.form, Rows()
    for part in draft.parts:
        add_rows(rows, part.columns, part.rows)
    title = many_lines([*draft.titles, *form.titles])
    code, name = _identity(form, title)
    table = ProjectTable(
        number=number,
        indicators=tuple(rows.indicators),
        columns=frozenset(rows.columns),
        layout=draft.header.layout if draft.header else "",
        title=title,
        project_code=code,
        project_name=name,
        purpose=many_lines(form.values.get("purpose", ())),
        goals=many_lines(form.values.get("goals") or form.values.get("long_goals") or ()),
        long_goals=many_lines(form.values.get("long_goals", ())),
        actual_goals=many_lines(form.values.get("actual_goals", ())),
        budget=budget_of(form),
        schedule_points=tuple(form.points),
        period=period_of(form),
        notes=many_lines([*form.notes, *draft.notes]),
        placeholders=tuple(rows.placeholders),
    )
    return table, notices(rows, number)


def _identity(form: Form, title: Field) -> tuple[Field, Field]:
    """Code and name; both may stand in one cell, the name only in the title."""
    code, name = one_line(form.first("project_code")), one_line(form.first("project_name"))
    both = split_project(name) if not code else None
    if both is not None:
        return both
    return code, name or name_in_title(title) or EMPTY
