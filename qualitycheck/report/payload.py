"""The machine-readable result: records whose fields are the keys of the JSON, in its order.

The JSON Schema is generated from these types. A key more is free; one renamed, retyped or dropped is a new
`SCHEMA_VERSION`. A key whose part the document does not have is null.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from qualitycheck.document.diagnostic import Applicability, Family, Severity
from qualitycheck.document.smart import Grade, Letter

SCHEMA_VERSION = 1


class Record(msgspec.Struct, frozen=True):
    """Base of every object in the JSON."""


class Tool(Record, frozen=True):
    name: str
    version: str


class DepartmentRecord(Record, frozen=True):
    code: str | None
    name: str | None


class SegmentRecord(Record, frozen=True):
    """Characters `start`..`end` of a text and the part they play; `role` is one of language/segment/spans."""

    role: str
    start: int
    end: int
    text: str


class ParagraphRecord(Record, frozen=True):
    """`section`: heading, overall goals, duties, duty goals, standards, safeguards, or empty."""

    paragraph: int
    text: str
    section: str
    segments: list[SegmentRecord]


class NoticeRecord(Record, frozen=True):
    """Something the reader met and could not take as a project table."""

    text: str
    source: str


class BudgetRecord(Record, frozen=True):
    """Amounts as written."""

    total: str | None
    fiscal: str | None
    other: str | None
    unit: str | None


class ScheduleRecord(Record, frozen=True):
    by: str
    percent: str


class ParsedRecord(Record, frozen=True):
    """A value as the grammar reads it; `low` and `high` are decimal numbers."""

    kind: str
    operator: str | None
    low: str | None
    high: str | None
    unit: str | None


class ReasonRecord(Record, frozen=True):
    """Why a letter is lower: `points` are negative; `code` the rule, null for the row itself."""

    letter: Letter
    points: int
    text: str
    code: str | None


class SmartRecord(Record, frozen=True):
    """Letters 0–100 and their mean."""

    score: float
    S: float
    M: float
    A: float
    R: float
    T: float
    reasons: list[ReasonRecord]


class TableSmartRecord(SmartRecord, frozen=True):
    """With `grade`, the review verdict 优/良/中/差."""

    grade: Grade


class IndicatorSegments(Record, frozen=True):
    """What segmentation found in an indicator's texts."""

    name: list[SegmentRecord]
    description: list[SegmentRecord]


class TableSegments(Record, frozen=True):
    """The clauses of purpose and goals; `goals` has a list for each goal."""

    purpose: list[SegmentRecord]
    goals: list[list[SegmentRecord]]


class IndicatorRecord(Record, frozen=True):
    """One indicator row. Null: the table has no such column."""

    row: int
    level1: str | None
    level2: str | None
    name: str
    description: str | None
    basis: str | None
    value: str | None
    operator: str | None
    unit: str | None
    weight: str | None
    actual: str | None
    score: str | None
    deviation: str | None
    scoring: str | None
    type: str | None
    remark: str | None
    parsed: ParsedRecord
    segments: IndicatorSegments
    smart: SmartRecord


class TableRecord(Record, frozen=True):
    number: int
    project_code: str | None
    project_name: str | None
    purpose: str | None
    goals: list[str]
    budget: BudgetRecord
    schedule: list[ScheduleRecord]
    smart: TableSmartRecord
    segments: TableSegments
    indicators: list[IndicatorRecord]


class LocationRecord(Record, frozen=True):
    """Characters `start`..`end` of a field; `table` 0 is the whole document, `row` 0 the whole table."""

    table: int
    row: int
    field: str
    paragraph: int
    start: int
    end: int
    text: str
    source: str


class EditRecord(Record, frozen=True):
    table: int
    row: int
    field: str
    paragraph: int
    start: int
    end: int
    replacement: str


class FixRecord(Record, frozen=True):
    title: str
    applicability: Applicability
    edits: list[EditRecord]
    result: str


class DiagnosticRecord(Record, frozen=True):
    code: str
    rule: str
    family: Family
    severity: Severity
    message: str
    why: str
    grounds: str
    advice: str
    confidence: float
    location: LocationRecord
    related: list[LocationRecord]
    also: list[str]
    fixes: list[FixRecord]


class SuppressedRecord(DiagnosticRecord, frozen=True):
    """A finding left out: `by` a comment in the document, the configuration or the baseline; `reason` given."""

    by: Literal["comment", "configuration", "baseline"]
    reason: str


class FixedRecord(Record, frozen=True):
    """What the baseline lists and the document no longer has."""

    path: str
    code: str
    words: str
    count: int


class DocumentRecord(Record, frozen=True):
    path: str
    format: str
    year: int | None
    department: DepartmentRecord
    narrative: list[ParagraphRecord]
    notices: list[NoticeRecord]
    tables: list[TableRecord]
    diagnostics: list[DiagnosticRecord]
    suppressed: list[SuppressedRecord]


class UnreadableRecord(Record, frozen=True):
    path: str
    reason: str


class Summary(Record, frozen=True):
    documents: int
    unreadable: int
    tables: int
    indicators: int
    error: int
    warning: int
    info: int
    suppressed: int


class Payload(Record, frozen=True):
    """The one object of the JSON output; `remarks` are sentences on the settings."""

    schema_version: int
    tool: Tool
    documents: list[DocumentRecord]
    unreadable: list[UnreadableRecord]
    fixed: list[FixedRecord]
    remarks: list[str]
    summary: Summary
