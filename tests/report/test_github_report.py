"""Annotations for a GitHub workflow: one command a line, read back as the runner reads it."""

from __future__ import annotations

import re

from qualitycheck import Configuration, check_text
from qualitycheck.document.result import Result
from qualitycheck.report.github import render_github
from qualitycheck.report.style import Style

COMMAND = re.compile(r"::(error|warning|notice) (.+?)::(.*)")


def unescape(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def read(result: Result) -> list[tuple[str, dict[str, str], str]]:
    """As the runner does: the command, its properties, its message."""
    commands = []
    for line in render_github(result, Style()).splitlines():
        found = COMMAND.fullmatch(line)
        assert found is not None, line
        properties = dict(part.split("=", 1) for part in found[2].split(","))
        commands.append((found[1], {k: unescape(v) for k, v in properties.items()}, unescape(found[3])))
    return commands


def test_a_finding_stands_at_its_line(unit_text: str) -> None:
    kind, properties, message = read(check_text(unit_text, Configuration(select=("unit",)), "样例.txt"))[0]
    assert (kind, properties["file"], properties["title"]) == ("warning", "样例.txt", "QU001 单位")
    line = unit_text.split("\n")[int(properties["line"]) - 1]
    assert line[int(properties["col"]) - 1 : int(properties["endColumn"]) - 1] == "百分比"
    assert message.startswith("项目 1 森林防火培训 第2行 指标值：") and "（建议：≥95%）" in message


def test_one_command_a_finding_whatever_the_words(nasty_result: Result) -> None:
    commands = read(nasty_result)
    assert len(commands) == len(nasty_result.diagnostics) + 1
    assert commands[-1][2] == nasty_result.unreadable[0].reason
    assert {properties["file"] for _, properties, _ in commands} == {
        *(one.document.path for one in nasty_result.documents),
        nasty_result.unreadable[0].path,
    }


def test_every_document(whole_result: Result) -> None:
    assert len(read(whole_result)) == len(whole_result.diagnostics)
