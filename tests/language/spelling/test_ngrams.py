"""The n-gram model: a probability for every context, alike whether asked at once or one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualitycheck.language.spelling.alphabet import Alphabet
from qualitycheck.language.spelling.ngrams import NgramModel, columns_of, hash_keys, pack, sorted_keys
from qualitycheck.train.ngrams import train_ngrams

TEXT = "\n".join(
    ["加强预算绩效管理", "加强预算执行管理", "提高预算绩效管理水平", "加强项目管理"] * 5 + ["管理水平提高"]
)
ALPHABET = Alphabet("".join(sorted(set(TEXT) - {"\n"})))


@pytest.fixture(scope="module")
def model() -> NgramModel:
    arrays = train_ngrams(ALPHABET.encode(TEXT), len(ALPHABET), 13, (1, 1, 1), "t_")
    return NgramModel(arrays, "t_")


@pytest.mark.parametrize("context", ["", "加", "加强", "加强预", "水平管"])
def test_probabilities_of_a_context_sum_to_one(model: NgramModel, context: str) -> None:
    size = len(ALPHABET)
    before = [np.full(size, number) for number in ALPHABET.encode(context)]
    total = np.exp(model.score([*before, np.arange(size)])).sum()
    assert total == pytest.approx(1, abs=0.1)


def test_what_was_seen_is_likelier(model: NgramModel) -> None:
    def log(text: str) -> float:
        return float(model.score(columns_of(ALPHABET.encode(text), 4)).sum())

    assert log("加强预算管理") > log("加强算预管理")


@settings(deadline=None, max_examples=30)
@given(st.text(alphabet="加强预算绩效管理水平\n，3a", min_size=1, max_size=40))
def test_a_text_scores_alike_alone_and_beside_others(model: NgramModel, text: str) -> None:
    alone = model.score(columns_of(ALPHABET.encode(text), 4))
    beside = model.score(columns_of(ALPHABET.encode(f"管理\n{text}\n加强"), 4))
    assert np.allclose(alone, beside[3 : 3 + len(text)])


@given(st.lists(st.integers(0, 2**22), min_size=1, max_size=50, unique=True))
def test_keys_come_back_from_their_steps(keys: list[int]) -> None:
    from qualitycheck.train.ngrams import _steps

    wanted = np.array(sorted(keys), np.uint32)
    steps, columns = _steps(wanted, {"logs": np.arange(len(wanted), dtype=np.uint8)})
    read = sorted_keys({"k_steps": steps}, "k")
    rows = np.searchsorted(read, wanted)
    assert (read[rows] == wanted).all()
    assert (columns["logs"][rows] == np.arange(len(wanted), dtype=np.uint8)).all()


def test_pairs_of_sixteen_bits_are_exact() -> None:
    keys = pack([np.array([1, 65535]), np.array([2, 65535])], 16)
    assert hash_keys(keys, 32).tolist() == [(1 << 16) | 2, 2**32 - 1]
