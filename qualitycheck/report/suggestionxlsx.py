"""Suggestions as a workbook: one line a row, before and after side by side."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualitycheck.document.table import Indicator
from qualitycheck.openxml.heights import row_height
from qualitycheck.report.excerpt import printable
from qualitycheck.report.package import settle_package
from qualitycheck.report.pairing import KINDS, explain, pair_rows, text_changes
from qualitycheck.suggest.suggestion import DocumentSuggestions, TableSuggestions

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_SIDES = ("level2", "name", "description", "value", "basis")
_TITLES = ("二级指标", "三级指标", "描述", "指标值", "依据")
HEAD = ("文件", "项目", "行", "处理", *(f"原{t}" for t in _TITLES), *(f"建议{t}" for t in _TITLES), "说明")
_WIDTHS = (16, 14, 4, 6, 10, 14, 22, 12, 14, 10, 14, 26, 14, 16, 34)
_MARGIN = 0.4
"""Inches."""
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
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    changed = PatternFill("solid", fgColor=_CHANGED)
    top = Alignment(vertical="top", wrap_text=True)
    line_around = Side(style="thin", color="BFBFBF")
    border = Border(line_around, line_around, line_around, line_around)
    made = list(documents)
    labels = _labels([d.path for d in made])
    lines = [HEAD, *(line for d in made for one in d.tables for line in _lines(labels[d.path], one))]
    for number, line in enumerate(lines, 1):
        # A name of Latin letters breaks where it can, not where the column ends.
        sheet.row_dimensions[number].height = row_height((f"{line[0]}\n", *line[1:]), _WIDTHS)
        for column, text in enumerate(line, 1):
            cell: Any = sheet.cell(number, column)
            cell.value = printable(text)[:_LONGEST] or None
            if cell.value is not None:
                cell.data_type = "s"
            cell.alignment, cell.border = top, border
            if number == 1:
                cell.font = Font(bold=True)
            elif line[3] != _KEPT and column > 4 + len(_SIDES):
                cell.fill = changed
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins.left = sheet.page_margins.right = _MARGIN
    sheet.page_margins.top = sheet.page_margins.bottom = _MARGIN


def _labels(paths: list[str]) -> dict[str, str]:
    """The files by their names alone; with their folders only where two are called the same."""
    names = Counter(Path(path).name for path in paths)
    return {path: Path(path).name if names[Path(path).name] == 1 else path for path in paths}


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
