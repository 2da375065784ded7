"""Text and delimited files keep their bytes except where they are changed."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualitycheck.document.field import Origin
from qualitycheck.document.limits import Limits
from qualitycheck.suggest.placement import MOVED, CellEdit
from qualitycheck.suggest.plain import FORMULA, NOT_KEPT, open_csv, open_plain

LIMITS = Limits()
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]


def line(number: int, start: int, old: str, new: str) -> CellEdit:
    return CellEdit(Origin("line", row=number), start, start + len(old), old, new)


def cell(row: int, column: int, start: int, old: str, new: str) -> CellEdit:
    return CellEdit(Origin("sheet", "表", row, column), start, start + len(old), old, new)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_stay(tmp_path: Path, encoding: str, end: str) -> None:
    text = end.join(["公务车辆管理办法", "公务车连规范化管理", "", "完"])
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    with open_plain(path, LIMITS) as document:
        made = line(2, 3, "连", "辆")
        assert document.obstacle(made) == ""
        assert document.write([made]) == text.replace("连", "辆").encode(encoding)


def test_big_endian_marks_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xfe\xff" + "车连".encode("utf-16-be"))
    with open_plain(path, LIMITS) as document:
        assert document.write([line(1, 1, "连", "辆")]) == b"\xfe\xff" + "车辆".encode("utf-16-be")


def test_a_damaged_text_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("公务车连规范化管理，公务车辆管理办法，完成情况".encode() + b"\xe5\xbd")
    with open_plain(path, LIMITS) as document:
        assert document.obstacle(line(1, 3, "连", "辆")) == NOT_KEPT


def test_other_words_than_were_read_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("车辆", "utf-8")
    with open_plain(path, LIMITS) as document:
        assert document.obstacle(line(1, 1, "连", "辆")) == MOVED


def test_quotes_and_delimiters_of_a_table_stay(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes('名称,"值"\r\n"车连,""一""","≥100百分比"\r\n甲,乙\r\n'.encode("gb18030"))
    with open_csv(path, LIMITS) as document:
        edits = [cell(2, 1, 1, "连", "辆"), cell(2, 2, 4, "百分比", "%"), cell(3, 2, 0, "乙", "丙,丁")]
        assert [document.obstacle(one) for one in edits] == ["", "", ""]
        written = document.write(edits)
    assert written == '名称,"值"\r\n"车辆,""一""","≥100%"\r\n甲,"丙,丁"\r\n'.encode("gb18030")


@pytest.mark.parametrize(
    ("old", "start", "words", "new", "reason"),
    [
        ("≥100%", 0, "≥", "=", ""),
        ("≥", 0, "≥", "=", ""),
        ("≥cmd|' /C calc'!A0", 0, "≥", "=", FORMULA),
        ("≥HYPERLINK(1)", 0, "≥", "@", FORMULA),
        ("＝SUM(A1:A3)", 0, "＝", "=", FORMULA),
        ("-2+3", 0, "-", "=", FORMULA),
        ("＝cmd|'/c calc'!A1", 0, "＝", "=", FORMULA),
        ("甲=1+1", 0, "甲", "\t", FORMULA),
        ("＝95%", 0, "＝", "=", ""),
    ],
)
def test_no_table_gets_a_formula(
    tmp_path: Path, old: str, start: int, words: str, new: str, reason: str
) -> None:
    path = tmp_path / "表.csv"
    path.write_text(f"甲,乙\n{old},1\n", "utf-8")
    with open_csv(path, LIMITS) as document:
        assert document.obstacle(cell(2, 1, start, words, new)) == reason


def test_changes_that_make_a_formula_only_together_are_told(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("三级指标,指标值\n甲,≥5人\n", "utf-8")
    sign, unit = cell(2, 2, 0, "≥", "="), cell(2, 2, 2, "人", "+1")
    with open_csv(path, LIMITS) as document:
        assert [document.obstacle(sign), document.obstacle(unit)] == ["", ""]
        assert document.obstacle(sign, unit) == FORMULA


CELLS = st.text('甲乙,"\n\t ;=', max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=1, max_size=4), st.data())
def test_a_changed_table_reads_as_the_old_one_with_the_change(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], data: st.DataObject
) -> None:
    target = io.StringIO(newline="")
    csv.writer(target).writerows(rows)
    path = tmp_path_factory.mktemp("c") / "表.csv"
    path.write_bytes(target.getvalue().encode())
    y = data.draw(st.integers(0, len(rows) - 1))
    x = data.draw(st.integers(0, len(rows[y]) - 1))
    made = cell(y + 1, x + 1, len(rows[y][x]), "", "新")
    with open_csv(path, LIMITS) as document:
        if document.obstacle(made):
            return
        written = document.write([made]).decode()
    if ";" not in target.getvalue() and "\t" not in target.getvalue():
        rows[y][x] += "新"
        assert [*csv.reader(io.StringIO(written, newline=""))] == rows
