"""The filter of runs knows what text repeats, and little else."""

from __future__ import annotations

import numpy as np

from qualitycheck.language.spelling.alphabet import Alphabet
from qualitycheck.language.spelling.runs import LENGTH, Runs
from qualitycheck.train.runs import train_runs

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
