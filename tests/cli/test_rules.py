"""`rules`, `rule`, `schema`, `--version`, `--help`."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from qualitycheck import __version__
from qualitycheck.cli import options
from qualitycheck.document.diagnostic import Family
from qualitycheck.report.formats import FORMATS
from qualitycheck.ruleset.load import load_rules

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


def test_every_rule_can_be_explained(run: Run) -> None:
    for rule in load_rules():
        status, out, _ = run("rule", rule.code)
        assert status == 0
        assert rule.title in out and rule.grounds.text in out and "反例：" in out


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
