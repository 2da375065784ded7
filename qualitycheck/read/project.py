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
from qualitycheck.read.prose import PROSE_LAYOUT, read_prose
from qualitycheck.read.sections import Section
from qualitycheck.read.titles import name_in_title, split_project

LONG_TERM = "“{text}”下面是多年的指标，没有检查；只检查了年度指标。"


@dataclass(slots=True)
class Part:
    """Indicator rows with the columns they were read by."""

    columns: dict[str, int]
    rows: Sequence[Row]
    long_term: str = ""


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
            columns = fields_of(section.header, section.rows)
            self.parts.append(Part(columns, section.rows, section.header.long_term))
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
    parts, said = _of_this_year(draft.parts)
    for part in parts:
        add_rows(rows, part.columns, part.rows)
    prose = [] if draft.parts else form.values.get("indicators", [])
    said += read_prose(prose, rows, number)
    title = many_lines([*draft.titles, *form.titles])
    code, name = _identity(form, title)
    table = ProjectTable(
        number=number,
        indicators=tuple(rows.indicators),
        columns=frozenset(rows.columns),
        layout=_layout(draft, rows),
        title=title,
        project_code=code,
        project_name=name,
        purpose=many_lines(form.values.get("purpose", ())),
        goals=many_lines(form.values.get("goals") or form.values.get("long_goals") or ()),
        long_goals=many_lines(form.values.get("long_goals", ())),
        actual_goals=many_lines(form.values.get("actual_goals", ())),
        budget=budget_of(form),
        schedule_points=tuple(form.points),
        costs=tuple(form.costs),
        period=period_of(form),
        notes=many_lines([*form.notes, *draft.notes]),
        placeholders=tuple(rows.placeholders),
    )
    return table, [*said, *notices(rows, number)]


def _layout(draft: Draft, rows: Rows) -> str:
    if draft.header is not None:
        return draft.header.layout
    return PROSE_LAYOUT if rows.indicators else ""


def _of_this_year(parts: list[Part]) -> tuple[list[Part], list[Notice]]:
    """Without the blocks of several years where the year has a block of its own, and a word about them."""
    long = [part for part in parts if part.long_term]
    if len(long) in {0, len(parts)}:
        return parts, []
    said = [Notice(LONG_TERM.format(text="".join(part.long_term.split())), "") for part in long]
    return [part for part in parts if not part.long_term], said


def _identity(form: Form, title: Field) -> tuple[Field, Field]:
    """Code and name; both may stand in one cell, the name only in the title."""
    code, name = one_line(form.first("project_code")), one_line(form.first("project_name"))
    both = split_project(name) if not code else None
    if both is not None:
        return both
    return code, name or name_in_title(title) or EMPTY
