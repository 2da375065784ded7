"""`qualitycheck fix`, `opinion` and the format docx, as a user runs them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from qualitycheck.cli import messages
from tests.read.documents import ROWS
from tests.read.pdfs import Canvas, write_pdf

Run = Callable[..., tuple[int, str, str]]
Save = Callable[..., Path]
ROOT = Path(__file__).resolve().parents[2]


def test_a_corrected_copy(run: Run, save: Save, unit_text: str, tmp_path: Path) -> None:
    path, copy = save("a.txt", unit_text, "gb18030"), tmp_path / "b.txt"
    status, out, err = run("fix", path, "--output", copy)
    assert (status, out) == (0, "")
    assert err.startswith(f"已修改 3 处，写入 {copy}；")
    assert copy.read_bytes() == unit_text.replace("百分比", "%").encode("gb18030")
    assert path.read_text("gb18030") == unit_text


def test_nothing_to_correct(run: Run, save: Save, good_text: str, tmp_path: Path) -> None:
    path, copy = save("a.txt", good_text), tmp_path / "b.txt"
    status, _, err = run("fix", path, "--output", copy)
    assert status == 0 and "没有可以确定的修改" in err
    assert copy.read_bytes() == path.read_bytes()


def test_the_changes_shown_and_nothing_written(run: Run, save: Save, unit_text: str, tmp_path: Path) -> None:
    status, out, _ = run("fix", save("a.txt", unit_text), "--diff")
    assert status == 0
    assert "- ≥95百分比" in out and "+ ≥95%" in out and "第2行“培训考核合格率” 指标值" in out
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_what_cannot_be_written_can_be_looked_at(run: Run, tmp_path: Path) -> None:
    page = Canvas()
    page.table(100, [80, 100, 120, 120], [*ROWS[:-1], [*ROWS[-1][:3], "≥90百分比"]])
    path = write_pdf(tmp_path / "a.pdf", [page])
    assert run("fix", path, "--diff")[0] == 0
    status, out, err = run("fix", path, "--output", tmp_path / "b.pdf")
    assert status == 2 and "PDF 只能看、不能改写" in err
    assert "+ ≥90%" in out
    assert not (tmp_path / "b.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{path}"], messages.NEEDS_OUTPUT),
        (["-", "--output", "b.txt"], messages.ONE_FILE),
        (["{folder}", "--diff"], messages.ONE_FILE),
        (["{path}", "--output", "{path}"], messages.OUTPUT_IS_INPUT),
        (["{path}", "--output", "{folder}"], messages.OUTPUT_IS_FOLDER),
        (["{path}", "--output", "{folder}/b.docx"], "请把 --output 写成 .txt 结尾的文件名"),
        (["{path}", "--output", "{folder}/b.txt", "--interactive"], messages.NO_TERMINAL),
    ],
)
def test_a_mistake_is_said_and_nothing_written(
    run: Run, save: Save, unit_text: str, tmp_path: Path, arguments: list[str], said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    path = save("a.txt", unit_text)
    status, out, err = run("fix", *(one.format(path=path, folder=tmp_path) for one in arguments))
    assert (status, out) == (2, "")
    assert said.split("{", maxsplit=1)[0] in err
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text("utf-8") == unit_text


@pytest.mark.parametrize(
    ("answers", "left"), [("y\nn\ny\n", 1), ("n\nq\n", 3), ("x\ny\na\n", 0), ("y\n\x04", 2)]
)
def test_questions_on_a_terminal(save: Save, unit_text: str, tmp_path: Path, answers: str, left: int) -> None:
    pty = pytest.importorskip("pty")
    path, copy = save("a.txt", unit_text), tmp_path / "b.txt"
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "qualitycheck", "fix", str(path), "--output", str(copy), "--interactive"]
    command += ["--select", "QU001"]
    with subprocess.Popen(
        command, stdin=slave, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:  # fmt: skip
        os.close(slave)
        os.write(master, answers.encode())
        _, err = process.communicate(timeout=120)
    os.close(master)
    assert process.returncode == 0, err.decode()
    assert copy.read_text("utf-8").count("百分比") == left
    assert messages.ASK.strip() in err.decode()


def test_a_folder_of_annotated_documents(run: Run, save: Save, unit_text: str, tmp_path: Path) -> None:
    save("in/a.txt", unit_text)
    save("in/b.txt", unit_text)
    status, _, err = run(
        "check", tmp_path / "in", "--output-format", "docx", "--output", tmp_path / "one.docx"
    )
    assert status == 2 and "文件夹" in err
    status, out, _ = run("check", tmp_path / "in", "--output-format", "docx", "--output", tmp_path / "out")
    assert out == "" and status in {0, 1}
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["a（批注）.docx", "b（批注）.docx"]


def test_an_annotated_document_never_replaces_an_input(
    run: Run, save: Save, unit_text: str, tmp_path: Path
) -> None:
    docx.Document().save(str(tmp_path / "a（批注）.docx"))
    own = save("a.txt", unit_text)
    before = (tmp_path / "a（批注）.docx").read_bytes()
    arguments = [own, tmp_path / "a（批注）.docx", "--output-format", "docx", "--output", tmp_path]
    run("check", *arguments)
    assert (tmp_path / "a（批注）.docx").read_bytes() == before
    assert (tmp_path / "a（批注）2.docx").exists()


def test_docx_needs_a_file(run: Run, save: Save, unit_text: str) -> None:
    status, _, err = run("check", save("a.txt", unit_text), "--output-format", "docx")
    assert status == 2 and "--output" in err


def test_opinions(run: Run, save: Save, unit_text: str, tmp_path: Path) -> None:
    path = save("a.txt", unit_text)
    assert run("opinion", path, "--output", tmp_path / "意见.docx")[0] == 0
    assert docx.Document(str(tmp_path / "意见.docx")).paragraphs[0].text.endswith("审核意见")
    assert run("opinion", path, "--by", "project", "--output", tmp_path / "x.docx")[0] == 2
    assert not (tmp_path / "x.docx").exists()
    assert run("opinion", path, "--by", "project", "--output", tmp_path / "意见")[0] == 0
    assert len(list((tmp_path / "意见").iterdir())) == 2


def test_an_opinion_on_nothing_is_a_mistake(run: Run, save: Save, tmp_path: Path) -> None:
    path = save("a.txt", "会议通知\n请各单位参会。\n")
    status, _, err = run("opinion", path, "--by", "project", "--output", tmp_path / "意见")
    assert status == 2 and messages.NO_PROJECTS in err
    assert not (tmp_path / "意见").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there the device has no path")
def test_a_device_is_no_output(run: Run, save: Save, unit_text: str) -> None:
    status, _, err = run("fix", save("a.txt", unit_text), "--output", os.devnull)
    assert status == 2 and messages.OUTPUT_FAILED.format(path=os.devnull) in err


def test_each_round_shows_the_words_it_found(run: Run, tmp_path: Path) -> None:
    path = ROOT / "tests" / "fresh" / "d" / "files" / "gs_nongye.xlsx"
    _, out, _ = run("fix", path, "--suggested", "--diff", "--output", tmp_path / path.name)
    assert "- ≥100%\n    + =100%" in out and "==100%" not in out
