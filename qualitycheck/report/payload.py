"""The machine-readable result: records whose fields are the keys of the JSON, in its order.

The JSON Schema is generated from these types. A key more is free; one renamed, retyped or dropped is a new
`SCHEMA_VERSION`. A key whose part the document does not have is null.
"""

from __future__ import annotations

import msgspec

from qualitycheck.document.diagnostic import Applicability, Family, Severity

SCHEMA_VERSION = 1


class Record(msgspec.Struct, frozen=True):
    """Base of every object in the JSON."""


class Tool(Record, frozen=True):
    name: str
    version: str


class DepartmentRecord(Record, frozen=True):
    code: str | None
    name: str | None


class ParagraphRecord(Record, frozen=True):
    paragraph: int
    text: str


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


class TableRecord(Record, frozen=True):
    number: int
    project_code: str | None
    project_name: str | None
    purpose: str | None
    goals: list[str]
    budget: BudgetRecord
    schedule: list[ScheduleRecord]
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


class DocumentRecord(Record, frozen=True):
    path: str
    format: str
    year: int | None
    department: DepartmentRecord
    narrative: list[ParagraphRecord]
    notices: list[NoticeRecord]
    tables: list[TableRecord]
    diagnostics: list[DiagnosticRecord]


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


class Payload(Record, frozen=True):
    """The one object of the JSON output."""

    schema_version: int
    tool: Tool
    documents: list[DocumentRecord]
    unreadable: list[UnreadableRecord]
    summary: Summary
