"""The library: good rows found by words and meaning; the user's own workbook, checked when it is read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from qualitycheck.advice import make_aids, suggest_inputs
from qualitycheck.config import Configuration
from qualitycheck.errors import UsageError
from qualitycheck.session import find_inputs
from qualitycheck.suggest.library import shipped_library
from qualitycheck.suggest.librarybook import TEMPLATE_HEAD, read_library_book

TEMPLATE = Path(__file__).resolve().parents[2] / "corpus" / "library" / "指标库模板.xlsx"
TABLE = """项目名称\t旅游厕所改造
资金用途\t改造旅游厕所5座
绩效目标\t2024年10月底前改造旅游厕所5座
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t改造旅游厕所数量\t=5座
产出指标\t质量指标\t工程验收合格率\t=100%
效益指标\t社会效益指标\t改善旅游厕所品质\t有所改善
"""


def write_book(path: Path, *rows: tuple[object, ...], head: tuple[str, ...] = TEMPLATE_HEAD) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (head, *rows):
        book.active.append(row)
    book.save(path)
    return path


def test_the_shipped_library_holds_the_exemplary_rows() -> None:
    entries = shipped_library().entries
    assert len(entries) > 1500
    assert all(entry.description and entry.basis for entry in entries)


@pytest.mark.parametrize(
    ("name", "project", "category", "found"),
    [
        ("学员满意度", "教师培训", "satisfaction", "教师"),
        ("单位面积造价", "教学楼新建工程", "economic cost", "面积"),
        ("新栽树木成活率", "造林绿化", "quality", "成活率"),
    ],
)
def test_the_nearest_row_is_of_the_same_sort(name: str, project: str, category: str, found: str) -> None:
    hits = shipped_library().search(name, project, (category,))  # type: ignore[arg-type]
    assert any(found in hit.entry.name for hit in hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_the_template_is_a_library() -> None:
    library = read_library_book(TEMPLATE)
    assert [entry.category for entry in library.entries] == [
        "quality",
        "social",
        "economic cost",
        "satisfaction",
    ]
    assert library.entries[0].value == "≥96%"


def test_a_row_of_ones_own_library_is_suggested_without_its_number(tmp_path: Path) -> None:
    row = (
        "文化旅游",
        "厕所改造",
        "效益指标",
        "社会效益指标",
        "旅游厕所投诉件数下降率",
        "（上年件数－本年件数）÷上年件数×100%",
        "≥",
        30,
        "%",
        "",
    )
    book = write_book(tmp_path / "库.xlsx", row)
    path = tmp_path / "表.txt"
    path.write_text(TABLE, "utf-8")
    configuration = Configuration()
    made, _ = suggest_inputs(find_inputs([path]), configuration, make_aids(configuration, [book], print))
    (one,) = [s for d in made for table in d.tables for s in table.suggestions if s.row == 3]
    assert one.after[0].name.text == "旅游厕所投诉件数下降率"
    assert one.after[0].value.text == "≥＿＿%"
    assert "单位指标库" in one.origin
    assert any("≥30%" in note for note in one.notes)


def test_a_merged_category_goes_on_downwards(tmp_path: Path) -> None:
    first = ("", "", "产出指标", "质量指标", "甲合格率", "", "≥", "90", "%", "")
    second = ("", "", "", "", "乙合格率", "", "≥", "90", "%", "")
    library = read_library_book(write_book(tmp_path / "库.xlsx", first, second))
    assert [entry.category for entry in library.entries] == ["quality", "quality"]


@pytest.mark.parametrize(
    ("rows", "head", "said"),
    [
        (
            (("", "", "", "随便什么", "甲", "", "", "", "", ""),),
            TEMPLATE_HEAD,
            "第2行的二级指标“随便什么”不认识",
        ),
        ((), TEMPLATE_HEAD, "没有指标"),
        ((), ("甲", "乙"), "“二级指标”“三级指标”"),
    ],
    ids=["unknown category", "no rows", "no columns"],
)
def test_a_wrong_library_is_refused_with_a_sentence(
    tmp_path: Path, rows: tuple[tuple[object, ...], ...], head: tuple[str, ...], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        read_library_book(write_book(tmp_path / "库.xlsx", *rows, head=head))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"<html/>"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "库.xlsx"
    path.write_bytes(data)
    with pytest.raises(UsageError, match="无法读取"):
        read_library_book(path)
    with pytest.raises(UsageError, match="无法读取"):
        read_library_book(tmp_path / "没有.xlsx")


def test_a_figure_is_taken_as_the_workbook_has_it(tmp_path: Path) -> None:
    rows = [
        ("", "", "产出指标", "质量指标", f"甲{n}", "", "≥", n, "元", "") for n in (1234567.0, 98.5, 0.1234567)
    ]
    library = read_library_book(write_book(tmp_path / "库.xlsx", *rows))
    assert [entry.value for entry in library.entries] == ["≥1234567元", "≥98.5元", "≥0.1234567元"]


SCORES = """
from qualitycheck.suggest.library import OWN, Entry, Library
text = "".join(chr(0x4E00 + 7 * i) for i in range(60))
names = [text[i:] + text[: i * 2 % 50] for i in range(40)]
library = Library(Entry(name, "", "≥1", "", "quality", "", "", OWN) for name in names)
print([hit.score for hit in library.search(text, text[::-1] + text[3:], ("quality",), 40)])
"""


def test_scores_do_not_depend_on_the_hash_seed() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", SCORES], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(said) == 1
