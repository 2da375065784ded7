"""The result as an Excel workbook: the same bytes for the same result."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from xlsxwriter import Workbook

from qualitycheck.document.result import Result
from qualitycheck.report.style import Style
from qualitycheck.report.xlsx.contents import list_sheets
from qualitycheck.report.xlsx.sheet import Formats, write_sheet

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_TITLE = "绩效目标检查结果"
# Of the file format's own age: a report says nothing of when it was made, so that two can be compared.
_CREATED = datetime(1980, 1, 1, tzinfo=UTC)


def render_xlsx(result: Result, style: Style) -> bytes:
    """The workbook; `style` changes nothing in it."""
    target = io.BytesIO()
    with Workbook(target, _OPTIONS) as workbook:
        workbook.set_properties({"title": _TITLE, "created": _CREATED})
        formats = Formats(workbook)
        for sheet in list_sheets(result):
            write_sheet(workbook, formats, sheet)
    return target.getvalue()
