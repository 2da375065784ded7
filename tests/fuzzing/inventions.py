"""Texts and whole documents made by hypothesis, the same for the same seed."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisWarning

from tests.conftest import GOOD_ROWS, HEADER, write_project

T = TypeVar("T")

FRAGMENTS = (
    "≥", "≤", "=", "<", ">", "±", "不低于", "不超过", "不少于", "95", "100", "0", "1.5", "3,000", "00", "1e5",
    "９５％", "%", "％", "百分比", "百分点", "人", "人次", "人数", "个", "台/套", "元/人·天", "万元", "亿元", "平方米",
    "天", "年", "2025年", "13月", "2月30日", "12月底前", "—", "-", "~", "至", "每", "共", "其中", "及以上", "以上",
    "优/良/中/差", "优", "有效提升", "显著", "90分以上为优", "60—80分为中", "，", "、", "；", "。", "：", "\n", " ",
    "\u3000", "\t", "|", "（", "）", "(", ")", "“", "”", "《", "》", "1.", "2、", "（3）", "第一", "①", "培训", "培训人数",
    "完成率", "满意度", "服务对象满意度", "项目名称", "预算数", "绩效目标", "一级指标", "三级指标", "指标值", "合计",
    "续表", "注：", "单位：万元", "150人×1.2万元=180万元", "十二", "两", "零", "万", "亿", "xx", "XXX", "×", "+", "/",
    "qc:ignore QU001 原因", "qc:ignore", "\nqc:ignore-file unit,value 原因\n",
    "\u200b", "\u202e", "\ufeff", "\x00", "\x1b[31m", "\x9b", "\ud800", "\U0001f332", "\u0301", "TC \\f C \\l 1",
)  # fmt: skip

_domain = st.lists(st.sampled_from(FRAGMENTS), max_size=24).map("".join)
_long = st.builds(lambda text, times: (text * times)[:6000], _domain, st.integers(1, 400))
_texts = st.one_of(_domain, _domain, _domain, st.text(max_size=60), _long)
_rows = st.lists(st.tuples(*[_texts] * len(HEADER)), min_size=1, max_size=6)


@st.composite
def _documents(draw: st.DrawFn) -> str:
    """A project with invented rows among good ones, or no more than invented lines."""
    if draw(st.integers(0, 4)) == 0:
        return "\n".join(draw(st.lists(_texts, max_size=20)))
    rows = [*draw(_rows), *GOOD_ROWS[draw(st.integers(0, len(GOOD_ROWS))) :]]
    text = "\n\n".join(
        write_project(number, draw(_texts), rows) for number in range(1, draw(st.integers(1, 3)) + 1)
    )
    return text.replace("\t", draw(st.sampled_from("\t\t\t|,")))


def invent_texts(number: int, start: int) -> list[str]:
    """As many texts."""
    return _collect(_texts, number, start)


def invent_documents(number: int, start: int) -> list[str]:
    """As many documents, as text."""
    return _collect(_documents(), number, start)


def _collect(strategy: st.SearchStrategy[T], number: int, start: int) -> list[T]:
    """The first examples hypothesis makes, repeated where it finds no more."""
    found: list[T] = []

    @seed(start)
    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(example: T) -> None:
        found.append(example)

    run: Callable[[], None] = collect
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", HypothesisWarning)
        run()
    return [found[i % len(found)] for i in range(number)]
