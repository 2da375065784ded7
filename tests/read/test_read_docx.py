"""Word documents: merged cells, tracked changes, field codes, nested and continued tables."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from docx import Document as WordDocument
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm
from docx.table import Table
from lxml import etree

from qualitycheck.document.document import Document
from qualitycheck.read.open import read_path
from tests.read.documents import HEADER, ROWS, places, texts, written
from tests.read.pictures import png

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@pytest.fixture
def word() -> Word:
    return WordDocument()


def fill(word: Word, rows: Sequence[Sequence[str]]) -> Table:
    table = word.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    return table


def saved(word: Word, folder: Path) -> Document:
    word.save(str(folder / "a.docx"))
    return read_path(folder / "a.docx")


def element(tag: str, *children: BaseOxmlElement, text: str = "", **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    if text:
        made.text = text
    return made


def run(text: str) -> BaseOxmlElement:
    return element("w:r", element("w:t", text=text))


def test_merged_levels_cover_their_rows(word: Word, tmp_path: Path) -> None:
    table = fill(word, [HEADER, ["产出指标", "数量\n指标", "甲", "1个"], ["", "", "乙", "2个"]])
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 1).merge(table.cell(2, 1))
    rows = saved(word, tmp_path).tables[0].indicators
    assert [texts(row, "level1", "level2", "name") for row in rows] == [
        ["产出指标", "数量指标", "甲"],
        ["产出指标", "数量指标", "乙"],
    ]
    assert places(rows[1].level2)[0] == "表格1 行2 列2"


def test_a_cell_over_two_columns_shifts_nothing(word: Word, tmp_path: Path) -> None:
    table = fill(word, [["一级指标", "三级指标", "", "指标值"], ["产出指标", "里程", "", "3公里"]])
    for row in (0, 1):
        table.cell(row, 1).merge(table.cell(row, 2))
    row = saved(word, tmp_path).tables[0].indicators[0]
    assert texts(row, "name", "value") == ["里程", "3公里"]
    assert places(row.value) == ["表格1 行2 列4"]


def test_soft_breaks_are_removed_and_offsets_stay_exact(word: Word, tmp_path: Path) -> None:
    fill(word, [HEADER, ["产出指标", "服务对象\n满意度指标", " 里\n程 ", "3公里"]])
    row = saved(word, tmp_path).tables[0].indicators[0]
    assert texts(row, "level2", "name") == ["服务对象满意度指标", "里程"]
    assert [(p.start, p.end, p.offset) for p in row.name.pieces] == [(0, 1, 1), (1, 2, 3)]


def test_tracked_changes_are_read_as_accepted(word: Word, tmp_path: Path) -> None:
    table = fill(word, [HEADER, ["产出指标", "数量指标", "修路", "3公里"], ["", "", "删去的行", "1个"]])
    paragraph = table.cell(1, 2).paragraphs[0]._p
    paragraph.append(element("w:ins", run("里程"), id="1", author="a"))
    gone = element("w:r", element("w:delText", text="旧"))
    paragraph.append(element("w:del", gone, id="2", author="a"))
    paragraph.append(element("w:moveFrom", run("移走"), id="3", author="a"))
    table.rows[2]._tr.get_or_add_trPr().append(element("w:del", id="4", author="a"))
    assert [row.name.text for row in saved(word, tmp_path).tables[0]] == ["修路里程"]


def test_field_instructions_are_dropped_and_results_kept(word: Word, tmp_path: Path) -> None:
    paragraph = word.add_paragraph("共")._p

    def mark(kind: str) -> BaseOxmlElement:
        return element("w:r", element("w:fldChar", fldCharType=kind))

    code = element("w:r", element("w:instrText", text=" TC 标题 \\f C "))
    paragraph.extend([mark("begin"), code, mark("separate"), run("3"), mark("end"), run("页")])
    paragraph.append(element("w:fldSimple", run("。"), instr=" PAGE "))
    assert [p.text for p in saved(word, tmp_path).narrative] == ["共3页。"]


def test_content_controls_are_looked_through(word: Word, tmp_path: Path) -> None:
    table = fill(word, ROWS)
    body = word.element.body
    content = element("w:sdtContent", table._tbl)
    body.insert(0, element("w:sdt", content))
    assert len(saved(word, tmp_path).tables[0].indicators) == 3


def test_a_text_box_is_read_once(word: Word, tmp_path: Path) -> None:
    def box() -> BaseOxmlElement:
        return element("w:txbxContent", element("w:p", run("框内文字")))

    paragraph = word.add_paragraph("正文")._p
    alternate = etree.Element(f"{COMPATIBILITY}AlternateContent")
    for tag, shape in (("Choice", "w:drawing"), ("Fallback", "w:pict")):
        etree.SubElement(alternate, f"{COMPATIBILITY}{tag}").append(element(shape, box()))
    around = element("w:r")
    around.append(alternate)
    paragraph.append(around)
    assert [p.text for p in saved(word, tmp_path).narrative] == ["正文", "框内文字"]


def test_a_nested_table_belongs_to_the_form_around_it(word: Word, tmp_path: Path) -> None:
    form = fill(word, [["项目名称", "培训"], ["项目编码", "P001234"], ["绩效指标", ""]])
    inner = form.cell(2, 1).add_table(rows=2, cols=4)
    for row, cells in zip(inner.rows, [HEADER, ROWS[1]], strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    tables = saved(word, tmp_path).tables
    assert [(t.project_name.text, [row.name.text for row in t]) for t in tables] == [("培训", ["培训人数"])]


def test_paragraphs_around_the_tables_are_narrative_titles_and_notes(word: Word, tmp_path: Path) -> None:
    word.add_paragraph("一、总体目标")
    word.add_paragraph("本年办好三件事。")
    word.add_paragraph("1、培训费绩效目标表")
    fill(word, ROWS)
    word.add_paragraph("注：不含结转。")
    word.add_paragraph("二、保障措施")
    document = saved(word, tmp_path)
    assert [p.text for p in document.narrative] == ["一、总体目标", "本年办好三件事。", "二、保障措施"]
    assert places(document.narrative[1]) == ["第2段"]
    table = document.tables[0]
    assert (table.title.text, table.notes.text, table.project_name.text) == (
        "1、培训费绩效目标表",
        "注：不含结转。",
        "培训费",
    )


def notices(document: Document) -> list[str]:
    return [notice.text for notice in document.notices]


def test_rows_and_cells_in_content_controls(word: Word, tmp_path: Path) -> None:
    table = fill(word, ROWS)
    row, cell = table.rows[1]._tr, table.cell(2, 3)._tc
    for part in (row, cell):
        around = element("w:sdt", element("w:sdtContent"))
        part.addprevious(around)
        around[0].append(part)
    rows = saved(word, tmp_path).tables[0].indicators
    assert [texts(row, "name", "value") for row in rows] == [[row[2], row[3]] for row in ROWS[1:]]


def test_a_table_in_a_text_box_is_read(word: Word, tmp_path: Path) -> None:
    table = fill(word, ROWS)
    around = element("w:r", element("w:pict", element("w:txbxContent", table._tbl)))
    word.add_paragraph("正文")._p.append(around)
    assert len(saved(word, tmp_path).tables[0].indicators) == 3


def test_an_inserted_row_counts_and_a_deleted_one_does_not(word: Word, tmp_path: Path) -> None:
    table = fill(word, [*ROWS, ["", "", "新增", "1个"], ["", "", "删去", "1个"]])
    table.rows[4]._tr.get_or_add_trPr().append(element("w:ins", id="1", author="a"))
    table.rows[5]._tr.get_or_add_trPr().append(element("w:del", id="2", author="a"))
    names = [row.name.text for row in saved(word, tmp_path).tables[0]]
    assert names == ["培训人数", "培训合格率", "学员满意度", "新增"]


def test_an_embedded_sheet_is_said(word: Word, tmp_path: Path) -> None:
    fill(word, ROWS)
    sheet = '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="{}"/>'
    for program in ("Excel.Sheet.12", "Equation.3"):
        holder = element("w:r", element("w:object"))
        holder[0].append(etree.fromstring(sheet.format(program)))
        word.add_paragraph()._p.append(holder)
    (said,) = notices(saved(word, tmp_path))
    assert "1个 Excel" in said


@pytest.mark.parametrize(("centimetres", "count"), [(14.0, 1), (3.0, 0)])
def test_a_large_picture_is_said_and_a_small_one_is_not(
    word: Word, tmp_path: Path, centimetres: float, count: int
) -> None:
    fill(word, ROWS)
    word.add_picture(str(written(tmp_path, "a.png", png(40, 20, 20))), width=Cm(centimetres))
    said = notices(saved(word, tmp_path))
    assert len(said) == count
    assert all("1张大图片" in text for text in said)


def test_a_large_picture_of_an_older_word_is_said(word: Word, tmp_path: Path) -> None:
    fill(word, ROWS)
    shape = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:{}pt;height:200pt"><v:imagedata/></v:shape>'
    for width in (400, 20):
        holder = element("w:r", element("w:pict"))
        holder[0].append(etree.fromstring(shape.format(width)))
        word.add_paragraph()._p.append(holder)
    (said,) = notices(saved(word, tmp_path))
    assert "1张大图片" in said


def test_indicators_in_a_header_are_said_and_letterheads_are_not(word: Word, tmp_path: Path) -> None:
    fill(word, ROWS)
    header = word.sections[0].header
    letterhead = header.add_table(1, 2, Cm(10))
    letterhead.cell(0, 0).text = "云溪县林业局文件"
    assert not notices(saved(word, tmp_path))
    table = header.add_table(2, 4, Cm(10))
    for cells, row in zip(table.rows, ROWS, strict=False):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    (said,) = notices(saved(word, tmp_path))
    assert "页眉" in said


def test_a_broken_header_does_not_refuse_the_text(word: Word, tmp_path: Path) -> None:
    fill(word, ROWS)
    word.sections[0].header.paragraphs[0].text = "页眉"
    word.save(str(tmp_path / "whole.docx"))
    with (
        zipfile.ZipFile(tmp_path / "whole.docx") as whole,
        zipfile.ZipFile(tmp_path / "a.docx", "w") as broken,
    ):
        for name in whole.namelist():
            broken.writestr(name, b"<w:hdr" if "header" in name else whole.read(name))
    assert len(read_path(tmp_path / "a.docx").tables[0].indicators) == 3


@pytest.mark.parametrize("change", [lambda p: p.replace("w:tr", "w:xx"), lambda p: p])
def test_a_strange_part_never_stops_the_reader(
    word: Word, tmp_path: Path, change: Callable[[str], str]
) -> None:
    word.add_paragraph(change("w:tr"))
    assert saved(word, tmp_path).narrative
