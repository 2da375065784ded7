"""Workbooks and delimited text: typed values, percentages, projects in rows, encodings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from qualitycheck.document.document import Document
from qualitycheck.read.open import read_path
from tests.read.documents import HEADER, ROWS, places, texts


@pytest.fixture
def book() -> Workbook:
    return Workbook()


def sheet(book: Workbook) -> Worksheet:
    active = book.active
    assert isinstance(active, Worksheet)
    return active


def saved(book: Workbook, folder: Path) -> Document:
    book.save(folder / "a.xlsx")
    return read_path(folder / "a.xlsx")


def fill(target: Worksheet, rows: Sequence[Sequence[object]]) -> None:
    for row in rows:
        target.append(list(row))


@pytest.mark.parametrize(
    ("value", "shape", "expected"),
    [
        (95, "General", "95"),
        (95.0, "0.00", "95"),
        (3.5, "General", "3.5"),
        (0.1 + 0.2, "General", "0.3"),
        (0.95, "0%", "95%"),
        (0.955, "0.0%", "95.5%"),
        (0.95, "0.00%", "95%"),
        (29 / 30, "0.00%", "96.67%"),
        (0.07, '0.0"年"%', "7%"),
        (date(2025, 9, 3), "yyyy-mm-dd", "2025年9月3日"),
        (datetime(2025, 9, 3, 8, 5), "yyyy-mm-dd hh:mm", "2025年9月3日 8:05"),
        (12345678901, "0", "12345678901"),
        ("=100%", "@", "=100%"),
    ],
)
def test_values_are_read_as_they_are_shown(
    book: Workbook, tmp_path: Path, value: object, shape: str, expected: str
) -> None:
    page = sheet(book)
    fill(page, [HEADER, ["产出指标", "数量指标", "甲", None]])
    page["D2"].value = value  # type: ignore[assignment]
    page["D2"].data_type = "s" if isinstance(value, str) else page["D2"].data_type
    page["D2"].number_format = shape
    row = saved(book, tmp_path).tables[0].indicators[0]
    assert row.value.text == expected
    assert places(row.value) == ["Sheet!D2"]


def test_merged_cells_are_known_by_their_anchor(book: Workbook, tmp_path: Path) -> None:
    page = sheet(book)
    fill(page, [HEADER, *ROWS[1:3]])
    page["A3"] = None
    page.merge_cells("A2:A3")
    rows = saved(book, tmp_path).tables[0].indicators
    assert places(rows[1].level1) == ["Sheet!A2"]


def test_a_project_a_sheet_hidden_ones_too_and_empty_ones_skipped(book: Workbook, tmp_path: Path) -> None:
    fill(sheet(book), [["项目名称", "甲"], *ROWS])
    book.create_sheet("空")
    hidden = book.create_sheet("乙表")
    hidden.sheet_state = "hidden"
    fill(hidden, [["项目名称", "乙"], *ROWS])
    document = saved(book, tmp_path)
    assert [t.project_name.text for t in document.tables] == ["甲", "乙"]
    assert places(document.tables[1].project_name) == ["乙表!B1"]
    assert [notice.text for notice in document.notices] == ["工作表“乙表”是隐藏的，其中的内容也检查了。"]


def test_a_hidden_list_of_choices_is_no_text_of_the_document(book: Workbook, tmp_path: Path) -> None:
    fill(sheet(book), [["项目名称", "甲"], *ROWS])
    choices = book.create_sheet("下拉选项")
    choices.sheet_state = "veryHidden"
    fill(choices, [["产出指标"], ["数量指标"]])
    document = saved(book, tmp_path)
    assert document.narrative == ()
    assert [notice.text for notice in document.notices] == [
        "工作表“下拉选项”是隐藏的，其中没有绩效指标表，没有检查。"
    ]


def test_hidden_rows_and_columns_with_text_are_read_and_said(book: Workbook, tmp_path: Path) -> None:
    page = sheet(book)
    fill(page, [["项目名称", "甲"], *ROWS, ["", "", "藏起的指标", "1个"], ["", "", "又一个", "2个"]])
    for row in (4, 6, 7, 30):
        page.row_dimensions[row].hidden = True
    for column in "BM":
        page.column_dimensions[column].hidden = True
    document = saved(book, tmp_path)
    assert [row.name.text for row in document.tables[0]][-2:] == ["藏起的指标", "又一个"]
    assert [notice.text for notice in document.notices] == [
        "工作表“Sheet”有隐藏的第4、6–7行、B列，其中的内容也检查了。"
    ]


@pytest.mark.parametrize("merged", [True, False])
def test_projects_may_stand_in_columns_of_their_own(book: Workbook, tmp_path: Path, merged: bool) -> None:
    page = sheet(book)
    page.append(["部门预算项目绩效目标表（2024年度）"])
    page.append(["单位名称", "项目名称", "预算数", "年度目标", "绩效指标", None, None, None])
    page.append([None, None, None, None, "一级指标", "三级指标", "指标性质", "指标值"])
    unit = "319301-某镇"
    page.append([unit, "51142324Y01-甲项目", 1260000, "一、办好。\n二、办快。", "产出指标", "村数", "＝", 14])
    page.append([None, None, None, None, None, "人数", "≥", 72])
    page.append([unit, "51142324Y02-乙项目", 476000, "干净。", "产出指标", "面积", "≥", 6.8])
    page.append(["注：金额单位为元。"])
    for area in ("A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:H2", "A1:H1", "A7:H7"):
        page.merge_cells(area)
    for column in "ABCDE" if merged else "":
        page.merge_cells(f"{column}4:{column}5")
    document = saved(book, tmp_path)
    first, second = document.tables
    assert (first.project_code.text, first.project_name.text) == ("51142324Y01", "甲项目")
    assert (first.budget.total.text, first.goals.text) == ("1260000", "一、办好。\n二、办快。")
    assert [texts(row, "level1", "name", "value") for row in first] == [
        ["产出指标", "村数", "＝14"],
        ["产出指标", "人数", "≥72"],
    ]
    assert [texts(row, "name", "value") for row in second] == [["面积", "≥6.8"]]
    assert (document.department.code, document.department.name, document.year) == ("319301", "某镇", 2024)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_delimited_text_in_any_encoding(tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "a.csv"
    rows = [["项目名称", "培训㙍"], ["年度目标", '"一、办班。\n二、合格。"'], *ROWS]
    path.write_text("\n".join(mark.join(row) for row in rows), encoding=encoding)
    table = read_path(path).tables[0]
    assert (table.project_name.text, table.goals.text) == ("培训㙍", "一、办班。\n二、合格。")
    assert places(table.indicators[0].value) == ["a!D4"]
    assert texts(table.indicators[1], "level1", "value") == ["产出指标", "≥95%"]


def test_a_text_that_a_program_stored_as_a_formula_is_read_as_typed(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("一级指标", "二级指标", "三级指标", "指标值"), ("产出指标", "质量指标", "事故次数", "=0次")):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    (table,) = read_path(tmp_path / "a.xlsx").tables
    assert table.indicators[0].value.text == "=0次"
