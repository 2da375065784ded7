"""`qualitycheck suggest`: formats, statuses, and nothing over an input."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
Save = Callable[..., Path]
SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "examples" / "样例.txt"


def test_the_terminal_shows_both_sides(run: Run) -> None:
    status, out, _ = run("suggest", SAMPLE)
    assert status == 0
    assert "原文" not in out.splitlines()[0]
    assert "群众满意度" in out
    assert "用车人员满意度" in out
    assert "须由编制人填写" in out


def test_json_on_standard_output_is_nothing_but_json(run: Run) -> None:
    status, out, _ = run("suggest", SAMPLE, "--output-format", "json")
    assert status == 0
    assert json.loads(out)["documents"][0]["tables"][0]["project_name"] == "公务用车保险费"


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_office_formats_need_a_file(run: Run, tmp_path: Path, name: str) -> None:
    assert run("suggest", SAMPLE, "--output-format", name)[0] == 2
    path = tmp_path / f"建议.{name}"
    assert run("suggest", SAMPLE, "--output-format", name, "--output", path)[0] == 0
    assert path.read_bytes()[:2] == b"PK"


def test_an_input_is_never_written_over(run: Run, save: Save, unit_text: str) -> None:
    path = save("a.txt", unit_text)
    status, _, err = run("suggest", path, "--output", path)
    assert status == 2
    assert err.strip()
    assert path.read_text("utf-8") == unit_text


def test_an_unreadable_file_is_named_and_the_others_answered(run: Run, tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    status, out, err = run("suggest", tmp_path, SAMPLE)
    assert status == 2
    assert "坏.xlsx" in err
    assert "用车人员满意度" in out


def test_a_library_that_is_none_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "库.xlsx"
    path.write_bytes(b"no workbook")
    status, _, err = run("suggest", SAMPLE, "--library", path)
    assert status == 2
    assert "指标库" in err


def test_a_public_endpoint_is_refused_before_anything_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "qualitycheck.toml"
    path.write_text('[llm]\nurl = "http://8.8.8.8/v1"\nmodel = "x"\n', "utf-8")
    status, _, err = run("suggest", SAMPLE, "--config", path)
    assert status == 2
    assert "不在本单位网络内" in err


def test_without_a_model_there_is_no_prompt_to_show(run: Run) -> None:
    status, out, err = run("suggest", SAMPLE, "--show-prompt")
    assert (status, out) == (2, "")
    assert "没有配置语言模型" in err


def test_the_prompt_can_be_seen_without_being_sent(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "qualitycheck.toml"
    path.write_text('[llm]\nurl = "http://127.0.0.1:9/v1"\nmodel = "x"\n', "utf-8")
    status, _, err = run("suggest", SAMPLE, "--config", path, "--show-prompt")
    assert status == 0
    assert "公务车辆规范化管理" in err
    assert "没有应答" not in err
