"""Excel workbooks: the cell changed and marked, everything else untouched; read back with openpyxl."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from qualitycheck.document.field import Origin
from qualitycheck.document.limits import Limits
from qualitycheck.openxml.listing import add_sheet
from qualitycheck.openxml.styles import MARK
from qualitycheck.suggest.placement import MOVED, CellEdit
from qualitycheck.suggest.workbook import FORMULA, open_workbook
from tests.suggest.wordfiles import members

LIMITS = Limits()


def edit(row: int, column: int, start: int, old: str, new: str) -> CellEdit:
    return CellEdit(Origin("sheet", "表", row, column), start, start + len(old), old, new)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "表"
    sheet.append(["名称", "值", "单位", "公式", "百分"])
    sheet.append(["车连", "≥100百分比", None, "=1+1", 0.95])
    sheet.append(["数", 480000])
    sheet["A2"].font = Font(bold=True)
    sheet["E2"].number_format = "0%"
    red = InlineFont(color="FFFF0000")
    sheet["A3"] = CellRichText("公务", TextBlock(red, "车连"), "管理")
    book.create_sheet("其他")["A1"] = "不动"
    target = tmp_path / "a.xlsx"
    book.save(target)
    return target


def change(path: Path, *edits: CellEdit) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write(path, *edits)), rich_text=True)


def write(path: Path, *edits: CellEdit) -> bytes:
    with open_workbook(path, LIMITS) as book:
        assert [book.obstacle(one) for one in edits] == [""] * len(edits)
        return book.write(edits)


def test_a_text_is_changed_and_marked(path: Path) -> None:
    cell = change(path, edit(2, 1, 1, "连", "辆"))["表"]["A2"]
    assert (cell.value, cell.fill.fgColor.rgb, cell.font.bold) == ("车辆", MARK, True)


def test_a_text_that_begins_like_a_formula_stays_text(path: Path) -> None:
    cell = change(path, edit(2, 2, 0, "≥", "="), edit(2, 2, 4, "百分比", "%"))["表"]["B2"]
    assert (cell.value, cell.data_type) == ("=100%", "s")


def test_a_number_stays_a_number(path: Path) -> None:
    cell = change(path, edit(3, 2, 0, "48", "46"))["表"]["B3"]
    assert (cell.value, cell.data_type) == (460000, "n")


def test_a_percentage_becomes_the_text_it_shows(path: Path) -> None:
    assert change(path, edit(2, 5, 0, "", "≥"))["表"]["E2"].value == "≥95%"


def test_a_blank_cell_is_filled(path: Path) -> None:
    book = change(path, edit(2, 3, 0, "", "%"), edit(9, 2, 0, "", "元"))
    assert (book["表"]["C2"].value, book["表"]["B9"].value) == ("%", "元")


def test_the_formatting_inside_a_cell_stays(path: Path) -> None:
    value = change(path, edit(3, 1, 3, "连", "辆"))["表"]["A3"].value
    assert [str(part) for part in value] == ["公务", "车辆", "管理"]
    assert value[1].font.color.rgb == "FFFF0000"


@pytest.mark.parametrize(
    ("formula", "shown", "expected"),
    [
        (b"<f>1+1</f><v>2</v>", "2", FORMULA),
        (b"<f>1+1</f><v></v>", "=1+1", FORMULA),
        (b'<f>H1&amp;"1"</f><v></v>', '=H1&"1"', FORMULA),
        ("<f>100百分比</f><v></v>".encode(), "=100百分比", ""),
    ],
)
def test_a_formula_is_left_alone_but_no_figure_with_its_sign(
    path: Path, formula: bytes, shown: str, expected: str
) -> None:
    made = path.with_name("b.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<f>1+1</f><v></v>", formula))
    with open_workbook(made, LIMITS) as book:
        assert book.obstacle(edit(2, 4, 0, shown, "3")) == expected


def test_other_words_than_were_read_are_left_alone(path: Path) -> None:
    with open_workbook(path, LIMITS) as book:
        assert book.obstacle(edit(2, 1, 0, "卡", "车")) == MOVED


def test_untouched_parts_stay_byte_for_byte(path: Path) -> None:
    before, after = members(path.read_bytes()), members(write(path, edit(2, 1, 1, "连", "辆")))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"xl/worksheets/sheet1.xml", "xl/styles.xml"}


def test_the_added_sheet_holds_plain_texts_and_has_a_name_of_its_own(path: Path) -> None:
    data = path.read_bytes()
    for _ in range(2):
        data = add_sheet(data, "其他", [("序号", "改为"), ("1", "=1+1\x00")], (6, 20))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["表", "其他", "其他2", "其他3"]
    assert (book["其他2"]["B2"].value, book["其他2"]["B2"].data_type) == ("=1+1", "s")


def test_words_that_look_like_an_escape_are_read_as_written(path: Path) -> None:
    value = change(path, edit(2, 3, 0, "", "_x0041_"))["表"]["C2"].value
    assert value == "_x0041_"


def test_a_sheet_is_added_where_the_workbook_lies_at_the_root_of_its_archive(path: Path) -> None:
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(path.with_name("b.xlsx"), "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(b"/xl/workbook.xml", b"/workbook.xml")
            data = data.replace(b'Target="xl/workbook.xml"', b'Target="workbook.xml"')
            moved = {
                "xl/workbook.xml": "workbook.xml",
                "xl/_rels/workbook.xml.rels": "_rels/workbook.xml.rels",
            }
            new.writestr(moved.get(name, name), data)
    data = add_sheet(path.with_name("b.xlsx").read_bytes(), "其他", [("改为",)], (6,))
    assert openpyxl.load_workbook(io.BytesIO(data))["其他2"]["A1"].value == "改为"
    assert not any(name.startswith("/") for name in members(data))
