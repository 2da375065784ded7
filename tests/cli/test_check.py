"""`qualitycheck check`: formats, statuses, selection, inputs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
Shell = Callable[..., subprocess.CompletedProcess[bytes]]
Save = Callable[..., Path]


def test_status_0_without_findings(run: Run, save: Save, good_text: str) -> None:
    assert run("check", save("a.txt", good_text))[0] == 0


def test_status_1_with_an_error(run: Run, save: Save, error_text: str) -> None:
    assert run("check", save("a.txt", error_text))[0] == 1


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_the_level_that_fails_can_be_chosen(
    run: Run, save: Save, unit_text: str, level: str, status: int
) -> None:
    path = save("a.txt", unit_text)
    assert run("check", path, "--select", "unit", "--fail-on", level)[0] == status


def test_status_2_and_the_others_checked_when_one_of_ten_is_broken(
    shell: Shell, tmp_path: Path, save: Save, unit_text: str
) -> None:
    for number in range(9):
        save(f"{number}.txt", unit_text)
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    done = shell("check", tmp_path, "--output-format", "json")
    output = json.loads(done.stdout)
    assert done.returncode == 2
    assert output["summary"]["documents"] == 9
    assert all(document["diagnostics"] for document in output["documents"])
    assert [Path(one["path"]).name for one in output["unreadable"]] == ["坏.xlsx"]
    assert output["unreadable"][0]["reason"] in done.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ("--select unit", True),
        ("--select 单位", True),
        ("--ignore 单位，结构", False),
        ("--select QU", True),
        ("--select value,unit", True),
        ("--select structure", False),
        ("--ignore unit", False),
        ("--ignore structure,QU", False),
    ],
)
def test_rules_are_chosen_by_code_or_family(
    run: Run, save: Save, unit_text: str, choice: str, found: bool
) -> None:
    _, out, _ = run("check", save("a.txt", unit_text), *choice.split(), "--output-format", "json")
    families = {one["family"] for one in json.loads(out)["documents"][0]["diagnostics"]}
    assert ("unit" in families) is found


def test_options_can_be_repeated(run: Run, save: Save, unit_text: str) -> None:
    path = save("a.txt", unit_text)
    _, out, _ = run("check", path, "--select", "unit", "--select", "value", "--ignore", "unit", "--quiet")
    assert out.startswith("共 2 个项目")
    assert run("check", path, "--select", "unit", "--ignore", "unit", "--fail-on", "info")[0] == 0


def test_a_rule_found_can_be_selected_by_its_name_and_code(run: Run, save: Save, unit_text: str) -> None:
    path = save("a.txt", unit_text)
    found = json.loads(run("check", path, "--select", "unit", "--output-format", "json")[1])
    one = found["documents"][0]["diagnostics"][0]
    for word in (one["code"], one["rule"]):
        assert run("check", path, "--select", word, "--fail-on", "info")[0] == 1


def test_text_on_standard_input(shell: Shell, unit_text: str) -> None:
    for encoding in ("utf-8", "gb18030"):
        done = shell("check", "-", "--output-format", "json", data=unit_text.encode(encoding))
        document = json.loads(done.stdout)["documents"][0]
        assert document["path"] == "-"
        assert len(document["tables"]) == 2


def test_empty_standard_input_is_named(shell: Shell) -> None:
    done = shell("check", "-")
    assert done.returncode == 2
    assert "无法读取 -：" in done.stderr.decode("utf-8")
    assert "无法读取 -" not in done.stdout.decode("utf-8")


def test_a_report_in_a_file_names_what_could_not_be_read_itself(run: Run, tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    _, _, err = run("check", tmp_path / "坏.xlsx", "--output", tmp_path / "a.txt")
    assert "坏.xlsx：" in (tmp_path / "a.txt").read_text("utf-8")
    assert err.splitlines()[0] == f"已写入 {tmp_path / 'a.txt'}"
    assert "坏.xlsx：" in err.splitlines()[1]


def test_folders_and_patterns(run: Run, tmp_path: Path, save: Save, good_text: str) -> None:
    save("一/a.txt", good_text), save("二/b.txt", good_text), save("二/c.gif", "x")
    for path in (tmp_path, tmp_path / "*" / "*.txt"):
        status, out, _ = run("check", path, "--output-format", "json")
        assert (status, json.loads(out)["summary"]["documents"]) == (0, 2)


def test_the_output_file_holds_the_report_and_the_screen_nothing(
    run: Run, tmp_path: Path, save: Save, unit_text: str
) -> None:
    source, target = save("a.txt", unit_text), tmp_path / "结果.json"
    target.write_text("old", "utf-8")
    _, out, _ = run("check", source, "--output-format", "json", "--output", target)
    assert out == ""
    assert json.loads(target.read_text("utf-8"))["summary"]["documents"] == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "结果.json"]


def test_the_output_is_never_an_input(run: Run, tmp_path: Path, save: Save, unit_text: str) -> None:
    source = save("a.txt", unit_text)
    for path in (source, tmp_path):
        status, out, err = run("check", path, "--output", source)
        assert (status, out) == (2, "")
        assert "也是被检查的文件" in err
    assert source.read_text("utf-8") == unit_text


@pytest.mark.parametrize("target", [".", "none/result.txt"])
def test_an_impossible_output_is_said_before_the_work(
    run: Run, tmp_path: Path, save: Save, unit_text: str, target: str
) -> None:
    status, _, err = run("check", save("a.txt", unit_text), "--output", tmp_path / target)
    assert status == 2
    assert err.startswith("错误：")


def test_csv_opens_in_excel(run: Run, tmp_path: Path, save: Save, unit_text: str) -> None:
    target = tmp_path / "out" / "结果.csv"
    target.parent.mkdir()
    run("check", save("a.txt", unit_text), "--output-format", "csv", "--output", target)
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf" + "文件,项目,行,".encode())
    assert b"\r\r\n" not in data


def test_the_configuration_beside_the_document_is_found(run: Run, save: Save, unit_text: str) -> None:
    path = save("a.txt", unit_text)
    save("qualitycheck.toml", 'ignore = ["unit"]\nfail_on = "info"\n')
    assert "百分比】" not in run("check", path)[1]
    other = save("other.toml", 'select = ["unit"]\nfail_on = "warning"\n')
    assert run("check", path, "--config", other)[0] == 1
    assert run("check", path, "--config", other, "--fail-on", "error")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check"], "缺少 路径"),
        (["check", "-", "--output-format", "xml"], "--output-format 不能是“xml”"),
        (["check", "-", "--fail-on", "bad"], "可选：error、warning、info、never"),
        (["check", "-", "--select", "unti"], "是否想写“unit”"),
        (["check", "-", "--config", "none.toml"], "配置文件 none.toml 不存在"),
        (["check", "-", "--selekt", "unit"], "是否想写“--select”"),
        (["check", "-", "--output"], "--output 后面缺少内容"),
        (["check", "-", "--quiet=1"], "--quiet 后面不写内容"),
        (["score", "-", "--min-score", "abc"], "--min-score 应写数字"),
        (["score", "-", "--min-score", "nan"], "--min-score 应写数字"),
        (["opinion", "-", "-o", "o.docx", "--template", "none.yaml"], "none.yaml 有误：文件不存在或无权读取"),
        (["chek", "-"], "是否想写“check”"),
        (["rule", "QU001", "QU002"], "多了参数：QU002"),
    ],
)
def test_a_wrong_command_line_is_one_chinese_sentence(run: Run, arguments: list[str], sentence: str) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("错误：") and len(err.splitlines()) == 1
    assert sentence in err


def test_no_colour_where_nobody_looks_or_wants_it(run: Run, save: Save, unit_text: str) -> None:
    path = save("a.txt", unit_text)
    assert "\x1b" not in run("check", path)[1]
    assert "\x1b" in run("check", path, "--color", "always")[1]
    assert "\x1b" not in run("check", path, "--color", "never")[1]


def test_a_chinese_windows_console_shows_the_report(shell: Shell, save: Save, unit_text: str) -> None:
    path = save("a.txt", unit_text.replace("巡护", "巡护\U0001f332"))
    done = shell("check", path, "--fail-on", "never", PYTHONIOENCODING="cp936", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert "≥95【百分比】 → ≥95%" in done.stdout.decode("cp936")
    assert "林区巡护?" in done.stdout.decode("cp936")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_console_without_the_characters_is_no_reason_to_fail(
    shell: Shell, save: Save, unit_text: str, encoding: str
) -> None:
    done = shell("check", save("a.txt", unit_text), "--fail-on", "never", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")


def test_json_is_utf8_on_every_console(shell: Shell, save: Save, unit_text: str) -> None:
    done = shell("check", save("a.txt", unit_text), "--output-format", "json", PYTHONIOENCODING="cp936")
    assert (
        json.loads(done.stdout.decode("utf-8"))["documents"][0]["tables"][0]["project_name"] == "森林防火培训"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_a_reader_that_goes_away_is_no_error(shell: Shell, save: Save, unit_text: str) -> None:
    path = save("a.txt", unit_text)
    for output_format in ("text", "json"):
        command = (
            f"{sys.executable} -m qualitycheck check {path} --output-format {output_format} --verbose | true"
        )
        done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, cwd=Path.cwd())
        assert done.stderr == b""


def test_check_loads_no_library_it_does_not_use(save: Save, unit_text: str) -> None:
    path = save("a.txt", unit_text)
    code = (
        "import sys\n"
        "from qualitycheck.cli.application import run\n"
        f"status = run(['check', {str(path)!r}, '--fail-on', 'never'])\n"
        "heavy = {'pandas', 'sklearn', 'scipy', 'jieba', 'lxml', 'rich'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy or status else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
