"""Review opinions: official form, errors first, words that an office can change."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from qualitycheck import check_text
from qualitycheck.document.result import Result
from qualitycheck.errors import ConfigurationError
from qualitycheck.report.opinion import ordinal, render_opinions
from qualitycheck.report.phrasing import load_phrases
from qualitycheck.resources import data_folder

STANDARD = data_folder("rules") / "opinions" / "standard.yaml"


def letters(result: Result, by_project: bool = False, template: Path | None = None) -> dict[str, list[str]]:
    return {
        name: [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
        for name, data in render_opinions(result, load_phrases(template), by_project)
    }


def test_a_letter_for_a_department(unit_text: str) -> None:
    lines = next(iter(letters(check_text(unit_text, path="2025年目标.txt")).values()))
    assert lines[0] == "关于云溪县林业局2025年预算项目绩效目标的审核意见"
    assert "云溪县林业局：" in lines
    headings = [line for line in lines if line[:2] in {"一、", "二、", "三、"}]
    assert headings == ["一、总体情况", "二、各项目审核意见", "三、有关要求"]
    assert [line for line in lines if line.startswith("（") and "）" in line[:4]][:2] == [
        "（一）森林防火培训",
        "（二）林区巡护",
    ]
    assert lines[-1] == "（待填）年（待填）月（待填）日"


def test_an_item_says_row_words_fault_and_change(unit_text: str) -> None:
    lines = next(iter(letters(check_text(unit_text)).values()))
    item = next(line for line in lines if "百分数的单位" in line)
    assert item == (
        "1.第2行“培训考核合格率”的指标值：百分数的单位应写“%”，不写“百分比”或“百分”。请改为“≥95%”。"
    )
    second = next(line for line in lines if "第2行" in line and "另有1处相同：第5行" in line)
    assert "请改为“≥98%”" in second


def test_errors_stand_before_warnings(unit_text: str) -> None:
    text = unit_text.replace("≥120人", "")
    lines = next(iter(letters(check_text(text)).values()))
    assert lines.index("应当修改的问题：") < lines.index("建议完善的问题：")


def test_the_result_has_its_meaning(good_text: str) -> None:
    lines = next(iter(letters(check_text(good_text)).values()))
    verdict = next(line for line in lines if line.startswith("审核结果：优（"))
    assert "可以进入下一步" in verdict
    assert "未发现问题。" in lines


def test_a_letter_for_each_project(unit_text: str) -> None:
    made = letters(check_text(unit_text), by_project=True)
    assert list(made) == ["森林防火培训审核意见.docx", "林区巡护审核意见.docx"]
    assert all("（一）" not in line for lines in made.values() for line in lines)


def test_a_letter_for_one_project_sends_nobody_to_another() -> None:
    sample = (STANDARD.parents[2] / "corpus" / "examples" / "样例.txt").read_text("utf-8")
    described = sample.replace("公务车连规范化管理", "群众满意数量占总数的比例。").replace(
        "每场演出补助标准", "群众满意数量占总数的比例。"
    )
    for lines in letters(check_text(described), by_project=True).values():
        assert not [line for line in lines if "问题相同" in line]


def test_a_text_without_projects_gets_no_letter() -> None:
    assert letters(check_text("你好，今天天气不错。")) == {}


def test_the_overview_counts_what_the_letter_says(unit_text: str) -> None:
    data = next(data for _, data in render_opinions(check_text(unit_text), load_phrases(), False))
    rows = [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(data)).tables[0].rows]
    assert rows[0] == ["序号", "项目名称", "得分", "审核结果", "应当修改", "建议完善"]
    lines = [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    items = [line for line in lines[: lines.index("三、有关要求")] if line[:1].isdigit()]
    assert sum(int(row[4]) + int(row[5]) for row in rows[1:]) == len(items) > 0


def test_an_office_writes_its_own_words(good_text: str, save: Callable[..., Path]) -> None:
    own = save(
        "own.yaml",
        STANDARD.read_text("utf-8").replace('addressee: "{department}："', "addressee: 致{department}"),
    )
    assert "致云溪县林业局" in next(iter(letters(check_text(good_text), template=own).values()))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{department}：", "{departmnt}：", "departmnt"),
        ("{department}：", "{department：", "花括号"),
        ("clean: 未发现问题。", "clear: 未发现问题。", "clear"),
        ("clean: 未发现问题。", "clean: [", "第40行"),
        ("{department}：", "{department.__class__}：", "__class__"),
    ],
)
def test_a_wrong_template_is_named(old: str, new: str, said: str, save: Callable[..., Path]) -> None:
    wrong = save("wrong.yaml", STANDARD.read_text("utf-8").replace(old, new))
    with pytest.raises(ConfigurationError, match=said):
        load_phrases(wrong)


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (100, "100")],
)
def test_headings_are_numbered_in_chinese(number: int, word: str) -> None:
    assert ordinal(number) == word
