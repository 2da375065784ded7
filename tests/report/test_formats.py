"""Every format takes every result, through the same door."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from qualitycheck.document.result import Result
from qualitycheck.report.excerpt import printable
from qualitycheck.report.formats import FORMATS
from qualitycheck.report.style import Style
from tests.report.results import exam_result, hostile_result, needs_exam

SLOW = ("xlsxwriter", "lxml", "qualitycheck.report.html", "qualitycheck.report.xlsx")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("result", [pytest.param(exam_result, marks=needs_exam), hostile_result, Result])
def test_a_format_renders_the_same_report_twice(name: str, result: Callable[[], Result]) -> None:
    first, second = (FORMATS[name].write(result(), Style()) for _ in range(2))
    # Of no document there is nothing to say line by line, and none to annotate.
    assert any(first) or (name in ("github", "docx") and result is Result)
    assert first == second


def test_no_format_is_loaded_before_it_is_asked_for() -> None:
    code = f"import sys, qualitycheck.report.formats; print([name for name in {SLOW} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_no_report_may_hold_becomes_a_space_and_nothing_moves() -> None:
    text = "甲\x00乙\ud800\ufffe\u202e\x1b丙\t\n丁"
    assert printable(text) == "甲 乙    丙\t\n丁"
    assert len(printable(text)) == len(text)
