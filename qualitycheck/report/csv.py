"""One finding a line in each project that has it, for Excel: no cell of it can become a formula."""

from __future__ import annotations

import csv
import io

from qualitycheck.document.diagnostic import Diagnostic
from qualitycheck.document.document import Document
from qualitycheck.document.result import Result
from qualitycheck.report.excerpt import printable, repair
from qualitycheck.report.finding import find_fix
from qualitycheck.report.labels import FIELDS, NARRATIVE, PROJECT_SHORT, SEVERITIES
from qualitycheck.report.style import Style

COLUMNS = ("文件", "项目", "行", "指标", "字段", "原文", "级别", "编号", "问题", "依据", "建议")
_RELATED = "{message}（本项目另有{count}处）"
_ELSEWHERE = "同{project}：{message}"
# A cell that begins with one of these is a formula to Excel.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render_csv(result: Result, style: Style) -> str:
    """The findings as a table; `style` changes nothing in it."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    for checked in result.documents:
        lines = [(number, found) for found in checked.diagnostics for number in found.tables]
        for number, found in sorted(lines, key=lambda one: one[0]):
            writer.writerow(map(escape_formula, _row(checked.document, found, number)))
    return target.getvalue()


def escape_formula(cell: str) -> str:
    """The cell without control characters, an apostrophe before it where Excel would calculate it."""
    plain = printable(cell)
    return f"'{plain}" if plain.startswith(_FORMULA_STARTS) else plain


def _row(document: Document, found: Diagnostic, number: int) -> tuple[str, ...]:
    """The finding as the table of that number has it: its first place there, and how many more."""
    places = [place for place in found.places if place.table == number]
    at, main = places[0], found.location
    message = found.message
    if main.table != number:
        project = PROJECT_SHORT.format(number=main.table) if main.table else NARRATIVE
        message = _ELSEWHERE.format(project=project, message=message)
    if len(places) > 1:
        message = _RELATED.format(message=message, count=len(places) - 1)
    fix = find_fix(found, at)
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
        repair(document, fix) if fix else found.advice,
    )


def _project(document: Document, number: int) -> str:
    if not number:
        return ""
    return document.tables[number - 1].project_name.text or PROJECT_SHORT.format(number=number)
