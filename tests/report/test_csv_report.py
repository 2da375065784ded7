"""The findings as a table for Excel."""

from __future__ import annotations

import csv
import io

import pandas
import pytest

from qualitycheck import Configuration, check_text
from qualitycheck.document.diagnostic import Diagnostic, Family, Location, Severity
from qualitycheck.document.document import Document
from qualitycheck.document.result import CheckedDocument, Result
from qualitycheck.report.csv import COLUMNS, escape_formula, render_csv
from qualitycheck.report.style import Style


def rows_of(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_csv(result, Style()))))


def test_a_finding_of_one_project_is_one_line(unit_text: str) -> None:
    rows = rows_of(check_text(unit_text, Configuration(select=("unit",)), "样例.txt"))
    first = rows[0]
    assert tuple(first) == COLUMNS
    assert (first["文件"], first["项目"], first["行"], first["指标"]) == (
        "样例.txt",
        "森林防火培训",
        "2",
        "培训考核合格率",
    )
    assert (first["字段"], first["原文"], first["级别"], first["建议"]) == (
        "指标值",
        "百分比",
        "警告",
        "≥95%",
    )
    assert rows[1]["问题"].endswith("（本项目另有1处）")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert escape_formula(f"{start}1+1") == f"'{start}1+1"


def test_the_words_of_a_document_are_no_formula_either() -> None:
    at = Location(text='=HYPERLINK("x")', field="text")
    found = Diagnostic("QX001", "x", Family.VALUE, Severity.ERROR, "@问题", "+依据", 1.0, at, advice="-建议")
    row = rows_of(Result((CheckedDocument(Document("=a.txt", "txt"), (found,)),)))[0]
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_a_table_program_reads_every_line(whole_result: Result, nasty_result: Result) -> None:
    for result in (whole_result, nasty_result):
        frame = pandas.read_csv(io.StringIO(render_csv(result, Style())), dtype=str, keep_default_na=False)
        assert tuple(frame.columns) == COLUMNS
        assert len(frame) == sum(len(found.tables) for found in result.diagnostics)
        assert set(frame["编号"]) == {found.code for found in result.diagnostics}
        assert not frame.map(lambda cell: cell.startswith(("=", "+", "-", "@"))).any(axis=None)


def test_ordinary_text_is_left_alone() -> None:
    assert escape_formula("≥95%") == "≥95%"
