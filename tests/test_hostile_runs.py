"""Nothing is lost: beside any hostile input the other files are checked, and it is named with its reason."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from qualitycheck import Configuration, check_path, check_text
from qualitycheck.config import load_configuration
from qualitycheck.report.csv import render_csv
from qualitycheck.report.json import render_json
from qualitycheck.report.style import Style
from qualitycheck.report.text import render_text
from qualitycheck.session import check_inputs, check_paths, find_inputs
from tests.conftest import write_project
from tests.read.hostile import LAUGHS, compound, nested, sheet_row, word, word_table, workbook

ROOT = Path(__file__).resolve().parents[1]
Save = Callable[..., Path]
EMPTY = "文件是空的，没有可检查的内容。"
MISSING = "文件不存在或无权读取，请核对路径和权限。"
SPECIAL = "这里是管道或设备，不是普通文件，请先存成文件再检查。"
CLOSED = "文件夹无法打开，请核对权限。"
NOT_TEXT = "标准输入里不是文字，请存成文件后写文件的路径。"
needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


def shell(*arguments: object, data: bytes | None = b"", **more: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "qualitycheck", "check", *map(str, arguments)]
    settings = {**os.environ, "PYTHONPATH": str(ROOT)}
    given = {"stdin": subprocess.DEVNULL} if data is None else {"input": data}
    return subprocess.run(
        command, capture_output=True, env=settings, check=False, timeout=60, **given, **more
    )


def reasons(path: Path) -> dict[str, str]:
    return {Path(one.path).name: one.reason for one in check_path(path).unreadable}


def test_a_folder_of_hostile_files(tmp_path: Path, save: Save, unit_text: str) -> None:
    """Every good file keeps its findings, every other one has a sentence, the exit status is 2."""
    hostile = {
        "空.txt": b"",
        "加密.docx": compound("EncryptedPackage"),
        "截断.docx": word(word_table([["甲", "乙"]]))[:120],
        "炸弹.docx": word(" " * 30_000_000),
        "实体.docx": word("<w:p/>", LAUGHS),
        "套娃.docx": word(nested(word_table([["甲"]]), 50)),
        "远.xlsx": workbook(sheet_row(1_048_576, ["甲"] * 9)),
        "行号.xlsx": workbook(sheet_row(10**12, ["甲"])),
        "乱.csv": b"\xff\xff\xff\x80\x80",
        "字.xlsx": "正文".encode(),
    }
    for name, data in hostile.items():
        (tmp_path / name).write_bytes(data)
    for name in ("一.txt", "子 文件夹/二.txt", "目录.docx/三.txt"):
        save(name, unit_text)
    target = tmp_path / "结果.json"
    done = shell(tmp_path, "--output-format", "json", "--output", target)
    output = json.loads(target.read_text("utf-8"))
    assert done.returncode == 2
    assert {Path(one["path"]).name for one in output["documents"]} == {"一.txt", "二.txt", "三.txt"}
    assert all(one["diagnostics"] for one in output["documents"])
    assert {Path(one["path"]).name for one in output["unreadable"]} == set(hostile)
    assert all(
        one["reason"].endswith("。") and "程序处理" not in one["reason"] for one in output["unreadable"]
    )
    written, *said = done.stderr.decode("utf-8").splitlines()
    assert written.startswith("已写入 ")
    assert len(said) == len(hostile) and all(line.startswith("无法读取 ") for line in said)


def test_a_file_that_disappears_after_it_was_listed(tmp_path: Path, save: Save, good_text: str) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        save(name, good_text)
    inputs = find_inputs([tmp_path])
    (tmp_path / "b.txt").unlink()
    result = check_inputs(inputs, Configuration())
    assert [Path(one.document.path).name for one in result.documents] == ["a.txt", "c.txt"]
    assert [(Path(one.path).name, one.reason) for one in result.unreadable] == [("b.txt", MISSING)]


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_an_office_file_that_disappears_while_it_is_read(tmp_path: Path, name: str) -> None:
    data = word(word_table([["甲"]])) if name == "a.docx" else workbook(sheet_row(1, ["甲"]))
    (tmp_path / name).write_bytes(data)
    result = check_paths([tmp_path / name], progress=lambda path: Path(path).unlink())
    assert [one.reason for one in result.unreadable] == [MISSING]


@needs_links
def test_links_that_multiply_are_followed_once(tmp_path: Path, save: Save, good_text: str) -> None:
    """Twenty folders, each with two links to the next, would be a million ways to one file."""
    path = save("f20/a.txt", good_text)
    for number in range(20):
        (tmp_path / f"f{number}").mkdir()
        for name in ("甲", "乙"):
            (tmp_path / f"f{number}" / name).symlink_to(tmp_path / f"f{number + 1}")
    (tmp_path / "f20" / "round").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert len(find_inputs([tmp_path / "f0"]).files) == 2
    assert find_inputs([tmp_path / "**" / "a.txt"]).files == [str(path)]
    assert reasons(tmp_path) == {"loop.txt": MISSING}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_among_files_is_not_waited_for(tmp_path: Path, save: Save, good_text: str) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    save("a.txt", good_text)
    found: dict[str, str] = {}
    thread = threading.Thread(target=lambda: found.update(reasons(tmp_path)), daemon=True)
    thread.start()
    thread.join(20)
    assert found == {"管道.txt": SPECIAL}
    assert shell("/dev/null").returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="rights are not kept in modes there")
def test_a_folder_nobody_may_open(tmp_path: Path, save: Save, good_text: str) -> None:
    """As another user where the tests run as one whom nothing is closed to."""
    closed, path = tmp_path / "关", save("a.txt", good_text)
    save("关/b.txt", good_text)
    closed.chmod(0)
    try:
        if os.access(closed, os.R_OK):
            pytest.skip("this user may open everything")
        assert reasons(tmp_path) == {"关": CLOSED}
        assert len(check_path(tmp_path).documents) == 1
        assert reasons(closed / "b.txt") == {"b.txt": MISSING}
        path.chmod(0)
        assert reasons(path) == {"a.txt": MISSING}
    finally:
        closed.chmod(stat.S_IRWXU)


@pytest.mark.parametrize("name", ["长" * 5000 + ".txt", "零\0.txt", "*" * 300 + "[", "/" * 5000 + "a"])
def test_names_no_file_can_have(tmp_path: Path, save: Save, good_text: str, name: str) -> None:
    result = check_paths([str(tmp_path / name) if name[0] != "/" else name, save("a.txt", good_text)])
    assert len(result.documents) == 1
    assert [one.reason.endswith("。") for one in result.unreadable] == [True]


def test_a_name_too_long_beside_an_output_file(tmp_path: Path, save: Save, good_text: str) -> None:
    target = save("out.json", "")
    done = shell("长" * 300 + ".txt", save("a.txt", good_text), "--output", target)
    assert done.returncode == 2
    assert done.stderr.decode().endswith(f"：{MISSING}\n") and len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xff\xff\x80\x80" * 9, NOT_TEXT),
        (bytes(90), NOT_TEXT),
        (b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(range(128, 256)), NOT_TEXT),
        (b" \n\t ", EMPTY),
        (b"", EMPTY),
        (None, EMPTY),
    ],
)
def test_junk_on_standard_input(data: bytes | None, said: str) -> None:
    done = shell("-", data=data)
    assert (done.returncode, done.stderr.decode()) == (2, f"无法读取 -：{said}\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_standard_input_without_end_and_without_beginning(save: Save) -> None:
    config = save("qualitycheck.toml", "[limits]\nmax_file_bytes = 3000000\n")
    command = f"yes 甲 | {sys.executable} -m qualitycheck check - --config {config}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=60, cwd=ROOT)
    said = "无法读取 -：文件超过允许的大小（3 MB，上限 3 MB），请拆分后再检查，或在配置 limits 中放宽。"
    assert (done.returncode, done.stderr.decode().strip()) == (2, said)
    command = f"{sys.executable} -m qualitycheck check - <&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=60, cwd=ROOT)
    assert (done.returncode, done.stderr.decode().strip()) == (2, f"无法读取 -：{EMPTY}")


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("max_cells = 20", "表格单元格超过 20 个"),
        ("max_columns = 3", "表格超过 3 列"),
        ("max_cell_characters = 5", "一个单元格或段落的文字超过 5 字"),
        ("max_file_bytes = 100", "0 MB，上限 0 MB"),
    ],
)
def test_limits_can_be_set(save: Save, good_text: str, setting: str, said: str) -> None:
    path = save("a.txt", good_text)
    save("qualitycheck.toml", f"[limits]\n{setting}\n")
    done = shell(path)
    sentence = f"文件超过允许的大小（{said}），请拆分后再检查，或在配置 limits 中放宽。"
    assert (done.returncode, done.stderr.decode()) == (2, f"无法读取 {path}：{sentence}\n")


def test_limits_can_be_widened(tmp_path: Path, save: Save) -> None:
    path = tmp_path / "宽.txt"
    path.write_text("\t".join(["甲"] * 1500), "utf-8")
    assert not check_path(path).documents
    wider = load_configuration(save("qualitycheck.toml", "[limits]\nmax_columns = 2000\n"))
    assert check_path(path, wider).documents


def test_half_characters_and_commands_reach_no_output() -> None:
    """Lone surrogates no encoding can write; what commands a terminal or turns the direction of its text."""
    name = "培\ud800训\x1b[31m人\x9b31m数\u202e倒\u2066"
    rows = [("产出指标", "数量指标", name, "说明\x07\x00", "≥95百分比\u202e", "依\u2029据")]
    result = check_text(write_project(1, f"项目{name}", rows), path="\ud83d名\udcff.txt")
    assert result.diagnostics
    for style in (Style(), Style(verbose=True)):
        shown = render_text(result, style)
        assert not set(shown) & set("\x00\x07\x1b\x9b\u202e\u2066\u2029\ud800")
        shown.encode("utf-8", "replace")
    table = render_csv(result, Style())
    assert not set(table) & set("\x00\x07\x1b\x9b\u202e\u2066\u2029\ud800")
    output = render_json(result, Style())
    assert output.encode("utf-8") and not set(output) & set("\x00\x07\x1b\x9b\u202e\u2066\u2029")
    written = json.loads(output)["documents"][0]["tables"][0]["indicators"][0]["name"]
    assert written == name.replace("\ud800", "\ufffd")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_text(tmp_path: Path, good_text: str) -> None:
    path = os.fsencode(tmp_path) + b"/\xd0\xa1\xff.txt"
    Path(os.fsdecode(path)).write_text(good_text, "utf-8")
    for form in ("text", "json", "csv"):
        done = shell(tmp_path, "--output-format", form, "--fail-on", "never")
        assert (done.returncode, done.stderr) == (0, b"")
        done.stdout.decode("utf-8")
