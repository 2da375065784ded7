"""Which format `--output` asks for: the suffix chooses, and one of another format is refused before any work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
Save = Callable[..., Path]


@pytest.mark.parametrize(
    ("command", "name", "says"),
    [
        ("check --output-format html", "x.xlsx", ".html，或改用 --output-format xlsx"),
        ("check --output-format xlsx", "x.txt", ".xlsx，或改用 --output-format text"),
        ("check --output-format text", "x.docx", ".txt，或改用 --output-format docx"),
        ("check", "x.pdf", "不能写 .pdf 文件"),
        ("opinion", "x.xlsx", "以 .docx 结尾"),
        ("suggest --output-format xlsx", "x.docx", ".xlsx，或改用 --output-format docx"),
        ("suggest", "x.html", "以 .txt、.json、.docx、.xlsx 结尾"),
        ("score", "x.xlsx", "以 .txt、.json、.csv 结尾"),
        ("score --output-format json", "x.csv", ".json，或改用 --output-format csv"),
    ],
)
def test_a_suffix_of_another_format_is_refused(
    run: Run, save: Save, tmp_path: Path, unit_text: str, command: str, name: str, says: str
) -> None:
    status, out, err = run(*command.split(), save("a.txt", unit_text), "--output", tmp_path / name)
    assert (status, out) == (2, "")
    assert says in err
    assert len(err.splitlines()) == 1
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("x.html", b"<!DOCTYPE html>"),
        ("x.json", b'{\n  "schema_version"'),
        ("x.CSV", "\ufeff文件".encode()),
        ("x.xml", b"<?xml"),
        ("x.xlsx", b"PK"),
        ("x.report", b"/"),
    ],
)
def test_the_suffix_chooses_the_format(
    run: Run, save: Save, tmp_path: Path, unit_text: str, name: str, start: bytes
) -> None:
    run("check", save("a.txt", unit_text), "--output", tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize("name", ["x.sarif", "x.json", "x.txt", "x.log"])
def test_a_format_may_have_every_suffix_that_is_usual_for_it(
    run: Run, save: Save, tmp_path: Path, unit_text: str, name: str
) -> None:
    run("check", save("a.txt", unit_text), "--output-format", "sarif", "--output", tmp_path / name)
    assert '"version": "2.1.0"' in (tmp_path / name).read_text("utf-8")
