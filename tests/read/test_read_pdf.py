"""PDF with text: ruled tables, page breaks, running heads, broken lines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from qualitycheck.document.document import Document
from qualitycheck.read.open import read_path
from tests.read.documents import HEADER, ROWS, places, texts
from tests.read.pdfs import HEIGHT, Canvas, write_pdf

WIDTHS = [80.0, 90.0, 170.0, 100.0]
LONG = "按照年度工作计划举办防火巡护培训班并完成考核的护林员人数占全部在册护林员人数的比例"


def read(folder: Path, *pages: Canvas) -> Document:
    return read_path(write_pdf(folder / "a.pdf", pages))


def values(document: Document) -> list[list[str]]:
    return [texts(row, "level1", "level2", "name", "value") for table in document.tables for row in table]


def test_a_table_and_its_places(tmp_path: Path) -> None:
    page = Canvas()
    page.text(50, 60, "1、护林员培训绩效目标表")
    page.table(100, WIDTHS, ROWS)
    document = read(tmp_path, page)
    table = document.tables[0]
    assert table.title.text == "1、护林员培训绩效目标表"
    assert values(document)[1] == ["产出指标", "质量指标", "培训合格率", "≥95%"]
    assert places(table.indicators[0].value) == ["第1页 行2 列4"]
    assert places(table.title) == ["第1页 第1行"]
    assert table.indicators[0].value.pieces[0].origin.box == (390, 120, 490, 140)


def test_merged_and_vertical_cells(tmp_path: Path) -> None:
    page = Canvas()
    page.table(100, [20.0, *WIDTHS[1:]], [["一\n级", *HEADER[1:]]])
    page.cell(50, 132, 70, 232, "产\n出\n指\n标")
    for row in range(5):
        page.table(132 + 20 * row, WIDTHS[1:], [["数量指标", f"村庄{row}", f"≥{row + 1}个"]], left=70)
    rows = values(read(tmp_path, page))
    assert rows == [["产出指标", "数量指标", f"村庄{row}", f"≥{row + 1}个"] for row in range(5)]


def test_lines_of_a_cell_flow_and_written_breaks_stay(tmp_path: Path) -> None:
    page = Canvas()
    goals = f"1、{LONG}达到九成。\n2、办好培训班。\n3、" + "巡" * 42 + "。\n4、完成。"
    page.table(100, [80, 360], [["项目名称", "护林员培训"], ["绩效目标", goals]])
    page.table(300, WIDTHS, ROWS)
    assert read(tmp_path, page).tables[0].goals.text == goals


def two_pages(rows: list[list[str]], top: float, header: bool) -> tuple[Canvas, Canvas]:
    first, second = Canvas(), Canvas()
    first.table(700, WIDTHS, ROWS)
    second.table(top, WIDTHS, [HEADER, *rows] if header else rows)
    return first, second


def test_a_table_goes_on_with_and_without_its_header(tmp_path: Path) -> None:
    more = [["", "", "学员好评率", "≥80%"], ["", "", "投诉", "≤1次"]]
    for header in (True, False):
        document = read(tmp_path, *two_pages(more, 60, header))
        assert len(document.tables) == 1
        assert [row[2] for row in values(document)] == [
            "培训人数",
            "培训合格率",
            "学员满意度",
            "学员好评率",
            "投诉",
        ]
        assert document.tables[0].indicators[3].level1.text == "满意度指标"


def test_a_project_behind_the_break_is_another_one(tmp_path: Path) -> None:
    first, second = two_pages([], 400, False)
    second.table(60, [80, 360], [["项目名称", "巡护"], ["绩效目标", "完成巡护。"]])
    second.table(100, WIDTHS, ROWS)
    assert [table.project_name.text for table in read(tmp_path, first, second).tables] == ["", "巡护"]


def test_a_row_cut_by_the_break_is_one_row(tmp_path: Path) -> None:
    first, second = Canvas(), Canvas()
    widths = [80.0, 90.0, 110.0, 110.0, 80.0]
    header = [*HEADER[:3], "绩效指标描述", "指标值"]
    first.table(740, widths, [header, ["产出指标", "数量指标", "培训人数", LONG[:20], "≥9人"]])
    second.table(60, widths, [["", "", "", LONG[20:], ""], ["", "质量指标", "合格率", "合格的比例", "≥95%"]])
    rows = read(tmp_path, first, second).tables[0].indicators
    assert [texts(row, "name", "description", "value") for row in rows] == [
        ["培训人数", LONG, "≥9人"],
        ["合格率", "合格的比例", "≥95%"],
    ]
    assert places(rows[0].description) == ["第1页 行2 列4", "第2页 行1 列4"]


def test_a_row_cut_through_written_breaks_is_one_row(tmp_path: Path) -> None:
    first, second = Canvas(), Canvas()
    widths = [80.0, 90.0, 70.0, 70.0, 80.0]
    first.table(740, widths, [[*HEADER, "权重"], ["满意度", "服务对象", "展演观众满意", "≥90%", "10"]])
    second.table(60, widths, [["指标", "满意度指标", "度", "", ""]])
    row = read(tmp_path, first, second).tables[0].indicators[0]
    assert texts(row, "level1", "level2", "name", "value") == [
        "满意度指标",
        "服务对象满意度指标",
        "展演观众满意度",
        "≥90%",
    ]


def test_a_label_cut_before_its_brackets_is_one_label(tmp_path: Path) -> None:
    first, second = Canvas(), Canvas()
    money = [["年度资金总额", "620.00"], ["其中：财政拨款", "620.00"]]
    first.table(720, [80, 340], [["项目名称", "路灯维护"], ["绩效目标", "维护路灯。"]])
    first.cell(50, 760, 130, 780, "项目资金")
    first.table(760, [170, 170], [["资金", "预算数"]], left=130)
    second.cell(50, 60, 130, 100, "（万元）")
    second.table(60, [170, 170], money, left=130)
    second.table(100, [80.0, 90, 150, 100], ROWS)
    budget = read(tmp_path, first, second).tables[0].budget
    assert (budget.unit, budget.total.text) == ("万元", "620.00")


def test_a_row_without_a_value_behind_the_break_stays_a_row(tmp_path: Path) -> None:
    document = read(tmp_path, *two_pages([["", "", "学员好评率", ""]], 60, False))
    assert values(document)[-1] == ["满意度指标", "服务对象满意度指标", "学员好评率", ""]


def test_a_merged_level_is_carried_over_the_break(tmp_path: Path) -> None:
    first, second = Canvas(), Canvas()
    first.table(700, WIDTHS, [HEADER, ["产出指标", "数量指标", "甲", "1个"]])
    first.cell(50, 740, 130, 780, "")
    second.cell(50, 60, 130, 100, "效益指标")
    for page, tops in ((first, (740, 760)), (second, (60, 80))):
        for row, top in enumerate(tops):
            page.table(top, WIDTHS[1:], [["社会效益指标", f"乙{top}", f"{row + 2}个"]], left=130)
    rows = values(read(tmp_path, first, second))
    assert [row[0] for row in rows] == ["产出指标"] + ["效益指标"] * 4


def test_running_heads_and_page_numbers_are_kept_out(tmp_path: Path) -> None:
    pages = []
    for number in range(1, 4):
        page = Canvas()
        page.text(200, 30, "云溪县林业局2024年部门预算", 9)
        page.text(290, 810, f"— {number} —", 9)
        page.table(72, WIDTHS, ROWS if number == 1 else [["", "", f"指标{number}名称", "1个"]] * 30)
        pages.append(page)
    document = read(tmp_path, *pages)
    assert [len(table.indicators) for table in document.tables] == [63]
    assert document.narrative == ()


def test_a_title_on_every_page_is_no_running_head(tmp_path: Path) -> None:
    pages = []
    for _ in range(3):
        page = Canvas()
        page.text(200, 60, "项目支出绩效目标表", 16)
        page.table(90, WIDTHS, ROWS)
        pages.append(page)
    assert len(read(tmp_path, *pages).tables) == 3


def test_lines_make_paragraphs_across_pages(tmp_path: Path) -> None:
    first, second = Canvas(), Canvas()
    first.text(50, 60, "一、总体目标", 14)
    first.text(70, 100, LONG[:38])
    first.text(50, 118, LONG[38:])
    first.text(70, 136, LONG[:38])
    second.text(50, 60, LONG[38:])
    second.text(70, 78, "完成率≥90%。")
    assert [p.text for p in read(tmp_path, first, second).narrative] == [
        "一、总体目标",
        LONG,
        LONG,
        "完成率≥90%。",
    ]


def test_a_form_line_keeps_its_gaps(tmp_path: Path) -> None:
    page = Canvas()
    page.text(50, 80, "填报单位：云溪县林业局")
    page.text(300, 80, "单位：万元")
    page.table(100, WIDTHS, ROWS)
    document = read(tmp_path, page)
    assert (document.department.name, document.tables[0].budget.unit) == ("云溪县林业局", "万元")


def test_bold_by_printing_twice_and_watermarks(tmp_path: Path) -> None:
    page = Canvas()
    page.table(100, WIDTHS, ROWS)
    page.text(55.3, 102.5, "一级指标")
    page.operators.append(
        "BT /F0 60 Tf .7 .7 -.7 .7 100 300 Tm <" + "内部资料".encode("utf-16-be").hex() + "> Tj ET"
    )
    document = read(tmp_path, page)
    assert len(values(document)) == 3
    assert document.narrative == ()


def test_thin_bars_are_lines_and_fills_are_not(tmp_path: Path) -> None:
    page = Canvas()
    page.table(100, WIDTHS, ROWS)
    page.operators = [op.replace(" re S", " re f") if op.endswith(" re S") else op for op in page.operators]
    for x in (50, 130, 220, 390, 490):
        page.operators.append(f"{x} {HEIGHT - 192} 0.5 92 re f")
    for y in (100, 120, 140, 160, 192):
        page.operators.append(f"50 {HEIGHT - y} 440 0.5 re f")
    page.operators.append(f"222 {HEIGHT - 138} 60 12 re f")
    assert len(values(read(tmp_path, page))) == 3


def test_tables_side_by_side_on_a_wide_page(tmp_path: Path) -> None:
    page = Canvas(595)
    page.table(100, [60.0, 60, 80, 60], ROWS)
    page.table(100, [60.0, 60, 80, 60], ROWS[:3], left=400)
    document = read_path(write_pdf(tmp_path / "a.pdf", [page], width=842))
    assert sorted(row[2] for row in values(document)) == sorted(
        [*(r[2] for r in ROWS[1:]), "培训人数", "培训合格率"]
    )


def test_a_document_without_a_table_says_so(tmp_path: Path) -> None:
    page = Canvas()
    page.text(50, 60, "本年完成培训三期。")
    document = read(tmp_path, page)
    assert [p.text for p in document.narrative] == ["本年完成培训三期。"]
    assert "没有找到绩效指标表" in document.notices[0].text


@pytest.mark.parametrize("dashed", [False, True])
def test_lines_drawn_one_by_one_make_a_table(tmp_path: Path, dashed: bool) -> None:
    page = Canvas()
    page.table(100, WIDTHS, ROWS)
    page.operators = [op for op in page.operators if not op.endswith(" re S")]
    for y in (100, 120, 140, 160, 192):
        ends = range(50, 490, 4) if dashed else (50, 130, 220, 390)
        for start, end in zip(ends, [*ends[1:], 490], strict=True):
            page.line(start, y, end - 2 * dashed, y)
    for x in (50, 130, 220, 390, 490):
        page.line(x, 100, x, 192)
        page.line(x + 0.4, 100, x + 0.4, 192)
    assert len(values(read(tmp_path, page))) == 3


@pytest.mark.parametrize("level", [False, True])
def test_a_table_without_lines_is_said(tmp_path: Path, level: bool) -> None:
    page = Canvas()
    page.text(50, 60, "本年完成培训三期。")
    page.table(100, WIDTHS, ROWS)
    page.operators = [op for op in page.operators if not op.endswith(" re S")]
    for y in (100, 120, 192) if level else ():
        page.line(50, y, 490, y)
    document = read(tmp_path, page)
    assert document.tables == ()
    assert "没有框线" in document.notices[0].text
    assert document.notices[0].source == "第1页 第2行"


def test_text_is_checked_without_any_library_for_documents() -> None:
    code = (
        "import sys; from qualitycheck.session import check_text\n"
        "check_text('一级指标\\t二级指标\\t三级指标\\t指标值\\n产出指标\\t数量指标\\t人数\\t1人\\n')\n"
        "heavy = {'pypdfium2', 'pdfminer', 'doc2docx', 'olefile', 'rapidocr', 'onnxruntime',"
        " 'cv2', 'docx', 'PIL', 'openpyxl', 'python_calamine'}\n"
        "print(heavy & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
