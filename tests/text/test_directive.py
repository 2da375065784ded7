"""Directives: what is taken for one, and its parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitycheck.text.directive import holds_directive, is_directive, parse_directives


@pytest.mark.parametrize(
    ("text", "words", "reason", "whole"),
    [
        ("qc:ignore QU001 省级系统拼接的值", ("QU001",), "省级系统拼接的值", False),
        (
            "qc:ignore QU001,value、nonstandard-unit 系统拼接",
            ("QU001", "value", "nonstandard-unit"),
            "系统拼接",
            False,
        ),
        ("QC：ignore QU001， QV003：系统拼接", ("QU001", "QV003"), "系统拼接", False),
        ("qc:ignore-file unit 全省统一表样", ("unit",), "全省统一表样", True),
        ("张三：\nqc:ignore QU001 系统拼接\n2025年3月", ("QU001",), "系统拼接", False),
        ("qc:ignore QU001（系统拼接）", ("QU001",), "系统拼接", False),
        ("qc:ignore 单位，QV003 系统拼接", ("单位", "QV003"), "系统拼接", False),
        ("qc:ignore-file 错配：全省统一表样", ("错配",), "全省统一表样", True),
        ("qc:ignore 单位名称不可改", (), "单位名称不可改", False),
        ("qc:ignore QU001", ("QU001",), "", False),
        ("qc:ignore 系统拼接", (), "系统拼接", False),
        ("qc:ignore QU001系统拼接", ("QU001",), "系统拼接", False),
    ],
)
def test_the_parts(text: str, words: tuple[str, ...], reason: str, whole: bool) -> None:
    (found,) = parse_directives(text)
    assert (found.words, found.reason, found.whole) == (words, reason, whole)


@pytest.mark.parametrize(
    "text", ["", "请核对 QU001", "qc:ignored QU001", "qc:ignore-all QU001", "ignore QU001"]
)
def test_other_comments_are_none(text: str) -> None:
    assert list(parse_directives(text)) == [] and not holds_directive(text)


def test_a_line_of_prose_that_names_one_is_none() -> None:
    assert not is_directive("可以写 qc:ignore QU001 原因") and holds_directive("可以写 qc:ignore QU001 原因")
    assert is_directive("  qc:ignore QU001 原因")


@given(st.text())
def test_any_text_is_looked_at(text: str) -> None:
    assert all(one.text in line for one in parse_directives(text) for line in [text])
    assert bool(list(parse_directives(text))) == any(map(holds_directive, text.split("\n")))
