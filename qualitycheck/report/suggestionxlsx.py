"""Suggestions as a workbook: one line a row, before and after side by side."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from qualitycheck.document.table import Indicator
from qualitycheck.report.excerpt import printable
from qualitycheck.report.package import settle_package
from qualitycheck.report.pairing import KINDS, explain, pair_rows, text_changes
from qualitycheck.suggest.suggestion import DocumentSuggestions, TableSuggestions

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_SIDES = ("level2", "name", "description", "value", "basis")
_TITLES = ("二级指标", "三级指标", "描述", "指标值", "依据")
HEAD = ("文件", "项目", "行", "处理", *(f"原{t}" for t in _TITLES), *(f"建议{t}" for t in _TITLES), "说明")
_WIDTHS = (16, 22, 6, 8, 14, 20, 30, 14, 18, 14, 20, 36, 16, 22, 40)
_SHEET = "修改建议"
_LONGEST = 32_000
"""Characters of a cell; Excel takes 32,767."""
_KEPT = "不变"
_CHANGED = "FFF2CC"


def render_suggestions_xlsx(documents: Iterable[DocumentSuggestions]) -> bytes:
    """The workbook. All cells are text: what begins with = stays what it is."""
    import openpyxl  # noqa: PLC0415  # half a second that only this format needs

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _SHEET
    _fill(sheet, documents)
    data = io.BytesIO()
    book.save(data)
    return settle_package(data.getvalue())


def _fill(sheet: Worksheet, documents: Iterable[DocumentSuggestions]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    changed = PatternFill("solid", fgColor=_CHANGED)
    top = Alignment(vertical="top", wrap_text=True)
    lines = [HEAD, *(line for d in documents for one in d.tables for line in _lines(d.path, one))]
    for number, line in enumerate(lines, 1):
        for column, text in enumerate(line, 1):
            cell: Any = sheet.cell(number, column)
            cell.value = printable(text)[:_LONGEST] or None
            if cell.value is not None:
                cell.data_type = "s"
            cell.alignment = top
            if number == 1:
                cell.font = Font(bold=True)
            elif line[3] != _KEPT and column > 4 + len(_SIDES):
                cell.fill = changed
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"


def _lines(path: str, one: TableSuggestions) -> Iterator[tuple[str, ...]]:
    project = f"{one.before.number} {one.before.project_name.text}"
    for pair in pair_rows(one):
        kind = KINDS[pair.suggestion.kind] if pair.suggestion else _KEPT
        row = str(pair.before.row) if pair.before else ""
        said = "\n".join(explain(pair.suggestion)) if pair.suggestion else ""
        yield (path, project, row, kind, *_side(pair.before), *_side(pair.after), said)
    for what, before, after, suggestion in text_changes(one):
        blank = ("",) * 3
        said = "\n".join(explain(suggestion))
        yield (path, project, "", KINDS["table"], what, before, *blank, what, after, *blank, said)


def _side(row: Indicator | None) -> tuple[str, ...]:
    return tuple(row.field(name).text if row else "" for name in _SIDES)
