"""The filters know what text repeats and what is a word, and little else."""

from __future__ import annotations

import numpy as np

from qualitycheck.language.spelling.alphabet import Alphabet
from qualitycheck.language.spelling.runs import LENGTH, Dictionary, Runs
from qualitycheck.train.runs import train_dictionary, train_runs

REPEATED, ONCE = "加强预算绩效管理工作", "促进农村公路养护水平"
ALPHABET = Alphabet("".join(sorted(set(REPEATED + ONCE))))


def test_only_what_is_repeated_is_known() -> None:
    tokens = ALPHABET.encode("\n".join([*[REPEATED] * 3, ONCE])).astype(np.int64)
    runs = Runs(train_runs(tokens, 13))
    share = [
        float(runs.share(ALPHABET.encode(text).astype(np.int64)[None, :])[0]) for text in (REPEATED, ONCE)
    ]
    assert share[0] == 1
    assert share[1] < 0.5


def test_nothing_is_known_across_a_boundary() -> None:
    tokens = ALPHABET.encode("\n".join([REPEATED] * 3)).astype(np.int64)
    runs = Runs(train_runs(tokens, 13))
    rows = np.zeros((1, LENGTH), np.int64)
    assert float(runs.share(rows)[0]) == 0


def longest(text: str, at: int, size: int) -> float:
    """The longest word of a small dictionary over part of a text."""
    words = Dictionary(train_dictionary(["预算", "绩效管理", "养护"], ALPHABET))
    return float(words.longest(ALPHABET.encode(text).astype(np.int64)[None, :], at, size)[0])


def test_the_longest_word_over_a_sign_is_found() -> None:
    assert longest("加强预算绩效管理工作", 5, 1) == 4
    assert longest("加强预算绩效管理工作", 3, 1) == 2
    assert longest("加强预算绩效管理工作", 1, 1) == 0


def test_a_word_over_a_gap_stands_on_both_sides_of_it() -> None:
    assert longest("加强预算绩效管理工作", 3, 0) == 2
    assert longest("加强预算绩效管理工作", 4, 0) == 0


def test_a_word_must_cover_all_that_changes() -> None:
    assert longest("农村公路养护水平", 4, 2) == 2
    assert longest("农村公路养护水平", 3, 2) == 0
