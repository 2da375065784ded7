"""Blocks of several years, values divided among places, indicators written as sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualitycheck.document.document import Document
from tests.read.documents import HEADER, read_page, read_rows, texts

LONG = [
    "<tr><td>产出指标</td><td>数量指标</td><td>三年里程</td><td>30公里</td></tr>",
    "<tr><td>产出指标</td><td>数量指标</td><td>当年里程</td><td>10公里</td></tr>",
]
HEAD = "<tr>" + "".join(f"<td>{word}</td>" for word in HEADER) + "</tr>"


def label(text: str) -> str:
    return f"<tr><td colspan=4>{text}</td></tr>"


def read_prose(tmp_path: Path, cell: str) -> Document:
    form = "<tr><td>项目名称</td><td>甲项目</td></tr><tr><td>绩效目标</td><td>建成。</td></tr>"
    return read_page(tmp_path, f"<table>{form}<tr><td>绩效指标</td><td>{cell}</td></tr></table>")


def test_a_block_of_several_years_under_a_label_is_not_checked(tmp_path: Path) -> None:
    rows = [label("长期绩效指标"), HEAD, LONG[0], label("年度绩效指标"), HEAD, LONG[1]]
    document = read_page(tmp_path, f"<table>{''.join(rows)}</table>")
    assert [texts(row, "name", "value") for row in document.tables[0]] == [["当年里程", "10公里"]]
    assert any("长期绩效指标" in notice.text for notice in document.notices)


def test_a_block_of_several_years_alone_is_checked(tmp_path: Path) -> None:
    document = read_page(tmp_path, f"<table>{label('长期绩效指标')}{HEAD}{LONG[0]}</table>")
    assert [row.name.text for row in document.tables[0]] == ["三年里程"]


def test_a_header_of_two_rows_needs_no_merged_cells() -> None:
    upper = ["绩效指标", "绩效指标描述", "绩效指标评价标准", "", "", "", "评价标准确定依据"]
    row = ["完成率", "完成的比例", "100%", "90%", "85%", "80%", "计划"]
    table = read_rows(upper, ["", "", "优", "良", "中", "差", ""], row).tables[0]
    assert texts(table.indicators[0], "value", "scoring", "basis") == ["100%", "100% 90% 85% 80%", "计划"]
    value = table.indicators[0].scoring
    assert [piece.start for piece in value.pieces] == [0, 5, 9, 13]


def test_townships_under_a_value_that_is_not_merged_are_said_aloud() -> None:
    rows = [[*HEADER, ""], ["", "", "", "东乡", "西乡"], ["产出指标", "数量指标", "里程", "3公里", "5公里"]]
    document = read_rows(*rows)
    assert [texts(row, "name", "value") for row in document.tables[0]] == [["里程", "3公里"]]
    assert any("东乡" in notice.text for notice in document.notices)


@pytest.mark.parametrize(
    ("cell", "rows"),
    [
        ("数量指标：新建2座水厂≥2座", [["", "数量指标", "新建2座水厂", "≥2座"]]),
        ("产出指标：数量指标：里程3公里；面积不少于5亩", [
            ["产出指标", "数量指标", "里程", "3公里"], ["产出指标", "数量指标", "面积", "不少于5亩"],
        ]),
        ("产出指标<br>质量指标1：合格率=100%<br>效益指标<br>社会效益指标：节约成本约定", [
            ["产出指标", "质量指标", "合格率", "=100%"], ["效益指标", "社会效益指标", "节约成本约定", ""],
        ]),
    ],
)  # fmt: skip
def test_sentences_in_one_cell_are_indicators(tmp_path: Path, cell: str, rows: list[list[str]]) -> None:
    table = read_prose(tmp_path, cell).tables[0]
    assert [texts(row, "level1", "level2", "name", "value") for row in table] == rows
    assert all(row.name.origin_at(0) for row in table)


def test_a_sentence_that_names_no_level_is_no_indicator(tmp_path: Path) -> None:
    document = read_prose(tmp_path, "服务水平：比上年提高10%。")
    assert not document.tables[0].indicators
    assert any("没有找到绩效指标表" in notice.text for notice in document.notices)
