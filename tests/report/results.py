"""Results to render: the exam's documents, and one whose every text would do harm if it could."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from qualitycheck import check_path
from qualitycheck.document.diagnostic import (
    Applicability,
    Diagnostic,
    Edit,
    Family,
    Fix,
    Location,
    Severity,
)
from qualitycheck.document.document import Department, Document, Notice
from qualitycheck.document.field import Field
from qualitycheck.document.result import CheckedDocument, Result, Unreadable
from qualitycheck.document.smart import Reason, SmartScore, TableScore
from qualitycheck.document.table import Budget, Indicator, ProjectTable, SchedulePoint

EXAM = Path(__file__).resolve().parents[3] / "shared" / "exam" / "files"
needs_exam = pytest.mark.skipif(not EXAM.is_dir(), reason="the exam's documents are not here")
HARM = (
    '=HYPERLINK("http://evil.example/","x")',
    "<script>document.title='owned'</script>",
    "</style><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "\u202e倒\u2066写\x00\x07\x1b[31m",
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "_x0041_ \uffff",
)


@cache
def exam_result() -> Result:
    """All of the exam's documents, checked once."""
    return check_path(EXAM)


def hostile_result() -> Result:
    """A document made of harm: every field, name, message and path, a long cell, two findings over one word."""
    rows = tuple(
        Indicator(
            number, Field(text), level1=Field(text), level2=Field(text), description=Field(text * 2),
            value=Field(text), basis=Field("长" * 40_000 if number == 1 else text),
        )
        for number, text in enumerate(HARM, 1)
    )  # fmt: skip
    table = ProjectTable(
        1, rows, frozenset({"level1", "level2", "name", "description", "value", "basis"}),
        project_code=Field(HARM[1]), project_name=Field(HARM[0]), purpose=Field(HARM[2]), goals=Field("\n".join(HARM)),
        budget=Budget(Field(HARM[5]), Field(HARM[6])), schedule_points=(SchedulePoint(HARM[1], Field(HARM[0])),),
    )  # fmt: skip
    document = Document(
        "=cmd\udcff<b>.txt", "txt", (table,), (Field(HARM[1]), Field(HARM[4])), 2025,
        Department(HARM[0], HARM[2]), (Notice(HARM[2], HARM[1]),),
    )  # fmt: skip
    found = tuple(_finding(number, text) for number, text in enumerate(HARM, 1))
    beside = replace(found[0], code="QX002", location=Location(1, 1, "value", 0, 3, 9, HARM[0][3:9]))
    narrative = replace(found[1], location=Location(0, 0, "text", 1, 0, 8, HARM[1][:8]), related=(), fixes=())
    score = SmartScore((35.0, 60.0, 60.0, 85.0, 90.0), (1, 2, 2, 3, 4), (Reason("S", -50, HARM[1]),))
    scores = (TableScore(1, score, "差", (score,) * len(rows)),)
    checked = CheckedDocument(document, (narrative, *found, beside), (), scores)
    return Result((checked,), (Unreadable(HARM[0], HARM[2]),))


def _finding(row: int, text: str) -> Diagnostic:
    fix = Fix(text, Applicability.SUGGESTED, (Edit(1, row, "value", 0, 4, text),), text + text[4:])
    other = 1 + row % len(HARM)
    return Diagnostic(
        "QX001", "x", Family.VALUE, Severity.ERROR, text, text, 0.9,
        Location(1, row, "value", 0, 0, 6, text[:6]), text, text,
        related=(Location(1, other, "name", 0, 0, 2, HARM[other - 1][:2]),), fixes=(fix,),
    )  # fmt: skip
