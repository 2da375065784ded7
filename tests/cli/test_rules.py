"""`rules`, `rule`, `schema`, `--version`, `--help`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from qualitycheck import __version__
from qualitycheck.cli import options
from qualitycheck.document.diagnostic import Family
from qualitycheck.report.formats import FORMATS
from qualitycheck.ruleset.load import load_rules

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., tuple[int, str, str]]


def test_the_options_name_every_format_and_family() -> None:
    assert set(options.OUTPUT_FORMATS) == set(FORMATS)
    assert set(options.FAMILIES) == set(Family)


def test_every_rule_is_listed(run: Run) -> None:
    status, out, _ = run("rules")
    assert status == 0
    assert out.splitlines()[-1].startswith(f"共 {len(load_rules())} 条规则")
    assert [line.split()[0] for line in out.splitlines()[:-1]] == [rule.code for rule in load_rules()]


def test_one_family_for_programs(run: Run) -> None:
    listed = json.loads(run("rules", "--family", "unit", "--output-format", "json")[1])["rules"]
    assert {rule["family"] for rule in listed} == {"unit"}
    assert set(listed[0]) == {"code", "name", "family", "severity", "state", "title"}


def test_the_reference_is_current(run: Run, tmp_path: Path) -> None:
    """`make reference` writes it anew."""
    assert run("rules", "--output-format", "markdown", "--output", tmp_path / "made")[0] == 0
    made, kept = (
        {path.name: path.read_text("utf-8") for path in folder.iterdir()}
        for folder in (tmp_path / "made", ROOT / "docs" / "rules")
    )
    assert made == kept


def test_the_reference_tells_every_rule_once(run: Run) -> None:
    out = run("rules", "--output-format", "markdown")[1]
    assert re.findall(r"^## (Q\w+)$", out, re.MULTILINE) == [
        rule.code for family in Family for rule in load_rules() if rule.family == family
    ]
    one = run("rules", "--output-format", "markdown", "--family", "unit")[1]
    assert "## QU001\n" in one and "## QV003\n" not in one


def test_only_the_reference_goes_into_a_folder(run: Run, tmp_path: Path) -> None:
    assert run("rules", "--output", tmp_path)[0] == 2
    (tmp_path / "file").write_text("x", "utf-8")
    status, _, err = run("rules", "--output-format", "markdown", "--output", tmp_path / "file")
    assert status == 2 and "无法写入" in err


def test_every_rule_can_be_explained(run: Run) -> None:
    for rule in load_rules():
        status, out, _ = run("rule", rule.code)
        assert status == 0
        assert rule.title in out and rule.grounds.text in out and "反例：" in out


def test_a_rule_says_where_it_holds_differently(run: Run) -> None:
    out = run("rule", "missing-cost")[1]
    assert "（self-evaluation）：不查" in out and "（before-2022）：按提示报" in out
    assert "（central）：allowed 为 [90]" in run("rule", "weight-sum")[1]


def test_a_rule_is_found_by_its_name(run: Run) -> None:
    rule = load_rules()[0]
    assert run("rule", rule.name) == run("rule", rule.code.lower())


def test_a_near_miss_is_suggested(run: Run) -> None:
    name = load_rules()[0].name
    status, out, err = run("rule", name + "x")
    assert (status, out) == (2, "")
    assert f"是否想写“{name}”" in err


def test_the_schema_is_json(run: Run) -> None:
    assert json.loads(run("schema")[1])["title"]


def test_the_version(run: Run) -> None:
    assert run("--version") == (0, f"qualitycheck {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["rules", "--help"], ["rule", "--help"]]
)
def test_help_is_chinese(run: Run, arguments: list[str]) -> None:
    status, out, _ = run(*arguments)
    assert status == 0
    assert out.startswith("用法：") and "选项：" in out
    assert "Usage" not in out and "Options" not in out and "Show this" not in out


def test_no_command_shows_the_help(run: Run) -> None:
    status, out, err = run()
    assert (status, out) == (2, "")
    assert err.startswith("用法：")
