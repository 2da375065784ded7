"""`qualitycheck proofread`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]
Save = Callable[..., Path]

TEXT = "落实政策\n成本控制律不超过预算\n加强加强预算绩效管理\n"


def test_jsonl_has_a_line_for_each_changed_line(run: Run, save: Save) -> None:
    path = save("a.txt", TEXT)
    status, out, _ = run("proofread", path, "--output-format", "jsonl", "--min-confidence", "0.5")
    answers = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [answer["line"] for answer in answers] == [2, 3]
    assert answers[0]["corrected"] == "成本控制率不超过预算"
    for answer in answers:
        text = answer["text"]
        for edit in reversed(answer["edits"]):
            assert 0.5 <= edit["confidence"] <= 1
            text = text[: edit["start"]] + edit["replacement"] + text[edit["end"] :]
        assert text == answer["corrected"]


def test_text_shows_place_and_change(run: Run, save: Save) -> None:
    _, out, _ = run("proofread", save("a.txt", TEXT), "--min-confidence", "0.5")
    assert out.splitlines()[0].startswith("第2行第3字 成本【控制律】不超过预算 → 控制率（可信度 0.")
    assert out.splitlines()[-1] == "共 3 行，疑似错别字 2 处（可信度 0.5 以上）"


def test_words_that_only_their_neighbours_show_to_be_wrong_are_found(run: Run, save: Save) -> None:
    text = "实《河湖管理条例》要求。\n各项补贴即时率达到95%。\n人民的的笑脸。\n的的确确。\n"
    _, out, _ = run("proofread", save("a.txt", text), "--output-format", "jsonl")
    corrected = [json.loads(line)["corrected"] for line in out.splitlines()]
    assert corrected == ["落实《河湖管理条例》要求。", "各项补贴及时率达到95%。", "人民的笑脸。"]


def test_words_of_the_configuration_are_protected(run: Run, save: Save) -> None:
    save("qualitycheck.toml", 'words = ["控制律"]\n')
    _, out, _ = run("proofread", save("a.txt", TEXT), "--min-confidence", "0.5")
    assert "控制" not in out


def test_right_text_gives_nothing(run: Run, save: Save) -> None:
    assert run("proofread", save("a.txt", "落实政策\n"), "--output-format", "jsonl") == (0, "", "")


def test_confidence_out_of_range_is_a_mistake(run: Run, save: Save) -> None:
    status, _, err = run("proofread", save("a.txt", TEXT), "--min-confidence", "3")
    assert status == 2 and "0 到 1" in err


def test_a_text_without_errors_is_said_to_be_one(run: Run, save: Save) -> None:
    assert run("proofread", save("a.txt", "落实政策\n"))[1] == "共 1 行，未发现错别字（可信度 0.9 以上）\n"


def test_other_files_are_sent_to_check(run: Run, save: Save, tmp_path: Path) -> None:
    for path in (save("a.docx", "PK"), tmp_path):
        status, out, err = run("proofread", path)
        assert (status, out) == (2, "")
        assert f"qualitycheck check {path} --select typo" in err


def test_missing_file_is_named(run: Run) -> None:
    status, _, err = run("proofread", "nowhere.txt")
    assert status == 2 and "不存在" in err
