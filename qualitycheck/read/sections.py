"""A grid cut into projects: form rows, header, indicator rows, and what follows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from qualitycheck.read.blocks import Grid, Row, filled
from qualitycheck.read.grid import is_blank
from qualitycheck.read.header import Header, find_headers
from qualitycheck.read.titles import is_continued, is_form_line, is_heading, is_note, is_title
from qualitycheck.read.words import category_of, group_of, is_mark, label_of

_STARTERS = frozenset({"project_name", "project_code", "department", "body", "unit"})
_LONGEST_PLACEHOLDER = 12
_SHORTEST_REMARK = 20


@dataclass(slots=True)
class Section:
    """A part of a grid. Without `header` a form alone; `again`: it goes on with the project before."""

    form: list[Row] = field(default_factory=list)
    header: Header | None = None
    rows: list[Row] = field(default_factory=list)
    tail: list[Row] = field(default_factory=list)
    again: bool = False

    @property
    def above(self) -> list[Row]:
        """The rows before the form that are paragraphs: titles, remarks."""
        return list(takewhile(_is_paragraph, self.form))

    @property
    def after(self) -> list[Row]:
        """The rows behind the indicators that are paragraphs."""
        return [row for row in self.tail if _is_paragraph(row)]

    @property
    def below(self) -> list[Row]:
        """The rows behind the indicators that go on with the form."""
        return [row for row in self.tail if not _is_paragraph(row)]


def split(grid: Grid, carried: Header | None = None) -> list[Section]:
    """The sections of a grid; `carried` is the header of the table it continues."""
    headers = {header.row: header for header in find_headers(grid)}
    sections = [Section(header=carried, again=carried is not None)]
    index = 0
    while index < len(grid.rows):
        header = headers.get(index)
        if header is not None:
            _open(sections, header)
            index += header.depth
            continue
        _put(sections[-1], grid.rows[index])
        index += 1
    _close(sections)
    return sections


def _open(sections: list[Section], header: Header) -> None:
    """Starts the rows under a header; what stood since the last rows is its form, or their tail."""
    last = sections[-1]
    if last.header is None:
        last.header = header
        return
    form = _cut_tail(last)
    sections.append(Section(form, header, again=not form))


def _put(section: Section, row: Row) -> None:
    if is_blank(row) or is_continued(filled(row)[0].text):
        return
    if section.header is None:
        section.form.append(row)
    elif section.tail or not _is_data(row, section.header):
        section.tail.append(row)
    else:
        section.rows.append(row)


def _close(sections: list[Section]) -> None:
    """A form that follows the last rows may wait for its indicators in the next grid."""
    last = sections[-1]
    form = _cut_tail(last) if last.header is not None else []
    if form:
        sections.append(Section(form))


def _cut_tail(section: Section) -> list[Row]:
    """Takes the rows of the next project's form out of the tail."""
    start = next((i for i, row in enumerate(section.tail) if _starts_project(row)), len(section.tail))
    form, section.tail = section.tail[start:], section.tail[:start]
    return form


def _starts_project(row: Row) -> bool:
    cells = filled(row)
    first = cells[0].text
    if is_title(first) or (len(cells) == 1 and is_heading(first)):
        return True
    return any(label_of(cell.text) in _STARTERS for cell in cells) or (
        is_form_line(first) and not is_note(first)
    )


def _is_data(row: Row, header: Header) -> bool:
    """Whether a row under a header belongs to the indicators (placeholders and totals too)."""
    cells = filled(row)
    first = next((cell for cell in cells if cell.column >= header.first or len(cells) == 1), cells[0])
    if is_mark("totals", cells[0].text):
        return True
    if is_note(cells[0].text) or (len(cells) < 3 and is_title(cells[0].text)):
        return False
    name = row[header.columns["name"]] if header.columns["name"] < len(row) else first
    if (_is_label(first.text) and first is not name) or _runs_across(row, header):
        return False
    if len(cells) > 1:
        return True
    return _is_placeholder(first.text, row.count(first) > 1 and first is name)


def _runs_across(row: Row, header: Header) -> bool:
    """Whether one cell covers the name and another column of the indicators: a remark, not a row."""
    columns = [c for field, c in header.columns.items() if c < len(row) and field not in {"level1", "level2"}]
    return len(columns) > 1 and len({row[c] for c in columns}) == 1 and row.count(row[columns[0]]) > 1


def _is_paragraph(row: Row) -> bool:
    """A row of one text that is no label's value: a title, a note, a remark."""
    cells = filled(row)
    text = cells[0].text
    if len(cells) > 1 or label_of(text) or (not row[0].text.strip() and cells[0].column):
        return False
    known = is_title(text) or is_heading(text) or is_note(text) or is_form_line(text) or is_continued(text)
    return known or len(text) > _SHORTEST_REMARK


def _is_label(text: str) -> bool:
    label = label_of(text)
    return (bool(label) and label != "indicators") or is_form_line(text)


def _is_placeholder(text: str, across: bool) -> bool:
    """A single text in a row: a group or category without indicators, not a title or a remark."""
    if across or is_title(text) or is_heading(text):
        return False
    return len(text) <= _LONGEST_PLACEHOLDER or bool(group_of(text) or category_of(text))
