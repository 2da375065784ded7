"""Corrections hold together, however odd the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualitycheck import check_text
from qualitycheck.document.diagnostic import Family
from qualitycheck.language.spelling.checker import SpellingChecker
from qualitycheck.language.spelling.correction import Correction, Repaired, apply_corrections

ODD = [
    "",
    " ",
    "\n",
    "a",
    "字",
    "，",
    "1",
    "ＡＢＣ",
    "😀" * 3,
    "的" * 40,
    "\u200b",
    "公\n务",
    "𠀀𠀁",
    "\ud800"[:0],
]


@pytest.fixture(scope="module")
def checker() -> SpellingChecker:
    return SpellingChecker()


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_do_no_harm(checker: SpellingChecker, text: str) -> None:
    (found,) = checker.check([text])
    apply_corrections(text, found)


def test_no_text_no_answer(checker: SpellingChecker) -> None:
    assert checker.check([]) == []


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(alphabet="加强预算绩效管里的得，。12 \n宣传文活动增加", max_size=30), max_size=5))
def test_corrections_are_in_order_and_inside_the_text(checker: SpellingChecker, texts: list[str]) -> None:
    answers = checker.check(texts, least=0.1)
    assert len(answers) == len(texts)
    for text, found in zip(texts, answers, strict=True):
        position = 0
        for correction in found:
            assert position <= correction.start <= correction.end <= len(text)
            assert text[correction.start : correction.end] != correction.replacement
            assert 0.1 <= correction.confidence <= 1
            position = correction.end
        for wide in checker.widen(text, found):
            assert 0 <= wide.start <= wide.end <= len(text)


def test_asking_again_gives_the_same_answer(checker: SpellingChecker) -> None:
    texts = ["成本控制律不超过百分之百", "加强预算管里"]
    assert checker.check(texts) == checker.check(texts) == checker.check(texts[::-1])[::-1]


def test_marks_cover_the_whole_word(checker: SpellingChecker) -> None:
    for text, marked, right in (
        ("培训合恪率", "合恪", "合格"),
        ("保障困难群众众基本生活", "群众众", "群众"),
        ("推进乡村振战略实施", "振", "振兴"),
    ):
        (found,) = checker.check([text])
        (wide,) = checker.widen(text, found)
        assert (text[wide.start : wide.end], wide.replacement) == (marked, right)


def test_second_look_keeps_places_of_the_first_text() -> None:
    text = "宣传文活动和管里"
    first = (Correction(3, 3, "化", 0.9),)
    repaired = Repaired(text, first)
    assert repaired.text == "宣传文化活动和管里"
    joined = repaired.join(first, [Correction(8, 9, "理", 0.8)])
    assert apply_corrections(text, joined) == "宣传文化活动和管理"


def test_none_of_something_is_no_slip() -> None:
    """零事故 beside 食品安全事故 once lost its 零, which turned the goal into its contrary."""
    text = (
        "项目编码\t211-0702-JBN-5SWN\n项目名称\t学生营养膳食补助\n绩效目标\t"
        "2024年12000名农村学生吃上营养餐，食材可追溯、食品安全零事故。\n"
        "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\n"
        "产出指标\t质量指标\t食品安全事故数\t市场监管部门认定的食品安全事故起数\t=0起\n"
    )
    found = check_text(text).documents[0].diagnostics
    assert [d.location.text for d in found if d.family == Family.TYPO] == []
