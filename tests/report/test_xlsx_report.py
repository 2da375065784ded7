"""The Excel workbook, read back by other programs."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from pdfminer.high_level import extract_text
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from qualitycheck import Configuration, check_text
from qualitycheck.document.result import Result
from qualitycheck.errors import UsageError
from qualitycheck.read.office import converted
from qualitycheck.report.style import Style
from qualitycheck.report.xlsx.sheet import Column, Formats, Sheet, write_sheet
from qualitycheck.report.xlsx.workbook import render_xlsx
from tests.read.seed import needs_office
from tests.report.results import HARM, exam_result, hostile_result, needs_exam

# openpyxl does not know the bars of Excel 2010 and says so.
pytestmark = pytest.mark.filterwarnings("ignore:.*xtension is not supported")
SHEETS = ["汇总", "项目", "问题清单", "修改建议"]


def render(result: Result) -> bytes:
    return render_xlsx(result, Style())


def rows_of(data: bytes, sheet: str) -> list[dict[str, Any]]:
    """A sheet's lines by their heads, as calamine reads them."""
    head, *rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python()
    return [dict(zip(head, row, strict=False)) for row in rows]


def test_a_line_for_each_document_project_finding_and_repair(unit_text: str) -> None:
    result = check_text(unit_text, Configuration(select=("QU001",)), "样例.txt")
    data = render(result)
    (document, total), projects = rows_of(data, "汇总"), rows_of(data, "项目")
    assert (document["文件"], document["项目数"], document["指标数"], document["警告"]) == (
        "样例.txt",
        2,
        10,
        2,
    )
    assert total["文件"] == "合计"
    assert {project["项目名称"] for project in projects} == {"森林防火培训", "林区巡护"}
    first, second = rows_of(data, "问题清单")
    assert (first["项目名称"], first["行"], first["指标"], first["字段"], first["原文"]) == (
        "森林防火培训", 2, "培训考核合格率", "指标值", "≥95百分比",
    )  # fmt: skip
    assert first["建议"].startswith("改为：≥95%")
    assert second["问题"].endswith("同上：第5行")
    repairs = [
        (row["问题序号"], row["修改前"], row["修改后"], row["性质"]) for row in rows_of(data, "修改建议")
    ]
    assert repairs == [
        (1, "≥95百分比", "≥95%", "可直接改"),
        (2, "≥98百分比", "≥98%", "可直接改"),
        (2, "≥85百分比", "≥85%", "可直接改"),
    ]


def test_the_words_that_are_meant_stand_out(unit_text: str) -> None:
    data = render(check_text(unit_text, Configuration(select=("QU001",))))
    cell = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)["问题清单"]["H2"].value
    assert isinstance(cell, CellRichText)
    marked = [part.text for part in cell if isinstance(part, TextBlock) and part.font.b and part.font.u]
    assert marked == ["百分比"]


def test_projects_come_weakest_first_with_bars_over_the_scores() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(hostile_result())))
    sheet = book["项目"]
    kinds = {rule.type for ranges in sheet.conditional_formatting for rule in ranges.rules}
    assert kinds == {"dataBar"}
    assert [cell.value for cell in sheet[2]][10:17] == [66, 35, 60, 60, 85, 90, "差"]


@needs_exam
def test_the_ranking_is_ascending() -> None:
    scores = [row["SMART"] for row in rows_of(render(exam_result()), "项目")]
    assert len(scores) == exam_result().tables
    assert scores == sorted(scores)


def test_every_sheet_is_ready_for_work_and_print(unit_text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(check_text(unit_text))))
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet.freeze_panes.endswith("2")
        assert sheet.auto_filter.ref.startswith("A1:")
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.print_title_rows) == (
            "landscape", 0, "$1:$1",
        )  # fmt: skip
    replies = book["问题清单"].data_validations.dataValidation[0]
    assert "已改" in replies.formula1
    assert replies.errorStyle == "warning"


