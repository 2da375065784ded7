"""Suggestions in every format: side by side, deterministic, harmless."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import docx
import openpyxl
import pytest

from qualitycheck.advice import suggest_path
from qualitycheck.report.style import display_width
from qualitycheck.report.suggestiondocx import render_suggestions_docx
from qualitycheck.report.suggestionjson import render_suggestions_json
from qualitycheck.report.suggestiontext import render_suggestions
from qualitycheck.report.suggestionxlsx import HEAD, render_suggestions_xlsx
from qualitycheck.suggest.suggestion import DocumentSuggestions

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "examples" / "样例.txt"
EVIL = """项目名称\t=HYPERLINK("http://x")
资金用途\t=1+1
绩效目标\t培训教师200人
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t培训教师人数\t≥200人
效益指标\t社会效益指标\t=cmd|' /C calc'!A0提升素质\t有效提升
"""


@pytest.fixture(scope="module")
def sample() -> tuple[DocumentSuggestions, ...]:
    return suggest_path(SAMPLE)


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> tuple[DocumentSuggestions, ...]:
    path = tmp_path_factory.mktemp("evil") / "表.txt"
    path.write_text(EVIL, "utf-8")
    return suggest_path(path)


def test_text_stands_in_two_columns(sample: tuple[DocumentSuggestions, ...]) -> None:
    text = render_suggestions(sample)
    columns = {
        display_width(line[: line.index("→")])
        for line in text.splitlines()
        if line.startswith("      ") and "→" in line
    }
    assert len(columns) == 1
    assert "（待填）" in text
    assert "来源：" in text


def test_json_has_before_and_after(sample: tuple[DocumentSuggestions, ...]) -> None:
    data = json.loads(render_suggestions_json(sample))
    table = data["documents"][0]["tables"][0]
    assert table["after"]["smart"]["score"] > table["before"]["smart"]["score"]
    for one in table["suggestions"]:
        assert one["origin"]
        assert one["blanks"] == ("＿＿" in json.dumps([one["after"], one["texts"]], ensure_ascii=False))


def test_the_workbook_has_no_live_formula(
    evil: tuple[DocumentSuggestions, ...], sample: tuple[DocumentSuggestions, ...]
) -> None:
    for made in (evil, sample):
        book = openpyxl.load_workbook(io.BytesIO(render_suggestions_xlsx(made)))
        sheet = book["修改建议"]
        assert tuple(cell.value for cell in sheet[1]) == HEAD
        assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {
            "s"
        }
        assert sheet.max_row > 2


def test_the_word_document_shows_both_sides(sample: tuple[DocumentSuggestions, ...]) -> None:
    made = docx.Document(io.BytesIO(render_suggestions_docx(sample)))
    assert len(made.tables) == len(sample[0].tables)
    assert [cell.text for cell in made.tables[0].rows[0].cells] == ["行", "原文", "建议", "说明"]
    assert "车连" in made.tables[0].rows[2].cells[1].text


@pytest.mark.parametrize("render", [render_suggestions_docx, render_suggestions_xlsx])
def test_the_same_suggestions_are_the_same_bytes(sample: tuple[DocumentSuggestions, ...], render) -> None:  # type: ignore[no-untyped-def]
    assert render(sample) == render(sample)


def test_nothing_to_suggest_is_said() -> None:
    nothing = (DocumentSuggestions("甲.docx", (), 1),)
    assert "没有可提的建议" in render_suggestions(nothing)
    assert docx.Document(io.BytesIO(render_suggestions_docx(nothing))).paragraphs
    assert openpyxl.load_workbook(io.BytesIO(render_suggestions_xlsx(nothing)))


def test_a_file_name_of_any_bytes_is_survived(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_text(EVIL, "utf-8")
    made = suggest_path(path)
    assert json.loads(render_suggestions_json(made))["documents"][0]["path"].endswith("?.txt")
    render_suggestions(made).encode("utf-8")
    assert render_suggestions_xlsx(made)
    assert render_suggestions_docx(made)
