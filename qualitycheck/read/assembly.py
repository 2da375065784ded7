"""Blocks taken one after the other: which project each table, form and paragraph belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from qualitycheck.document.document import Notice
from qualitycheck.document.field import Field
from qualitycheck.read.blocks import Block, Grid, Paragraph, filled
from qualitycheck.read.fields import lines, one_line
from qualitycheck.read.form import Form, read_line
from qualitycheck.read.project import Draft, projects_in_rows
from qualitycheck.read.sections import Section, split
from qualitycheck.read.surroundings import Surroundings, sort_paragraphs
from qualitycheck.read.words import label_of

UNREAD_COLUMN = "表头“{text}”无法识别或与其他列重复，这一列没有检查。"
GUESSED_COLUMN = "表头“{text}”不是常见写法，已按最接近的列理解，请核对。"
STRAY_ROW = "表内“{text}”不属于任何可识别的栏目，没有检查。"
NO_HEADER = "这里的表格（“{text}”）没有绩效指标表头，没有检查。"
_SHOWN = 24
# 填表人：张三 联系电话：…, 单位负责人（签字）：, 单位（盖章）：
_SIGNATURE = re.compile(
    r"(?:填[表报]|编制|制表|审核|复核|经办|联系|分管|主管|财务|单位|部门|项目|报送)*"
    r"(?:(?:人员?|负责人|领导|电话|日期|时间)(?:[（(].{1,6}[)）])?|[（(](?:公章|盖章|签字|签章)[)）])\s*[:：]"
)
_MOST_SIGNED = 4


@dataclass(slots=True)
class Assembly:
    """What has been understood so far, in the order of the file."""

    format: str
    drafts: list[Draft] = field(default_factory=list)
    narrative: list[Field] = field(default_factory=list)
    before: list[Field] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)

    def notice(self, sentence: str, text: str, source: str) -> None:
        """Says that something was not checked, in few of its own words."""
        short = " ".join(text.split())
        shown = short if len(short) <= _SHOWN else short[:_SHOWN] + "…"
        self.notices.append(Notice(sentence.format(text=shown), source))


def take(state: Assembly, block: Block) -> None:
    """Takes the next block of the file."""
    if isinstance(block, Paragraph):
        state.before.append(block.field)
    elif block.width == 1:
        state.before += [line for row in block.rows for line in lines(row[0].field) if line]
    elif block.rows and block.width:
        _take_grid(state, block)


def sort_since_table(state: Assembly, below: bool) -> Surroundings:
    """Puts the paragraphs since the last table where they belong."""
    found = sort_paragraphs(state.before, bool(state.drafts), below)
    state.before = []
    if found.notes:
        state.drafts[-1].notes += found.notes
    state.narrative += found.narrative
    return found


def _take_grid(state: Assembly, grid: Grid) -> None:
    sections = split(grid)
    around = _around(state, sections[0])
    last = state.drafts[-1] if state.drafts else None
    if last is not None and last.header is not None and _continues(last, sections[0], around, state.format):
        fits = sections[0].header is None and last.header.needs < grid.width
        sections = split(grid, last.header) if fits else sections
        sections[0].again = sections[0].header is not None
    elif last is not None and _completes(last, sections[0]):
        sections[0].again = True
    for index, section in enumerate(sections):
        _take_section(state, grid, section, _around(state, section) if index else around)
        state.before += [line for row in section.after for line in lines(filled(row)[0].field) if line]


def _around(state: Assembly, section: Section) -> Surroundings:
    """The paragraphs above a section, those in the first rows of its grid included."""
    state.before += [line for row in section.above for line in lines(filled(row)[0].field) if line]
    return sort_since_table(state, below=True)


def _continues(last: Draft, section: Section, around: Surroundings, kind: str) -> bool:
    """Whether a table goes on with the project before it: marked 续表, or rows without form or title."""
    if around.continued:
        return not _has_label(section, "project_name")
    if around.is_apart or kind in {"xlsx", "csv"}:
        return False
    if section.header is not None:
        return not section.form and not section.header.form
    labelled = any(label_of(cell.text) for row in section.form for cell in filled(row))
    return not labelled and all(len(row) == last.width for row in section.form)


def _completes(last: Draft, section: Section) -> bool:
    """Whether the indicators of a form that stood in a table of its own follow here."""
    waits = not last.parts and bool(last.form.values)
    return waits and section.header is not None and not _has_label(section, "project_name")


def _has_label(section: Section, label: str) -> bool:
    if section.header is not None and label in section.header.form:
        return True
    return any(label_of(cell.text) == label for row in section.form for cell in filled(row))


def _take_section(state: Assembly, grid: Grid, section: Section, around: Surroundings) -> None:
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


def _complete(state: Assembly, draft: Draft, section: Section, around: Surroundings, grid: Grid) -> None:
    for line in around.lines:
        read_line(line, draft.form)
    state.headings += [paragraph.text for paragraph in (*around.titles, *around.lines)]
    draft.add(section)
    draft.width = grid.width
    _notice_columns(state, section, grid)
    for stray in draft.form.strays:
        state.notice(STRAY_ROW, stray.text, str(stray.origin_at(0) or grid.source()))
    draft.form.strays.clear()


def _take_rows_of_projects(state: Assembly, grid: Grid, section: Section, around: Surroundings) -> None:
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


def _notice_columns(state: Assembly, section: Section, grid: Grid) -> None:
    header = section.header
    if header is None:
        return
    for text in header.unread:
        state.notice(UNREAD_COLUMN, text, grid.source(header.row))
    for text in header.guessed:
        state.notice(GUESSED_COLUMN, text, grid.source(header.row))


def _refuse(state: Assembly, grid: Grid, section: Section) -> None:
    """A table that is neither indicators nor a project's form; nobody expects those who sign to be checked."""
    firsts = [cells[0] for row in section.form if (cells := filled(row))]
    signed = len(firsts) <= _MOST_SIGNED and all(_SIGNATURE.match(cell.text.strip()) for cell in firsts)
    if firsts and not signed:
        first = firsts[0]
        state.notice(NO_HEADER, one_line(first.field).text, grid.source())
