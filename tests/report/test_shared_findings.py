"""A finding that several projects have is told once, and every project sees that it has it."""

from __future__ import annotations

import csv
import io
from typing import Any
from xml.etree import ElementTree

import pytest
from lxml import html

from qualitycheck import Configuration, check_text
from qualitycheck.document.result import Result
from qualitycheck.report.csv import render_csv
from qualitycheck.report.html.page import render_html
from qualitycheck.report.junit import render_junit
from qualitycheck.report.opinion import render_opinions
from qualitycheck.report.phrasing import load_phrases
from qualitycheck.report.style import Style
from qualitycheck.report.text import render_text
from qualitycheck.report.xlsx.contents import list_sheets
from tests.conftest import GOOD_ROWS, write_project

NAMES = ("森林防火培训", "林区巡护")


@pytest.fixture(scope="module")
def shared() -> Result:
    """Two projects whose column of bases is empty: one finding with a place in each."""
    bare = [(*row[:5], "") for row in GOOD_ROWS]
    text = "\n".join(write_project(number, name, bare) for number, name in enumerate(NAMES, 1))
    result = check_text(text, Configuration(select=("QS006",)))
    (found,) = result.diagnostics
    assert found.tables == (1, 2)
    return result


def test_the_text_has_a_line_in_each_project(shared: Result) -> None:
    lines = render_text(shared, Style()).splitlines()
    second = lines.index("  项目 2 林区巡护")
    assert [line.strip() for line in lines[second + 2 : -3]] == ["警告 QS006 整表（同项目1）"]
    assert lines[-2].endswith("问题 1 个（错误 0、警告 1、提示 0），涉及 2 处")


def test_the_table_for_excel_has_a_line_for_each_project(shared: Result) -> None:
    rows = list(csv.DictReader(io.StringIO(render_csv(shared, Style()))))
    assert [row["项目"] for row in rows] == list(NAMES)
    assert rows[1]["问题"] == f"同项目1：{rows[0]['问题']}"


def test_the_heat_map_and_the_sheet_of_projects_count_it_in_each(shared: Result) -> None:
    page = html.fromstring(render_html(shared, Style()).encode("utf-8"))
    rows = [[cell.text_content() for cell in row] for row in page.cssselect(".heat tr")][2:]
    assert [row[10] for row in rows] == ["1", "1"]
    projects = list(list_sheets(shared)[1].rows)
    assert [row[8] for row in projects] == [1, 1]


def test_no_project_passes_that_has_it(shared: Result) -> None:
    cases = ElementTree.fromstring(render_junit(shared, Style())).iter("testcase")
    assert [case.get("name") for case in cases] == ["未发现问题", "结构", "结构"]


def test_the_letter_counts_it_once_and_names_it_in_each(shared: Result) -> None:
    ((_, data),) = render_opinions(shared, load_phrases(), by_project=False)
    text = "\n".join(p.text for p in _open(data).paragraphs)
    assert "建议完善的问题1个" in text
    assert "整表：与项目1整表的问题相同。" in text


def _open(data: bytes) -> Any:
    import docx

    return docx.Document(io.BytesIO(data))
