"""Words of data files are found where they stand as words, and evidence counts outside phrases that say nothing."""

from __future__ import annotations

import pytest

from qualitycheck.language.groups import find_asked, find_counted
from qualitycheck.language.lexicon import read_evidence, survey
from qualitycheck.language.topics import find_terms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("警情处置及时率", ["警情处置"]),
        ("预警情况通报次数", []),
        ("发展位置图", []),
        ("社保参保人数净增", []),
        ("古树名木保护株数", ["古树名木"]),
        ("参保率", ["参保率"]),
        ("", []),
    ],
)
def test_words_of_topics_are_whole_words_and_the_longest(text: str, words: list[str]) -> None:
    assert [text[slice(*term.span)] for term in find_terms(text)] == words


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("种植果树", True),
        ("取得成果", False),
        ("公交线路", True),
        ("交通支出", False),
        ("交通支出和公交补贴", True),
    ],
)
def test_a_character_shows_nothing_in_a_neutral_phrase(text: str, speaks: bool) -> None:
    assert read_evidence("果|公交|交通").speaks(survey(text)) is speaks


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("学生家长满意度", ["学生家长"]),
        ("退役军人学员满意度", ["学员"]),
        ("律师和当事人满意度", ["律师", "当事人"]),
    ],
)
def test_the_last_people_of_a_name_are_asked_unless_it_lists_them(name: str, asked: list[str]) -> None:
    assert [name[slice(*span)] for _, span in find_asked(name)] == asked


@pytest.mark.parametrize(
    ("description", "counted"),
    [("老年乘客满意人数÷受访人数×100%", ["老年乘客"]), ("志愿者逐户访问，满意户数占受访户数的比例", [])],
)
def test_who_puts_the_question_is_not_counted(description: str, counted: list[str]) -> None:
    assert [description[slice(*span)] for _, span in find_counted(description)] == counted
