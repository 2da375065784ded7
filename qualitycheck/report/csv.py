"""One finding a line, for Excel: no cell of it can become a formula."""

from __future__ import annotations

import csv
import io

from qualitycheck.document.diagnostic import Diagnostic
from qualitycheck.document.document import Document
from qualitycheck.document.result import Result
from qualitycheck.report.excerpt import printable, repair
from qualitycheck.report.labels import FIELDS, PROJECT_SHORT, SEVERITIES
from qualitycheck.report.style import Style

COLUMNS = ("文件", "项目", "行", "指标", "字段", "原文", "级别", "编号", "问题", "依据", "建议")
_RELATED = "{message}（另有{count}处）"
# A cell that begins with one of these is a formula to Excel.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render_csv(result: Result, style: Style) -> str:
    """The findings as a table; `style` changes nothing in it."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    for checked in result.documents:
        for found in checked.diagnostics:
            writer.writerow(map(escape_formula, _row(checked.document, found)))
    return target.getvalue()


def escape_formula(cell: str) -> str:
    """The cell without control characters, an apostrophe before it where Excel would calculate it."""
    plain = printable(cell)
    return f"'{plain}" if plain.startswith(_FORMULA_STARTS) else plain


def _row(document: Document, found: Diagnostic) -> tuple[str, ...]:
    at = found.location
    message = found.message
    if found.related:
        message = _RELATED.format(message=message, count=len(found.related))
    return (
        document.path,
        _project(document, at.table),
        str(at.row) if at.row else "",
        document.field_at(at.table, at.row, "name").text if at.table and at.row else "",
        FIELDS[at.field],
        at.text,
        SEVERITIES[found.severity],
        found.code,
        message,
        found.grounds,
        repair(document, found.fixes[0]) if found.fixes else found.advice,
    )


def _project(document: Document, number: int) -> str:
    if not number:
        return ""
    return document.tables[number - 1].project_name.text or PROJECT_SHORT.format(number=number)
