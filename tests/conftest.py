"""Small documents of our own, in the tab-led form that text copied out of Word has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from qualitycheck.cli import use_one_thread

use_one_thread()

Row = tuple[str, str, str, str, str, str]

GOOD_ROWS: list[Row] = [
    ("产出指标", "数量指标", "培训护林员人数", "当年参加防火培训的护林员人数", "≥120人", "年度培训计划"),
    ("", "质量指标", "培训考核合格率", "考核合格人数占参训人数的比例", "≥95%", "培训考核办法"),
    ("", "时效指标", "培训完成时间", "全部培训班结束的时间", "2025年9月底前", "年度培训计划"),
    (
        "效果指标",
        "社会效益指标",
        "火情早期处置率",
        "两小时内处置的火情占火情总数的比例",
        "≥90%",
        "防火工作方案",
    ),
    (
        "满意度指标",
        "服务对象满意度指标",
        "护林员满意度",
        "对培训表示满意的护林员占受访护林员的比例",
        "≥90%",
        "问卷调查",
    ),
]
HEADER = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")


def _row(cells: Sequence[str]) -> list[str]:
    return [f"\t{cell}" for cell in cells] + [""]


def write_project(number: int, name: str, rows: Sequence[Row]) -> str:
    """One project table as text."""
    title = f"{number}、{name}绩效目标表"
    lines = [
        f"{title} TC {title} \\f C \\l 1 ",
        *_row(["330001云溪县林业局", "单位：元"]),
        *_row(["项目编码", f"330-0001-JBN-000{number}", "项目名称", name]),
        *_row(["预算规模及资金用途", "预算数", "50000.00", "其中：财政资金", "50000.00", "其他资金", ""]),
        *_row(["", "举办森林防火培训班，培训全县护林员。"]),
        *_row(["资金支出计划（%）", "3月底", "6月底", "10月底", "12月底"]),
        *_row(["", "25.00", "50.00", "90.00", "100.00"]),
        *_row(["绩效目标", "1、9月底前完成全县护林员防火培训，培训合格率不低于95%"]),
        "",
        *_row(HEADER),
    ]
    for row in rows:
        lines += _row(row)
    return "\n".join([*lines, ""])


def with_value(row: int, value: str) -> list[Row]:
    """The good rows with another value in one of them, counted from 1."""
    rows = list(GOOD_ROWS)
    level1, level2, name, description, _, basis = rows[row - 1]
    rows[row - 1] = (level1, level2, name, description, value, basis)
    return rows


@pytest.fixture
def good_text() -> str:
    """A document nobody would send back."""
    return write_project(1, "森林防火培训", GOOD_ROWS)


@pytest.fixture
def unit_text() -> str:
    """The same with one wrong unit, `≥95百分比` in row 2, and a second project with two."""
    second = [*with_value(2, "≥98百分比")[:4], *with_value(5, "≥85百分比")[4:]]
    return (
        write_project(1, "森林防火培训", with_value(2, "≥95百分比"))
        + "\n"
        + write_project(2, "林区巡护", second)
    )


@pytest.fixture
def error_text() -> str:
    """The same with an indicator value left empty: an error to everybody."""
    return write_project(1, "森林防火培训", with_value(1, ""))


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    """Writes a text into the test's folder."""

    def write(name: str, text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding)
        return path

    return write
