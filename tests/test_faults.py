"""A wrong file of settings is one Chinese sentence that says where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualitycheck.config import load_configuration
from qualitycheck.errors import ConfigurationError
from qualitycheck.report.phrasing import load_phrases


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"preview = true\nfail_on = \n", "第2行写法不对"),
        (b"select = [1", "末尾没有写完"),
        (b'fail_on = "bad"', "“fail_on”不能是“bad”"),
        (b'[limits]\nmax_file_bytes = "x"', "“limits.max_file_bytes”应为整数，现在是文字"),
        (b'select = "unit"', "“select”应为列表，现在是文字"),
        (b'[llm]\nurl = "http://10.0.0.1"', "“llm”缺少“model”"),
        (b"[ceilings]\nQU001 = { M = 9 }", "“ceilings”应为整数，且不大于4"),
        (b"rules = 3", "“rules”应为一组设置，现在是整数"),
        (b"\xff\xfe", "文字不是 UTF-8 编码"),
    ],
)
def test_a_wrong_configuration(tmp_path: Path, text: bytes, says: str) -> None:
    path = tmp_path / "qualitycheck.toml"
    path.write_bytes(text)
    with pytest.raises(ConfigurationError) as raised:
        load_configuration(path)
    assert str(raised.value) == f"配置文件 {path} 有误：{says}。"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("blank: x\ntitle: [x\nsubjects: y", "第2行写法不对"),
        ("titel: x", "没有“titel”这一项"),
        ("blank: 3", "“blank”应为文字，现在是整数"),
        ("blank: x", "缺少“title”"),
    ],
)
def test_a_wrong_template(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "文字.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as raised:
        load_phrases(path)
    assert str(raised.value) == f"审核意见模板 {path} 有误：{says}。"


def test_a_template_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="文件不存在或无权读取。"):
        load_phrases(tmp_path / "none.yaml")
