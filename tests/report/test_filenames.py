"""Names of files in a folder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitycheck.report.filenames import UNNAMED, name_files


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/目标表.docx", "目标表.docx"),
        ("-", f"{UNNAMED}.docx"),
        ("a/..", f"{UNNAMED}.docx"),
        ("con.txt", "_con.docx"),
        ('a/b\\c:d*"?.txt', "b_c_d_.docx"),
        ("\u202etxt.x", "_txt.docx"),
    ],
)
def test_a_name_is_safe_on_every_system(path: str, name: str) -> None:
    assert name_files([path], ".docx") == [name]


def test_equal_names_are_told_apart() -> None:
    assert name_files(["a/x.txt", "b/X.csv", "c/x2.txt"], ".docx") == ["x.docx", "X2.docx", "x22.docx"]


@given(st.lists(st.text(max_size=300), max_size=5))
def test_no_name_leaves_the_folder_or_meets_another(paths: list[str]) -> None:
    names = name_files(paths, "（批注）.docx")
    assert len({name.lower() for name in names}) == len(paths)
    assert all(not {"/", "\\", "\0"} & set(name) and len(name.encode()) < 255 for name in names)
