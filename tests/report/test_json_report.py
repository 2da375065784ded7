"""The JSON output keeps the contract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from qualitycheck import check_path, check_text
from qualitycheck.document.result import Result
from qualitycheck.report.json import render_json
from qualitycheck.report.schema import build_schema, render_schema
from qualitycheck.report.style import Style


def encode(result: Result) -> Any:
    return json.loads(render_json(result, Style()))


@pytest.fixture(params=["good", "unit", "error", "narrative", "unreadable", "suppressed"])
def result(request: pytest.FixtureRequest, tmp_path: Path) -> Result:
    if request.param == "unreadable":
        return check_path(tmp_path / "missing.docx")
    if request.param == "narrative":
        return check_text("第一部分\n部门整体绩效目标\n做好全年各项工作。\n")
    if request.param == "suppressed":
        return check_text("qc:ignore-file QU001 系统拼接\n" + request.getfixturevalue("unit_text"))
    return check_text(request.getfixturevalue(f"{request.param}_text"))


def test_every_output_is_valid_by_the_schema(result: Result) -> None:
    schema = build_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(encode(result), schema, jsonschema.Draft202012Validator)


def test_every_document_is_valid_by_the_schema(whole_result: Result, nasty_result: Result) -> None:
    for result in (whole_result, nasty_result):
        jsonschema.validate(encode(result), build_schema(), jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("where", "key"),
    [((), "summary"), (("documents", 0), "tables"), (("documents", 0, "diagnostics", 0), "severity")],
)
def test_the_schema_refuses_an_output_that_lacks_a_key(
    unit_text: str, where: tuple[Any, ...], key: str
) -> None:
    output = encode(check_text(unit_text))
    place = output
    for step in where:
        place = place[step]
    del place[key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(output, build_schema())


def test_a_key_more_is_valid(unit_text: str) -> None:
    jsonschema.validate({**encode(check_text(unit_text)), "new": 1}, build_schema())


def test_an_indicator_is_given_as_written_and_as_parsed(unit_text: str) -> None:
    table = encode(check_text(unit_text))["documents"][0]["tables"][0]
    assert table["project_name"] == "森林防火培训"
    assert table["budget"] == {"total": "50000.00", "fiscal": "50000.00", "other": None, "unit": "元"}
    assert table["schedule"][0] == {"by": "3月底", "percent": "25.00"}
    row = table["indicators"][1]
    assert (row["row"], row["name"], row["value"]) == (2, "培训考核合格率", "≥95百分比")
    assert row["weight"] is None
    assert row["parsed"] == {"kind": "quantity", "operator": ">=", "low": "95", "high": None, "unit": "%"}


def test_a_finding_points_to_its_words(unit_text: str) -> None:
    document = encode(check_text(unit_text))["documents"][0]
    found = next(one for one in document["diagnostics"] if one["family"] == "unit")
    at = found["location"]
    value = document["tables"][at["table"] - 1]["indicators"][at["row"] - 1][at["field"]]
    assert value[at["start"] : at["end"]] == at["text"] == "百分比"
    assert found["fixes"][0]["edits"][0]["replacement"] == "%"
    assert found["fixes"][0]["result"] == "≥95%"


def test_the_summary_counts_what_is_listed(unit_text: str) -> None:
    output = encode(check_text(unit_text))
    found = output["documents"][0]["diagnostics"]
    summary = output["summary"]
    assert (summary["documents"], summary["tables"], summary["indicators"]) == (1, 2, 10)
    for severity in ("error", "warning", "info"):
        assert summary[severity] == sum(one["severity"] == severity for one in found)


def test_the_schema_names_its_version() -> None:
    assert json.loads(render_schema())["$defs"]["Payload"]["properties"]["schema_version"] == {"const": 1}
