"""Tables for people fit the width of a page, and their heads stand on each."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from qualitycheck.advice import suggest_path
from qualitycheck.config import Configuration
from qualitycheck.correction import correct_path
from qualitycheck.openxml.heights import LINE, row_height
from qualitycheck.report.changes import SHEET
from qualitycheck.report.opinion import render_opinions
from qualitycheck.report.phrasing import load_phrases
from qualitycheck.report.suggestiondocx import render_suggestions_docx
from qualitycheck.report.suggestionxlsx import render_suggestions_xlsx
from qualitycheck.session import check_path
from tests.read.documents import HEADER, ROWS

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "examples" / "样例.txt"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fits(sheet: Worksheet) -> bool:
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0
    return bool(sheet.sheet_properties.pageSetUpPr.fitToPage)


def test_suggestions_in_a_workbook() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(render_suggestions_xlsx(suggest_path(SAMPLE)))).active
    assert fits(sheet)
    assert all(sheet.row_dimensions[number].height >= LINE for number in range(1, sheet.max_row + 1))


def test_the_list_of_changes(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [HEADER, *ROWS[1:], ["产出指标", "质量指标", "培训合格率", "≥95百分比"]]:
        book.active.append(list(row))
    book.save(tmp_path / "a.xlsx")
    made = correct_path(tmp_path / "a.xlsx", tmp_path / "b.xlsx", Configuration(select=("QU001",)))
    assert made.data is not None
    sheet = openpyxl.load_workbook(io.BytesIO(made.data))[SHEET]
    assert fits(sheet)
    assert sheet["G2"].alignment.wrap_text


def test_tables_in_word() -> None:
    made = docx.Document(io.BytesIO(render_suggestions_docx(suggest_path(SAMPLE))))
    ((_, letter),) = render_opinions(check_path(SAMPLE), load_phrases(), by_project=False)
    section = made.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in made.tables:
        assert sum(column.width for column in table.columns) <= room
    for table in (*made.tables, *docx.Document(io.BytesIO(letter)).tables):
        first, *others = table.rows
        assert first._tr.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row._tr.find(f"{W}trPr/{W}tblHeader") is None for row in others)


@pytest.mark.parametrize(
    ("texts", "lines"), [(["指标"], 1), (["一二三四五六"], 2), (["一\n二\n三"], 3), (["", "x"], 1)]
)
def test_a_row_is_as_high_as_its_longest_cell(texts: list[str], lines: int) -> None:
    assert row_height(texts, [11] * len(texts)) == LINE * lines + 3
