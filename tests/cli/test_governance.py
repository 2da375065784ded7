"""`check` with suppressions and a baseline, as a user meets them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
Save = Callable[..., Path]


def test_a_baseline_from_first_to_last(
    run: Run, save: Save, tmp_path: Path, unit_text: str, good_text: str
) -> None:
    path, known = save("文件/a.txt", unit_text), tmp_path / "known.json"
    asked = ("check", tmp_path / "文件", "--select", "QU001", "--fail-on", "warning")
    assert run(*asked)[0] == 1
    status, out, err = run(*asked, "--write-baseline", known)
    assert status == 0 and "记下 3 处问题，去掉 0 处" in err
    assert "另有 3 处已在基线中" in out and "警告 QU001" not in out
    assert json.loads(known.read_text("utf-8"))["documents"] == {"文件/a.txt": {"QU001": {"百分比": 3}}}
    assert run(*asked, "--baseline", known)[0] == 0

    path.write_text(good_text, "utf-8")
    assert "基线中有 3 处已改好" in run(*asked, "--baseline", known)[1]
    assert "去掉 3 处" in run(*asked, "--baseline", known, "--write-baseline", known)[2]
    assert json.loads(known.read_text("utf-8"))["documents"] == {}


def test_a_baseline_named_in_the_configuration_lies_beside_it(
    run: Run, save: Save, tmp_path: Path, unit_text: str
) -> None:
    path = save("a.txt", unit_text)
    save("qualitycheck.toml", 'baseline = "known.json"\nselect = ["QU001"]\nfail_on = "warning"\n')
    status, _, err = run("check", path)
    assert status == 2 and "known.json 不存在" in err
    assert run("check", path, "--write-baseline", tmp_path / "known.json")[0] == 0
    assert run("check", path)[0] == 0


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_a_broken_baseline_is_one_sentence_and_is_left_as_it_is(
    run: Run, save: Save, unit_text: str, option: str
) -> None:
    path, known = save("a.txt", unit_text), save("known.json", "{broken")
    status, out, err = run("check", path, option, known)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1 and "已损坏或不是基线文件" in err
    assert known.read_text("utf-8") == "{broken"


def test_a_baseline_is_never_written_over_an_input(run: Run, save: Save, unit_text: str) -> None:
    path = save("a.txt", unit_text)
    status, _, err = run("check", path, "--write-baseline", path)
    assert status == 2 and "也是被检查的文件" in err
    assert path.read_text("utf-8") == unit_text


def test_an_entry_of_the_configuration_and_its_absence_of_effect(
    run: Run, save: Save, unit_text: str
) -> None:
    path = save("a.txt", unit_text)
    save(
        "qualitycheck.toml",
        'fail_on = "warning"\nselect = ["unit"]\n'
        '[[suppressions]]\nrules = ["QU001"]\nreason = "系统拼接"\n'
        '[[suppressions]]\nrules = ["QU013"]\nreason = "已改"\n',
    )
    status, out, err = run("check", path, "--output-format", "json")
    assert status == 0 and "第 2 条（QU013：已改）没有用上" in err
    output = json.loads(out)
    left = [(one["code"], one["by"], one["reason"]) for one in output["documents"][0]["suppressed"]]
    assert left == [("QU001", "configuration", "系统拼接")] * 2
    assert output["summary"]["suppressed"] == 2 and len(output["remarks"]) == 1


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ('rules = ["QU001"]', "第 1 个 suppressions 没有写 rules 或 reason"),
        ('rules = ["QU001"]\nreason = " "', "没有写 rules 或 reason"),
        ('reason = "误报"', "没有写 rules 或 reason"),
        ('rules = ["QX001"]\nreason = "误报"', "没有名为“QX001”的规则"),
        ('rules = ["QU001"]\nreason = "误报"\nfile = "a"', "没有“file”这一项"),
        ('rules = "QU001"\nreason = "误报"', "有误"),
    ],
)
def test_a_wrong_entry_is_one_sentence(
    run: Run, save: Save, unit_text: str, entry: str, sentence: str
) -> None:
    path = save("a.txt", unit_text)
    save("qualitycheck.toml", f"[[suppressions]]\n{entry}\n")
    status, out, err = run("check", path)
    assert (status, out) == (2, "") and sentence in err
    assert len(err.splitlines()) == 1


def test_the_directives_of_a_document_can_be_disregarded(run: Run, save: Save, unit_text: str) -> None:
    path = save("a.txt", f"qc:ignore-file QU001 系统拼接\n{unit_text}")
    asked = ("check", path, "--select", "unit", "--fail-on", "warning")
    status, out, _ = run(*asked)
    assert status == 0 and "另有 3 处已说明原因" in out
    assert run(*asked, "--no-inline")[0] == 1


@pytest.mark.parametrize("name", ["sarif", "junit", "github", "csv", "json"])
def test_every_format_is_the_same_each_time(run: Run, save: Save, unit_text: str, name: str) -> None:
    path = save("a.txt", unit_text)
    first = run("check", path, "--output-format", name)
    assert first == run("check", path, "--output-format", name)
    assert first[1]


def test_sarif_tells_what_is_left_out_and_what_is_new(
    run: Run, save: Save, tmp_path: Path, unit_text: str
) -> None:
    path, known = save("a.txt", unit_text), tmp_path / "known.json"
    asked = ("check", path, "--select", "QU001")
    run(*asked, "--write-baseline", known)
    data = json.loads(known.read_text("utf-8"))
    data["documents"]["a.txt"]["QU001"]["百分比"] = 1
    known.write_text(json.dumps(data), "utf-8")
    path.write_text(f"qc:ignore QU001 系统拼接\n{unit_text}", "utf-8")
    log = json.loads(run(*asked, "--baseline", known, "--output-format", "sarif")[1])
    results = log["runs"][0]["results"]
    told = [(one["baselineState"], [s["kind"] for s in one.get("suppressions", [])]) for one in results]
    assert told == [("new", []), ("new", ["inSource"]), ("unchanged", ["external"])]
    assert results[1]["suppressions"][0]["justification"] == "系统拼接"
