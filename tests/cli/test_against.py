"""`check --against`: a project that repeats last year's document is said, one that builds on it is not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

FORM = """部门名称：云水县城市管理局

表一 城区公厕管护费绩效目标表
项目名称\t城区公厕管护费
绩效目标\t管护公厕26座，每日保洁不少于4次
一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值
产出指标\t数量指标\t管护公厕座数\t验收台账登记的座数\t=26座
产出指标\t质量指标\t公厕保洁达标率\t抽查达标座次÷抽查座次×100%\t≥{rate}%
产出指标\t时效指标\t设施报修修复时限\t报修至修复的最长时间\t≤24小时
效益指标\t社会效益指标\t如厕投诉件数\t热线登记的投诉件数\t≤{complaints}件
满意度指标\t服务对象满意度指标\t市民满意度\t满意人数÷受访人数×100%\t≥90%
"""


def check(this: Path, last: Path) -> tuple[int, list[dict[str, Any]]]:
    command = [sys.executable, "-m", "qualitycheck", "check", str(this), "--against", str(last)]
    run = subprocess.run([*command, "--output-format", "json"], capture_output=True, text=True, check=False)
    found = json.loads(run.stdout)["documents"][0]["diagnostics"]
    return run.returncode, [one for one in found if one["code"] == "QB004"]


def write(path: Path, rate: int, complaints: int) -> Path:
    path.write_text(FORM.format(rate=rate, complaints=complaints), "utf-8")
    return path


def test_the_same_goals_and_values_are_said_once_with_all_places(tmp_path: Path) -> None:
    last, this = write(tmp_path / "2025.txt", 95, 12), write(tmp_path / "2026.txt", 95, 12)
    _, (found,) = check(this, last)
    assert found["severity"] == "warning"
    assert [place["field"] for place in found["related"]] == ["value"] * 5


def test_values_set_anew_are_left_alone(tmp_path: Path) -> None:
    last, this = write(tmp_path / "2025.txt", 95, 12), write(tmp_path / "2026.txt", 97, 8)
    assert check(this, last)[1] == []


def test_a_file_of_last_year_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    this, last = write(tmp_path / "2026.txt", 95, 12), tmp_path / "2025.docx"
    last.write_bytes(b"not a document")
    status, found = check(this, last)
    assert (status, found) == (2, [])
