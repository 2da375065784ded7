"""The report for people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualitycheck import Configuration, check_text
from qualitycheck.document.diagnostic import Diagnostic, Family, Location, Severity
from qualitycheck.document.document import Document
from qualitycheck.document.field import Field
from qualitycheck.document.result import CheckedDocument, Result, Unreadable
from qualitycheck.report.style import Style, display_width, pad
from qualitycheck.report.text import render_text

UNITS = Configuration(select=("unit",))


def test_a_finding_stands_under_its_project_with_its_words_marked_and_its_fix(unit_text: str) -> None:
    lines = render_text(check_text(unit_text, UNITS, "样例.txt"), Style()).splitlines()
    assert lines[0] == "样例.txt"
    assert lines[1] == "  项目 1 森林防火培训"
    assert lines[2].split()[0] == "SMART"
    assert "第2行“培训考核合格率” 指标值：≥95【百分比】 → ≥95%" in lines[3]
    assert lines[3].split()[0] == "警告"


def test_the_same_defect_elsewhere_is_one_short_line_with_its_own_fix(unit_text: str) -> None:
    assert "另有1处：第5行→≥85%" in render_text(check_text(unit_text, UNITS), Style())


def test_the_summary_counts(unit_text: str) -> None:
    last = render_text(check_text(unit_text, UNITS), Style(quiet=True))
    assert last == "共 2 个项目、10 条指标：问题 2 个（错误 0、警告 2、提示 0），涉及 3 处\n"


def test_a_clean_document_says_so(good_text: str) -> None:
    assert "未发现问题。" in render_text(check_text(good_text), Style())


def test_reasons_are_for_those_who_ask(unit_text: str) -> None:
    result = check_text(unit_text, UNITS)
    assert "依据：" not in render_text(result, Style())
    assert "依据：" in render_text(result, Style(verbose=True))


def test_what_is_left_out_is_counted_and_listed_for_those_who_ask(unit_text: str) -> None:
    result = check_text(f"qc:ignore QU001 系统拼接\n{unit_text}", UNITS)
    report = render_text(result, Style())
    assert report.splitlines()[-2].endswith("；另有 1 处已说明原因，不再列出")
    listed = "不再列出 QU001 项目 1 森林防火培训 第2行 指标值（系统拼接）"
    assert listed not in report and listed in render_text(result, Style(verbose=True))


def test_colour_replaces_brackets(unit_text: str) -> None:
    colored = render_text(check_text(unit_text, UNITS), Style(color=True))
    assert "\x1b[" in colored and "【" not in colored
    assert "\x1b" not in render_text(check_text(unit_text, UNITS), Style())


@pytest.mark.parametrize("encoding", ["gb18030", "cp936"])
def test_every_character_can_be_shown_on_a_chinese_windows_console(unit_text: str, encoding: str) -> None:
    result = check_text(unit_text)
    failed = replace(result, unreadable=(Unreadable("坏.docx", "文件已损坏。"),))
    for style in (Style(), Style(verbose=True), Style(quiet=True)):
        render_text(failed, style).encode(encoding)


def test_an_unreadable_input_is_named_with_its_reason() -> None:
    report = render_text(Result(unreadable=(Unreadable("坏.docx", "文件已损坏。"),)), Style())
    assert "无法读取 坏.docx：文件已损坏。" in report
    assert report.endswith("；1 个输入无法读取\n")


def test_a_document_cannot_command_the_terminal() -> None:
    text = "\x1b[2J" + "做好全年各项工作" * 20 + "公务车连\n管理"
    at = Location(paragraph=1, start=text.index("公务车连"), end=text.index("\n"), text="公务车连")
    found = Diagnostic("QX001", "x", Family.TYPO, Severity.ERROR, "写错了。", "", 1.0, at)
    document = Document("a\x07.txt", "txt", narrative=(Field(text),))
    report = render_text(Result((CheckedDocument(document, (found,)),)), Style())
    assert "\x1b" not in report and "\x07" not in report
    assert "第1段：…做好全年各项工作做好全年各项工作【公务车连】 管理" in report


def test_columns_count_chinese_characters_twice() -> None:
    assert display_width("≥95百分比") == 9
    assert pad("警告", 6) == "警告  "
