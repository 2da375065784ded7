"""What the texts of a document are made of: as records for programs, and as lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qualitycheck.document.document import Document
from qualitycheck.document.result import CheckedDocument, Result
from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.language.segment.description import segment_description
from qualitycheck.language.segment.goal import segment_goal
from qualitycheck.language.segment.name import segment_name
from qualitycheck.language.segment.narrative import label_sections, segment_paragraph
from qualitycheck.language.segment.spans import Segment
from qualitycheck.report.labels import FIELDS, PROJECT, ROLES, SECTIONS
from qualitycheck.report.payload import (
    IndicatorSegments,
    ParagraphRecord,
    Record,
    SegmentRecord,
    TableSegments,
)

Words = tuple[str, ...]


def describe_narrative(document: Document) -> list[ParagraphRecord]:
    """Every paragraph with its section and its sentences or bands."""
    texts = [paragraph.text for paragraph in document.narrative]
    return [
        ParagraphRecord(number, text, section, _records(text, segment_paragraph(text, section)))
        for number, (text, section) in enumerate(zip(texts, label_sections(texts), strict=True), 1)
    ]


def describe_table(table: ProjectTable, words: Words) -> TableSegments:
    """The clauses of purpose and goals."""
    purpose = table.purpose.text
    return TableSegments(
        purpose=_records(purpose, segment_goal(purpose, words)),
        goals=[_records(goal, segment_goal(goal, words)) for goal in table.goal_list],
    )


def describe_indicator(indicator: Indicator, words: Words) -> IndicatorSegments:
    """The parts of name and description."""
    name, description = indicator.name.text, indicator.description.text
    return IndicatorSegments(
        name=_records(name, segment_name(name, words)),
        description=_records(description, segment_description(description)),
    )


def _records(text: str, segments: Iterable[Segment]) -> list[SegmentRecord]:
    return [SegmentRecord(s.role, s.start, s.end, text[s.start : s.end]) for s in segments]


class RowParts(Record, frozen=True):
    """One indicator row."""

    row: int
    name: str
    description: str | None
    segments: IndicatorSegments


class TableParts(Record, frozen=True):
    """One project."""

    number: int
    project_name: str | None
    purpose: str | None
    goals: list[str]
    segments: TableSegments
    indicators: list[RowParts]


class DocumentParts(Record, frozen=True):
    """One document. `lines` segments each paragraph as a goal where the document has no project table."""

    path: str
    narrative: list[ParagraphRecord]
    lines: list[list[SegmentRecord]]
    tables: list[TableParts]


def take_apart(checked: CheckedDocument) -> DocumentParts:
    """A document's texts in their parts."""
    document, words = checked.document, checked.words
    texts = [] if document.tables else [paragraph.text for paragraph in document.narrative]
    return DocumentParts(
        path=document.path,
        narrative=describe_narrative(document),
        lines=[_records(text, segment_goal(text, words)) for text in texts],
        tables=[_table_parts(table, words) for table in document.tables],
    )


def _table_parts(table: ProjectTable, words: Words) -> TableParts:
    rows = [
        RowParts(i.row, i.name.text, i.description.text or None, describe_indicator(i, words))
        for i in table.indicators
    ]
    name, purpose = table.project_name.text or None, table.purpose.text or None
    return TableParts(table.number, name, purpose, list(table.goal_list), describe_table(table, words), rows)


def render_segments(result: Result) -> str:
    """All documents of a result as lines: each part in brackets with its role behind it."""
    lines = [line for checked in result.documents for line in _lines(take_apart(checked))]
    return "".join(f"{line}\n" for line in lines)


def _lines(parts: DocumentParts) -> Iterator[str]:
    yield parts.path
    for number, paragraph in enumerate(parts.narrative):
        section = SECTIONS.get(paragraph.section, "")
        segments = parts.lines[number] if parts.lines else paragraph.segments
        shown = (
            _line(paragraph.text, segments)
            if parts.lines or paragraph.section == "standards"
            else paragraph.text
        )
        yield f"  [{section}] {shown}" if section else f"  {shown}"
    for table in parts.tables:
        yield PROJECT.format(number=table.number, name=table.project_name or "")
        yield from _table_lines(table)


def _table_lines(table: TableParts) -> Iterator[str]:
    if table.purpose:
        yield f"  {FIELDS['purpose']}：{_line(table.purpose, table.segments.purpose)}"
    for goal, segments in zip(table.goals, table.segments.goals, strict=True):
        yield f"  {FIELDS['goals']}：{_line(goal, segments)}"
    for row in table.indicators:
        yield f"  {row.row} {_line(row.name, row.segments.name)}"
        if row.description:
            yield f"    {_line(row.description, row.segments.description)}"


def _line(text: str, segments: Iterable[SegmentRecord]) -> str:
    """新建步道长度 → 〔新建〕所测 〔步道〕对象 〔长度〕核心词."""
    line, place = "", 0
    for segment in segments:
        line += f"{text[place : segment.start]}〔{segment.text}〕{ROLES[segment.role]} "
        place = segment.end
    return (line + text[place:]).strip()