def test_amounts_are_numbers_where_they_can_be(good_text: str) -> None:
    for written, cell in (("50000.00", 50_000), ("50,000", 50_000), ("约5万", "约5万")):
        (project,) = rows_of(render(check_text(good_text.replace("50000.00", written))), "项目")
        assert (project["预算数"], project["金额单位"]) == (cell, "元")


def test_a_reply_may_be_written_but_none_is_there(unit_text: str) -> None:
    assert {row["作者答复"] for row in rows_of(render(check_text(unit_text)), "问题清单")} == {""}


def test_no_text_of_a_document_becomes_a_formula_or_a_link() -> None:
    data = render(hostile_result())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    sheets = [text for name, text in parts.items() if name.startswith("xl/worksheets/")]
    assert not [text for text in sheets if "<f>" in text or "<f " in text or "<hyperlink" in text]
    assert not [
        name for name in parts if "externalLink" in name or ("sheet" in name and name.endswith(".rels"))
    ]
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        texts = [cell for row in sheet.iter_rows(min_row=2) for cell in row if isinstance(cell.value, str)]
        assert {cell.data_type for cell in texts} == {"s"}
        assert all(cell.quotePrefix for cell in texts)


def test_hostile_texts_are_all_there_and_none_is_repaired_by_excel() -> None:
    data = render(hostile_result())
    fields = [row["修改前"] for row in rows_of(data, "修改建议")]
    assert fields[:4] == list(HARM[:4])
    assert fields[4] == " 倒 写   [31m"
    assert fields[7].startswith("_x0041_ ")


def test_a_text_longer_than_a_cell_is_cut() -> None:
    target = io.BytesIO()
    with Workbook(target, {"constant_memory": True}) as workbook:
        rows = [("长" * 40_000,)]
        write_sheet(workbook, Formats(workbook), Sheet("甲", (Column("文字", 10),), rows))
    (row,) = rows_of(target.getvalue(), "甲")
    assert len(row["文字"]) == 32_767
    assert row["文字"].endswith("长…")


def test_more_rows_than_excel_holds_are_refused_and_not_lost() -> None:
    with Workbook(io.BytesIO()) as workbook, pytest.raises(UsageError, match="“甲”超过 Excel 的 3 行上限"):
        sheet = Sheet("甲", (Column("数", 10, "number"),), [(1,), (2,), (3,)])
        write_sheet(workbook, Formats(workbook), sheet, most_rows=3)


def test_the_same_result_gives_the_same_bytes(unit_text: str) -> None:
    result = check_text(unit_text)
    data = render(result)
    assert data == render(result)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert set(re.findall(r"\d{4}-\d\d-\d\d", archive.read("docProps/core.xml").decode())) == {
            "1980-01-01"
        }


def test_nothing_found_and_nothing_read_make_a_workbook_too() -> None:
    assert rows_of(render(Result()), "问题清单") == []


@needs_exam
def test_every_finding_of_the_exam_is_on_its_sheet() -> None:
    data = render(exam_result())
    assert [row["编号"] for row in rows_of(data, "问题清单")] == [d.code for d in exam_result().diagnostics]
    assert len(rows_of(data, "修改建议")) == sum(len(d.fixes) for d in exam_result().diagnostics)


@needs_office
def test_libreoffice_prints_the_marks(unit_text: str, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(render(check_text(unit_text, Configuration(select=("QU001",)))))
    with converted(path, "pdf") as made:
        printed = "".join(extract_text(made).split())
    assert all(name in printed for name in (*SHEETS, "百分比", "≥95%", "作者答复", "第1页"))


def test_an_amount_that_no_spreadsheet_holds_stays_text() -> None:
    text = (Path(__file__).resolve().parents[2] / "corpus" / "examples" / "样例.txt").read_text("utf-8")
    assert "480000.00" in text
    data = render(check_text(text.replace("480000.00", "9" * 320, 1)))
    assert any("9" * 320 in row.values() for row in rows_of(data, "项目"))
