"""The n-gram model: a probability for every context, alike whether asked at once or one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualitycheck.language.spelling.alphabet import Alphabet
from qualitycheck.language.spelling.ngrams import (
    Keys,
    NgramModel,
    hash_keys,
    pack,
    read_tokens,
    score_rows,
    sum_steps,
    unhash_pairs,
)
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
    rows = np.stack([np.zeros(size, np.int64), *before, np.arange(size)], axis=1)
    sums, _ = score_rows(model, rows, len(context) + 1)
    assert np.exp(sums).sum() == pytest.approx(1, abs=0.1)


def test_what_was_seen_is_likelier(model: NgramModel) -> None:
    def log(text: str) -> float:
        return float(read_tokens(model, ALPHABET.encode(text)).logs.sum())

    assert log("加强预算管理") > log("加强算预管理")


@settings(deadline=None, max_examples=30)
@given(st.text(alphabet="加强预算绩效管理水平\n，3a", min_size=1, max_size=40))
def test_a_text_scores_alike_alone_and_beside_others(model: NgramModel, text: str) -> None:
    alone = read_tokens(model, ALPHABET.encode(f"\n{text}"))
    beside = read_tokens(model, ALPHABET.encode(f"管理\n{text}\n加强"))
    assert np.allclose(alone.logs[1:], beside.logs[3 : 3 + len(text)])
    assert (alone.depth[1:] == beside.depth[3 : 3 + len(text)]).all()


@settings(deadline=None, max_examples=30)
@given(st.text(alphabet="加强预算绩效管理水平", min_size=1, max_size=12))
def test_rows_score_like_the_text(model: NgramModel, text: str) -> None:
    ids = ALPHABET.encode(f"\n\n\n{text}").astype(np.int64)
    total, depths = score_rows(model, ids[None, :], 3)
    whole = read_tokens(model, ids)
    assert np.allclose(total, whole.logs[3:].sum(), atol=1e-3)
    assert (depths[0] == whole.depth[3:]).all()


@given(st.lists(st.integers(0, 2**22), min_size=1, max_size=50, unique=True))
def test_keys_come_back_from_their_steps(keys: list[int]) -> None:
    from qualitycheck.train.ngrams import _steps

    wanted = np.array(sorted(keys), np.uint32)
    steps, columns = _steps(wanted, {"logs": np.arange(len(wanted), dtype=np.uint8)})
    read = sum_steps(steps)
    rows = np.searchsorted(read, wanted)
    assert (read[rows] == wanted).all()
    assert (columns["logs"][rows] == np.arange(len(wanted), dtype=np.uint8)).all()


@given(st.lists(st.tuples(st.integers(0, 65535), st.integers(0, 65535)), min_size=1, max_size=50))
def test_pairs_come_back_from_their_hashes(pairs: list[tuple[int, int]]) -> None:
    first, second = (np.array(column) for column in zip(*pairs, strict=True))
    keys = pack([first, second], 16)
    assert (unhash_pairs(hash_keys(keys, 32)) == keys).all()


@given(st.lists(st.integers(0, 2**32 - 2), min_size=1, max_size=200, unique=True), st.integers(0, 2**32 - 2))
def test_keys_are_found_where_they_stand(keys: list[int], other: int) -> None:
    ordered = np.array(sorted(keys), np.uint32)
    found = Keys(ordered).find(np.array([*sorted(keys), other], np.uint32))
    assert found[:-1].tolist() == list(range(len(keys)))
    assert found[-1] == (sorted(keys).index(other) if other in keys else -1)
