"""Words as a dictionary has them, in one grain, by both engines."""

from __future__ import annotations

import importlib.util

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitycheck.language.corpus import Project, read_corpus
from qualitycheck.language.engine import PythonEngine, RustEngine
from qualitycheck.language.words import Words, load_words

HAVE_RUST = importlib.util.find_spec("rjieba") is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("残疾儿童康复救助人数", "残疾 儿童 康复 救助 人数"),
        ("社会保险参保率", "社会 保险 参保率"),
        ("农村公路路面硬化率", "农村 公路 路面 硬化率"),
        ("坑槽7天内修补", "坑槽 7 天 内 修补"),
        ("加工36万页，准确率99.5%", "加工 36 万页 ， 准确率 99.5 %"),
        ("配备灭火机具一批", "配备 灭火 机具 一 批"),
        ("因地制宜发展产业", "因地制宜 发展 产业"),
    ],
)
def test_words_have_one_grain(text: str, words: str) -> None:
    assert " ".join(load_words().divide(text)) == words


def test_the_users_own_words_are_never_cut() -> None:
    assert "三清单四办法" in load_words(("三清单四办法",)).divide("落实三清单四办法工作机制")


@given(
    st.text(st.sampled_from("为150名残疾儿童提供康复救助人均≤1.2万元%，。 \n（PM2.5）率数占比①"), max_size=40)
)
def test_words_together_are_the_text(text: str) -> None:
    assert "".join(load_words().divide(text)) == text


def _texts(project: Project) -> list[str]:
    rows = [text for row in project.rows for text in (row.name, row.description or "", row.basis or "")]
    return [project.name, project.purpose, *project.goals, *rows]


@pytest.mark.skipif(not HAVE_RUST, reason="the Rust port is not installed")
def test_both_engines_give_the_same_words_over_the_whole_corpus() -> None:
    slow, fast = Words(PythonEngine(())), Words(RustEngine(()))
    differing = [
        text
        for project in read_corpus()
        for text in _texts(project)
        if slow.divide(text) != fast.divide(text)
    ]
    assert not differing


@pytest.mark.skipif(not HAVE_RUST, reason="the Rust port is not installed")
@pytest.mark.parametrize("word", ["培训", "道路", "及时", "没有这个词啊", "满意"])
def test_both_engines_know_the_same_parts_of_speech(word: str) -> None:
    slow, fast = PythonEngine(()), RustEngine(())
    assert slow.tag(word) == fast.tag(word)
    assert slow.has_word(word) == fast.has_word(word)
