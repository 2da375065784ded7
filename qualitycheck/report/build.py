"""From a result to the records of the machine-readable output."""

from __future__ import annotations

from typing import Any

from qualitycheck.document.diagnostic import Diagnostic, Edit, Fix, Location, Severity
from qualitycheck.document.document import Document
from qualitycheck.document.result import CheckedDocument, Result
from qualitycheck.document.smart import SmartScore, TableScore
from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.report import payload as records
from qualitycheck.report.segments import describe_indicator, describe_narrative, describe_table
from qualitycheck.report.uri import printable_path
from qualitycheck.text.numbers import print_number
from qualitycheck.text.quantity import parse_value
from qualitycheck.version import __version__

_OPTIONAL_FIELDS = (
    "level1", "level2", "description", "basis", "value", "operator", "unit", "weight",
    "actual", "score", "deviation", "scoring", "type", "remark",
)  # fmt: skip


def build_payload(result: Result) -> records.Payload:
    """The whole output of a run."""
    count = result.count()
    return records.Payload(
        schema_version=records.SCHEMA_VERSION,
        tool=records.Tool("qualitycheck", __version__),
        documents=[_document(checked) for checked in result.documents],
        unreadable=[
            records.UnreadableRecord(printable_path(one.path), one.reason) for one in result.unreadable
        ],
        fixed=[
            records.FixedRecord(printable_path(one.path), one.code, one.words, one.count)
            for one in result.fixed or ()
        ],
        remarks=list(result.remarks),
        summary=records.Summary(
            documents=len(result.documents),
            unreadable=len(result.unreadable),
            tables=result.tables,
            indicators=result.indicators,
            error=count[Severity.ERROR],
            warning=count[Severity.WARNING],
            info=count[Severity.INFO],
            suppressed=len(result.suppressed),
        ),
    )


def _document(checked: CheckedDocument) -> records.DocumentRecord:
    document: Document = checked.document
    return records.DocumentRecord(
        path=printable_path(document.path),
        format=document.format,
        year=document.year,
        department=records.DepartmentRecord(
            document.department.code or None, document.department.name or None
        ),
        narrative=describe_narrative(document),
        notices=[records.NoticeRecord(notice.text, notice.source) for notice in document.notices],
        tables=[
            _table(table, score, checked.words)
            for table, score in zip(document.tables, checked.scores, strict=True)
        ],
        diagnostics=[records.DiagnosticRecord(**_diagnostic(found)) for found in checked.diagnostics],
        suppressed=[
            records.SuppressedRecord(**_diagnostic(one.diagnostic), by=one.by, reason=one.reason)
            for one in checked.suppressed
        ],
    )


def _table(table: ProjectTable, score: TableScore, words: tuple[str, ...]) -> records.TableRecord:
    budget = table.budget
    return records.TableRecord(
        number=table.number,
        project_code=table.project_code.text or None,
        project_name=table.project_name.text or None,
        purpose=table.purpose.text or None,
        goals=list(table.goal_list),
        budget=records.BudgetRecord(
            budget.total.text or None,
            budget.fiscal.text or None,
            budget.other.text or None,
            budget.unit or None,
        ),
        schedule=[records.ScheduleRecord(point.by, point.percent.text) for point in table.schedule_points],
        smart=records.TableSmartRecord(**_letters(score.smart), grade=score.grade),
        segments=describe_table(table, words),
        indicators=[
            _indicator(table, indicator, smart, words)
            for indicator, smart in zip(table.indicators, score.rows, strict=True)
        ],
    )


def _indicator(
    table: ProjectTable, indicator: Indicator, smart: SmartScore, words: tuple[str, ...]
) -> records.IndicatorRecord:
    texts = {name: _text(table, indicator, name) for name in _OPTIONAL_FIELDS}
    return records.IndicatorRecord(
        row=indicator.row,
        name=indicator.name.text,
        parsed=_parsed(indicator.value.text),
        segments=describe_indicator(indicator, words),
        smart=records.SmartRecord(**_letters(smart)),
        **texts,
    )


def _letters(smart: SmartScore) -> dict[str, Any]:
    reasons = [records.ReasonRecord(r.letter, r.points, r.text, r.code or None) for r in smart.reasons]
    return {"score": smart.score, **dict(smart), "reasons": reasons}


def _text(table: ProjectTable, indicator: Indicator, name: str) -> str | None:
    text = indicator.field(name).text
    return text if text or name in table.columns else None


def _parsed(text: str) -> records.ParsedRecord:
    value = parse_value(text)
    return records.ParsedRecord(
        kind=value.kind,
        operator=value.operator,
        low=None if value.low is None else print_number(value.low),
        high=None if value.high is None else print_number(value.high),
        unit=value.unit.name if value.unit else None,
    )


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "rule": found.rule,
        "family": found.family,
        "severity": found.severity,
        "message": found.message,
        "why": found.why,
        "grounds": found.grounds,
        "advice": found.advice,
        "confidence": found.confidence,
        "location": _location(found.location),
        "related": [_location(place) for place in found.related],
        "also": list(found.also),
        "fixes": [_fix(fix) for fix in found.fixes],
    }


def _location(at: Location) -> records.LocationRecord:
    return records.LocationRecord(
        at.table, at.row, at.field, at.paragraph, at.start, at.end, at.text, at.source
    )


def _fix(fix: Fix) -> records.FixRecord:
    return records.FixRecord(fix.title, fix.applicability, [_edit(edit) for edit in fix.edits], fix.result)


def _edit(edit: Edit) -> records.EditRecord:
    return records.EditRecord(
        edit.table, edit.row, edit.field, edit.paragraph, edit.start, edit.end, edit.replacement
    )
