"""Where the reports go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qualitycheck.report.formats import FORMATS

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_goes_to_its_file(run: Run, save: Callable[..., Path], unit_text: str, name: str) -> None:
    source = save("目标表.txt", unit_text)
    target = source.with_name("报告")
    status, out, _ = run("check", source, "--output-format", name, "--output", target, "--fail-on", "never")
    assert (status, out) == (0, "")
    assert target.stat().st_size > 100


def test_a_workbook_does_not_go_to_the_screen(run: Run, save: Callable[..., Path], good_text: str) -> None:
    status, out, err = run("check", save("目标表.txt", good_text), "--output-format", "xlsx")
    assert (status, out) == (2, "")
    assert "--output" in err


def test_a_page_may_go_to_a_pipe(run: Run, save: Callable[..., Path], good_text: str) -> None:
    status, out, _ = run("check", save("目标表.txt", good_text), "--output-format", "html")
    assert status == 0
    assert out.startswith("<!DOCTYPE html>")
