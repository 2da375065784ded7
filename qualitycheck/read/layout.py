"""Blocks of any format as a `Document`: tables with their titles, narrative, and notices for the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath

from qualitycheck.document.document import Document, Notice
from qualitycheck.document.field import Field
from qualitycheck.document.table import ProjectTable
from qualitycheck.read.blocks import Block, Grid, Paragraph, Source, filled
from qualitycheck.read.fields import lines, one_line
from qualitycheck.read.form import Form, read_line
from qualitycheck.read.identity import department_of, year_of
from qualitycheck.read.project import Draft, build, projects_in_rows
from qualitycheck.read.sections import Section, split
from qualitycheck.read.surroundings import Surroundings, sort_paragraphs
from qualitycheck.read.titles import is_continued, is_title
from qualitycheck.read.words import label_of

UNREAD_COLUMN = "表头“{text}”无法识别，这一列没有检查。"
GUESSED_COLUMN = "表头“{text}”不是常见写法，已按最接近的列理解，请核对。"
STRAY_ROW = "表内“{text}”不属于任何可识别的栏目，没有检查。"
NO_HEADER = "这里的表格（“{text}”）没有绩效指标表头，没有检查。"
NO_INDICATORS = "项目“{text}”只有基本信息，没有找到绩效指标表。"
NO_TABLES = "文件中没有找到绩效指标表（需要含“三级指标”“指标值”等表头）。"
_SHOWN = 24
_HEADING = 40


@dataclass(slots=True)
class _State:
    """What has been understood so far, in the order of the file."""

    format: str
    drafts: list[Draft] = field(default_factory=list)
    narrative: list[Field] = field(default_factory=list)
    before: list[Field] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)

    def notice(self, sentence: str, text: str, source: str) -> None:
        short = " ".join(text.split())
        shown = short if len(short) <= _SHOWN else short[:_SHOWN] + "…"
        self.notices.append(Notice(sentence.format(text=shown), source))


def document_of(source: Source, path: str) -> Document:
    """The document these blocks make; `path` is its name in reports."""
    state = _State(source.format, notices=list(source.notices))
    for block in source.blocks:
        _take(state, block)
    _sort(state, below=False)
    tables = _tables(state)
    if not tables:
        state.notices.append(Notice(NO_TABLES, ""))
    department = department_of(draft.form for draft in state.drafts)
    notices = tuple(dict.fromkeys(state.notices))
    year = _year(state, tables, path)
    return Document(path, source.format, tables, tuple(state.narrative), year, department, notices)


def _take(state: _State, block: Block) -> None:
    if isinstance(block, Paragraph):
        state.before.append(block.field)
    elif block.width == 1:
        state.before += [line for row in block.rows for line in lines(row[0].field) if line]
    elif block.rows and block.width:
        _take_grid(state, block, _sort(state, below=True))


def _sort(state: _State, below: bool) -> Surroundings:
    """Puts the paragraphs since the last table where they belong."""
    found = sort_paragraphs(state.before, bool(state.drafts), below)
    state.before = []
    if found.notes:
        state.drafts[-1].notes += found.notes
    state.narrative += found.narrative
    return found


def _take_grid(state: _State, grid: Grid, around: Surroundings) -> None:
    sections = split(grid)
    last = state.drafts[-1] if state.drafts else None
    if last is not None and last.header is not None and _continues(sections[0], around, state.format):
        sections = split(grid, last.header) if sections[0].header is None else sections
        sections[0].again = True
    elif last is not None and _completes(last, sections[0]):
        sections[0].again = True
    for index, section in enumerate(sections):
        _take_section(state, grid, section, around if index == 0 else Surroundings())


def _continues(section: Section, around: Surroundings, kind: str) -> bool:
    """Whether a table goes on with the project before it: marked 续表, or rows without form or title."""
    marked = around.continued or any(is_continued(cell.text) for row in section.form for cell in filled(row))
    if marked:
        return not _has_label(section, "project_name")
    bare = section.header is not None and not section.form and not section.header.form
    return bare and not around.is_apart and kind not in {"xlsx", "csv"}


def _completes(last: Draft, section: Section) -> bool:
    """Whether the indicators of a form that stood in a table of its own follow here."""
    waits = not last.parts and bool(last.form.values)
    return waits and section.header is not None and not _has_label(section, "project_name")


def _has_label(section: Section, label: str) -> bool:
    if section.header is not None and label in section.header.form:
        return True
    return any(label_of(cell.text) == label for row in section.form for cell in filled(row))


def _take_section(state: _State, grid: Grid, section: Section, around: Surroundings) -> None:
    if section.header is not None and section.header.form:
        _take_rows_of_projects(state, grid, section, around)
    elif section.again and state.drafts:
        _complete(state, state.drafts[-1], section, around, grid)
    elif section.header is None and not any(label_of(c.text) for row in section.form for c in filled(row)):
        _refuse(state, grid, section)
    else:
        draft = Draft(titles=list(around.titles), source=grid.source())
        state.drafts.append(draft)
        _complete(state, draft, section, around, grid)


def _complete(state: _State, draft: Draft, section: Section, around: Surroundings, grid: Grid) -> None:
    for line in around.lines:
        read_line(line, draft.form)
    state.headings += [paragraph.text for paragraph in (*around.titles, *around.lines)]
    draft.add(section)
    _notice_columns(state, section, grid)
    for stray in draft.form.strays:
        state.notice(STRAY_ROW, stray.text, str(stray.origin_at(0) or grid.source()))
    draft.form.strays.clear()


def _take_rows_of_projects(state: _State, grid: Grid, section: Section, around: Surroundings) -> None:
    """A sheet that lists projects under each other, each in rows of its own."""
    shared = Draft(source=grid.source())
    _complete(state, shared, Section(form=section.form, tail=section.tail), around, grid)
    state.headings += [title.text for title in shared.form.titles]
    _notice_columns(state, section, grid)
    for form, rows in projects_in_rows(section):
        _inherit(form, shared.form)
        draft = Draft(titles=[*around.titles, *shared.form.titles], form=form, source=grid.source())
        draft.add(rows)
        state.drafts.append(draft)
    if state.drafts:
        state.drafts[-1].notes += shared.form.notes


def _inherit(form: Form, shared: Form) -> None:
    """What stands once above all the projects holds for each."""
    form.money = form.money or shared.money
    for label in ("department", "body"):
        if not form.first("department", "body"):
            form.values.setdefault(label, []).extend(shared.values.get(label, ()))


def _notice_columns(state: _State, section: Section, grid: Grid) -> None:
    header = section.header
    if header is None:
        return
    for text in header.unread:
        state.notice(UNREAD_COLUMN, text, grid.source(header.row))
    for text in header.guessed:
        state.notice(GUESSED_COLUMN, text, grid.source(header.row))


def _refuse(state: _State, grid: Grid, section: Section) -> None:
    """A table that is neither indicators nor a project's form."""
    first = next((cell for row in section.form for cell in filled(row)), None)
    if first is not None:
        state.notice(NO_HEADER, one_line(first.field).text, grid.source())


def _tables(state: _State) -> tuple[ProjectTable, ...]:
    tables: list[ProjectTable] = []
    for draft in state.drafts:
        if not draft.is_project:
            text = draft.form.first("project_name", "department", "goals").text
            state.notice(NO_INDICATORS if draft.form.first("project_name") else NO_HEADER, text, draft.source)
            continue
        table, notices = build(draft, len(tables) + 1)
        tables.append(table)
        state.notices += notices
        if not draft.parts:
            state.notice(NO_INDICATORS, table.project_name.text, draft.source)
    return tuple(tables)


def _year(state: _State, tables: tuple[ProjectTable, ...], path: str) -> int | None:
    short = [p.text for p in state.narrative if is_title(p.text) or len(p.text) <= _HEADING]
    return year_of(
        [*(table.title.text for table in tables), *state.headings, *short],
        [table.period.text for table in tables],
        [paragraph.text for paragraph in state.narrative],
        [text.text for table in tables for text in (table.goals, table.purpose)],
        [PurePath(path).stem],
    )
