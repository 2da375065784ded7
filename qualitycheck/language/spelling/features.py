"""What the reranker is told of a candidate: first from arrays alone, then, for those left, from words."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.alphabet import Alphabet
from qualitycheck.language.spelling.batch import Batch
from qualitycheck.language.spelling.candidates import Candidates, Proposer
from qualitycheck.language.spelling.lexicon import Lexicon
from qualitycheck.language.spelling.ngrams import NgramModel
from qualitycheck.language.spelling.words import WordModel

Features = npt.NDArray[np.float32]
_KINDS = 6
_REACH = 8
_WINDOW = 9
_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")


def first_features(batch: Batch, found: Candidates, model: NgramModel, proposer: Proposer) -> Features:
    """Shape (candidates, 24): what costs no look at a string."""
    place, old, ids = found.place, found.old, batch.ids
    left, right = ids[place - 1], ids[place + old]
    first, last = ids[place], ids[place + np.maximum(old - 1, 0)]
    empty = found.size == 0
    new_first = np.where(empty, right, found.new[:, 0])
    new_last = np.where(empty, left, found.new[np.arange(len(place)), np.maximum(found.size - 1, 0)])
    best, second, number = _rivals(found)
    columns = [
        found.gain, batch.logs[place], batch.logs[place + old], batch.logs[place + 1],
        found.sound, found.shape, model.unigram(first), model.unigram(found.new[:, 0]),
        _familiar(batch, place - _REACH, place), _familiar(batch, place + old + 1, place + old + 1 + _REACH),
        found.gain - best, found.gain - second, number,
        proposer.log_after(left, first), proposer.log_after(last, right),
        proposer.log_after(left, new_first), proposer.log_after(new_last, right),
        old,
    ]  # fmt: skip
    kinds = [found.kind == kind for kind in range(_KINDS)]
    stacked: Features = np.stack([np.asarray(column, np.float32) for column in (*columns, *kinds)], axis=1)
    return stacked


def _familiar(batch: Batch, first: npt.NDArray[np.int64], last: npt.NDArray[np.int64]) -> Features:
    """The mean log p of the signs from `first` to before `last`, cut at the ends of the batch."""
    sums = np.concatenate([[0.0], np.cumsum(np.where(batch.ids == 0, 0, batch.logs), dtype=np.float64)])
    counts = np.concatenate([[0], np.cumsum(batch.ids != 0)])
    a, b = (np.clip(x, 0, len(batch.ids)) for x in (first, last))
    means: Features = ((sums[b] - sums[a]) / np.maximum(counts[b] - counts[a], 1)).astype(np.float32)
    return means


def _rivals(found: Candidates) -> tuple[Features, Features, Features]:
    """Per candidate the best gain and the second best at its place, and how many there are."""
    order = np.lexsort((-found.gain, found.place))
    place, gain = found.place[order], found.gain[order]
    starts = np.flatnonzero(np.r_[True, place[1:] != place[:-1]]) if len(order) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[starts, len(order)])
    seconds = np.where(sizes > 1, gain[np.minimum(starts + 1, len(gain) - 1)] if len(gain) else gain, 0)
    columns = [np.empty(len(order), np.float32) for _ in range(3)]
    for column, values in zip(columns, (gain[starts] if len(gain) else gain, seconds, sizes), strict=True):
        column[order] = np.repeat(values, sizes)
    return columns[0], columns[1], columns[2]


@dataclass(slots=True)
class Windows:
    """Around each candidate: the stretch of Chinese characters before and after the change, as strings."""

    old: list[str]
    new: list[str]
    at: list[int]
    replaced: list[str]
    replacement: list[str]


def cut_windows(batch: Batch, found: Candidates, alphabet: Alphabet) -> Windows:
    """The stretch is cut at whatever is no Chinese character and after nine characters."""
    windows = Windows([], [], [], [], [])
    text = batch.text
    for place, old, size, new in zip(
        found.place.tolist(), found.old.tolist(), found.size.tolist(), found.new.tolist(), strict=True
    ):
        left = _NOT_HAN.split(text[max(0, place - _WINDOW) : place])[-1]
        right = _NOT_HAN.split(text[place + old : place + old + _WINDOW])[0]
        replaced, replacement = text[place : place + old], alphabet.decode(new[:size])
        windows.old.append(left + replaced + right)
        windows.new.append(left + replacement + right)
        windows.at.append(len(left))
        windows.replaced.append(replaced)
        windows.replacement.append(replacement)
    return windows


def attested(batch: Batch, found: Candidates, model: NgramModel) -> Features:
    """Shape (candidates, 6): whether the model knows the three signs that end in the change, those around
    it     and those that begin with it, for the text as it is and as it would be."""
    ids, place = batch.ids, found.place
    right = [ids[place + found.old + k] for k in range(2)]
    left = [ids[place - k] for k in (2, 1)]
    first, last = ids[place], ids[place + np.maximum(found.old - 1, 0)]
    empty = found.size == 0
    new_first = np.where(empty, right[0], found.new[:, 0])
    new_last = np.where(empty, left[1], found.new[np.arange(len(place)), np.maximum(found.size - 1, 0)])
    inserted = found.old == 0
    old_first, old_last = np.where(inserted, right[0], first), np.where(inserted, left[1], last)
    triples = [
        [left[0], left[1], old_first], [left[1], old_first, right[0]], [old_last, right[0], right[1]],
        [left[0], left[1], new_first], [left[1], new_first, right[0]], [new_last, right[0], right[1]],
    ]  # fmt: skip
    return np.stack([model.find(triple) >= 0 for triple in triples], axis=1).astype(np.float32)


def second_features(windows: Windows, words: WordModel, lexicon: Lexicon) -> Features:
    """Shape (candidates, 13): words before and after, and terms of the lexicon."""
    old_score, old_single = words.score(windows.old)
    new_score, new_single = words.score(windows.new)
    rows = np.zeros((len(windows.old), 9), np.float32)
    for row, (old, new, at, replaced, replacement) in enumerate(
        zip(windows.old, windows.new, windows.at, windows.replaced, windows.replacement, strict=True)
    ):
        before = _covering(words, old, at, at + len(replaced))
        after = _covering(words, new, at, at + len(replacement))
        terms = (
            lexicon.covering(old, at, at + len(replaced)),
            lexicon.covering(new, at, at + len(replacement)),
        )
        rows[row] = (*before, *after, *terms, len(words.divide(old)) - len(words.divide(new)), len(old), at)
    scores = np.stack([new_score - old_score, new_single - old_single, old_score, new_score], axis=1)
    return np.hstack([scores, rows]).astype(np.float32)


def _covering(words: WordModel, text: str, start: int, end: int) -> tuple[float, float]:
    """Of the words of the division that touch the place: the longest, and its logarithm."""
    position, longest, log = 0, 0, -20.0
    for word in words.divide(text):
        after = position + len(word)
        if after > start - (start == end) and position < end + (start == end) and len(word) >= longest:
            longest, log = len(word), words.logs.get(word, -20.0)
        position = after
    return float(longest), log
