"""What the check finds, and what it leaves alone."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from qualitycheck.language.spelling.candidates import DELETE, INSERT, REPLACE
from qualitycheck.language.spelling.checker import SpellingChecker
from qualitycheck.language.spelling.correction import apply_corrections
from qualitycheck.language.spelling.evidence import turns_meaning
from qualitycheck.language.spelling.rate import estimate_shift
from qualitycheck.language.spelling.scorer import Change


def load(name: str) -> ModuleType:
    """A list of errors beside this file."""
    spec = importlib.util.spec_from_file_location(f"errors_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SETS = {name: load(name) for name in ("made", "fresh")}
EACH = [(name, kind) for name, errors in SETS.items() for kind in errors.KINDS]
made = SETS["made"]
LEAST = 0.5
MISSED = {"宣传文活动", "实《残疾人保障条例》"}


@pytest.fixture(scope="module")
def checker() -> SpellingChecker:
    return SpellingChecker()


def corrected(checker: SpellingChecker, text: str) -> str:
    (found,) = checker.check([text], least=LEAST)
    return apply_corrections(text, found)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param(*pair, marks=pytest.mark.xfail(reason="not found yet", strict=True))
        if pair[0] in MISSED
        else pair
        for pair in made.ISSUE
    ],
)
def test_examples_of_the_issue_are_corrected(checker: SpellingChecker, wrong: str, right: str) -> None:
    assert corrected(checker, wrong) == right


@pytest.mark.parametrize(("name", "kind"), EACH)
def test_six_of_ten_of_each_kind_are_corrected(checker: SpellingChecker, name: str, kind: str) -> None:
    found = [corrected(checker, wrong) == right for wrong, right in SETS[name].KINDS[kind]]
    assert sum(found) >= 6


@pytest.mark.parametrize("text", [text for errors in SETS.values() for text in errors.UNUSUAL])
def test_unusual_but_correct_terms_stay(checker: SpellingChecker, text: str) -> None:
    assert corrected(checker, text) == text


@pytest.mark.parametrize(("name", "kind"), EACH)
def test_right_texts_stay(checker: SpellingChecker, name: str, kind: str) -> None:
    rights = [right for _, right in SETS[name].KINDS[kind]]
    assert [corrected(checker, right) for right in rights] == rights


def test_words_of_the_user_are_protected(checker: SpellingChecker) -> None:
    text = "开展全民建身活动"
    assert checker.check([text], least=LEAST) != [()]
    assert checker.check([text], words=["建身"], least=LEAST) == [()]


def test_a_name_the_document_repeats_is_doubted(checker: SpellingChecker) -> None:
    once = checker.check(["公务车连购置一批"], least=0)[0][0]
    often = checker.check(["公务车连购置一批", "公务车连维修三次", "公务车连保险二份"], least=0)[0][0]
    assert often.confidence < once.confidence


def test_what_the_document_writes_elsewhere_supports_a_change(checker: SpellingChecker) -> None:
    alone = checker.check(["培训护林员六十名", "提高护淋员待遇"], least=0)[1][0]
    other = checker.check(["培训驾驶员六十名", "提高护淋员待遇"], least=0)[1][0]
    assert alone.confidence >= other.confidence


def test_a_word_the_document_uses_in_other_company_supports_a_change(checker: SpellingChecker) -> None:
    slip = "经局党组会义研究"
    alone = checker.check([slip, "每年召开座谈两次", "提交大家审定"], least=0)[0][0]
    used = checker.check([slip, "每年召开会议两次", "提交会议审定"], least=0)[0][0]
    assert (alone.replacement, used.replacement) == ("议", "议")
    assert used.confidence > alone.confidence


def test_a_term_used_more_often_than_its_likeness_is_doubted(checker: SpellingChecker) -> None:
    term, other = "电梯维宝完成率", "设备维保时间"
    once = checker.check([term, other], least=0)[0][0]
    often = checker.check([term, "系统维宝完毕", "维宝时限", other], least=0)[0][0]
    assert often.confidence < once.confidence


def test_quoted_terms_are_left_alone(checker: SpellingChecker) -> None:
    assert checker.check(["推进“公务车连”建设"], least=LEAST) == [()]


@pytest.mark.parametrize(
    "text", ["一茬一茬接着干，提高资金使用效益", "道路坎坎坷坷，群众出行不便", "全年食品安全零事故"]
)
def test_what_is_meant_twice_or_denied_stays(checker: SpellingChecker, text: str) -> None:
    assert corrected(checker, text) == text


@pytest.mark.parametrize(
    ("kind", "old", "new", "turned"),
    [
        (DELETE, "零", "", True),
        (DELETE, "不", "", True),
        (DELETE, "三", "", True),
        (INSERT, "", "未", True),
        (DELETE, "的", "", False),
        (INSERT, "", "府", False),
        (REPLACE, "不", "部", False),
    ],
)
def test_no_denial_is_taken_out_or_put_in(kind: int, old: str, new: str, turned: bool) -> None:
    assert turns_meaning(Change(0, len(old), old, new, kind, 9.0)) is turned


def test_the_usual_rate_holds_until_much_speaks_against_it() -> None:
    """Of 2,000 characters with one sure error the author is not more careless than most; of sixty in 3,000, much."""
    assert estimate_shift([8.0], 2000) == 0
    assert estimate_shift([], 100) == 0
    assert estimate_shift([8.0] * 60, 3000) > 1.5
    assert estimate_shift([-6.0] * 500, 3000) == 0
