"""Web pages and raw text."""

from __future__ import annotations

import base64
import quopri
from pathlib import Path

import pytest

from qualitycheck.document.field import Field
from qualitycheck.errors import BrokenInput
from qualitycheck.read.open import read_path, read_text
from tests.read.documents import ROWS, places, read_page, texts, tsv

TABLE = """<table><tr><th>一级指标</th><th>二级<br>指标</th><th>三级指标</th><th>指标值</th></tr>
<tr><td rowspan="2">产出指标</td><td>数量指标</td><td>培训
   人数</td><td>&ge;200人次</td></tr><tr><td>质量指标</td><td>合格率</td><td>100&nbsp;%</td></tr></table>"""


def test_spans_breaks_and_entities(tmp_path: Path) -> None:
    rows = read_page(tmp_path, TABLE).tables[0].indicators
    assert [texts(row, "level1", "name", "value") for row in rows] == [
        ["产出指标", "培训人数", "≥200人次"],
        ["产出指标", "合格率", "100\u00a0%"],
    ]


def test_scripts_styles_and_menus_are_no_text(tmp_path: Path) -> None:
    noise = "<nav>首页</nav><script>var a='第一条';</script><style>p{}</style><!-- 注释 -->"
    document = read_page(tmp_path, f"{noise}<p>正文一。<br>正文二。</p><div>正文<b>三</b>。</div>{TABLE}")
    assert [p.text for p in document.narrative] == ["正文一。", "正文二。", "正文三。"]


def test_a_table_that_only_holds_others_is_looked_through(tmp_path: Path) -> None:
    document = read_page(tmp_path, f"<table><tr><td><p>正文。</p>{TABLE}</td></tr></table>")
    assert [p.text for p in document.narrative] == ["正文。"]
    assert len(document.tables[0].indicators) == 2


@pytest.mark.parametrize(("encoding", "meta"), [("utf-8", ""), ("gb18030", ""), ("big5", "big5")])
def test_the_charset_is_declared_or_found(tmp_path: Path, encoding: str, meta: str) -> None:
    path = tmp_path / "a.htm"
    head = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={meta}"></head>'
    text = f"{head if meta else '<html>'}<body><p>年度目標與預算</p></body></html>"
    path.write_text(text, encoding=encoding)
    assert [p.text for p in read_path(path).narrative] == ["年度目標與預算"]


def saved_page(encoding: str, charset: str, transfer: str) -> bytes:
    body = f"<html><head><meta charset={encoding}></head><body><p>正文。</p>{TABLE}</body></html>".encode(
        encoding
    )
    coded = base64.encodebytes(body) if transfer == "base64" else quopri.encodestring(body)
    head = (
        "From: <由 WPS 保存>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="x-x"\r\n\r\n--x-x\r\n'
        f"Content-Type: text/html{charset}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n"
    )
    picture = "\r\n--x-x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n"
    return head.encode() + coded + picture.encode() + b"--x-x--\r\n"


@pytest.mark.parametrize(
    ("encoding", "charset", "transfer"),
    [
        ("gb2312", '; charset="gb2312"', "quoted-printable"),
        ("utf-8", "", "base64"),
    ],
)
def test_a_saved_page_is_read_from_its_parts(
    tmp_path: Path, encoding: str, charset: str, transfer: str
) -> None:
    path = tmp_path / "a.mht"
    data = saved_page(encoding, charset, transfer)
    path.write_bytes(data)
    document = read_path(path)
    assert document.format == "mht"
    assert [p.text for p in document.narrative] == ["正文。"]
    assert len(document.tables[0].indicators) == 2
    path.write_bytes(data[:-30])
    with pytest.raises(BrokenInput, match="不完整"):
        read_path(path)


def test_a_workbook_that_is_really_a_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "导出.xls"
    path.write_text(f"<html><body>{TABLE}</body></html>", encoding="utf-8")
    assert len(read_path(path).tables[0].indicators) == 2


def test_tab_led_lines_are_cells_and_blank_lines_end_rows() -> None:
    cells = "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in ROWS)
    document = read_text(f"前言。\n表头\n{cells}\n后记。\n")
    assert [row.name.text for row in document.tables[0]] == ["培训人数", "培训合格率", "学员满意度"]
    assert [p.text for p in document.narrative] == ["前言。", "表头", "后记。"]


def test_rows_of_bars_are_a_table() -> None:
    bars = "\n".join("| " + " | ".join(row) + " |" for row in [ROWS[0], ["---"] * 4, *ROWS[1:]])
    assert [row.value.text for row in read_text(bars).tables[0]] == ["≥200人次", "≥95%", "≥90%"]


def pieces_are_exact(field: Field, lines: list[str]) -> bool:
    return all(
        lines[p.origin.row - 1][p.offset :].startswith(field.text[p.start : p.end]) for p in field.pieces
    )


def test_every_character_knows_its_line_and_place() -> None:
    text = "  题头 \n\t 绩效目标 \n\t 一、办班。 \n 二、合格。\n\n\n" + tsv(ROWS)
    document = read_text(text)
    table = document.tables[0]
    cells = [field for row in table for field in (row.level1, row.name, row.value)]
    assert table.goals.text == "一、办班。\n二、合格。"
    assert all(
        pieces_are_exact(field, text.split("\n")) for field in (*document.narrative, table.goals, *cells)
    )


def test_the_order_and_place_of_an_empty_cell_are_kept() -> None:
    row = read_text(tsv([ROWS[0], ["产出指标", "数量指标", "甲", " "]])).tables[0].indicators[0]
    assert row.value.text == ""
    assert places(row.value) == ["第2行"]


def test_a_page_as_governments_publish_it(tmp_path: Path) -> None:
    menu = "<ul><li><a href='/'>首页</a></li><li><a href='/zw'>政务公开</a></li></ul>"
    layout = (
        f"<table width=100%><tr><td>{menu}</td><td><div><p>附件</p><p>一、年度总体目标</p><p>办好培训。</p>"
        f"<table><tr><td>{TABLE}</td></tr></table><table><tr><td>版权所有</td></tr></table></div></td></tr></table>"
    )
    path = tmp_path / "a.html"
    head = "<!DOCTYPE HTML><html><head><meta charset=gb2312><title>公开</title></head>"
    page = f"{head}<body>{layout}</body></html>"
    path.write_bytes(page.encode("gb2312"))
    document = read_path(path)
    assert [row.name.text for table in document.tables for row in table] == ["培训人数", "合格率"]
    assert "办好培训。" in [p.text for p in document.narrative]
