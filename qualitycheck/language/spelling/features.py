"""What the reranker is told of a candidate: first from arrays alone, then, for those left, from words."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.alphabet import Alphabet
from qualitycheck.language.spelling.batch import Batch
from qualitycheck.language.spelling.candidates import Candidates, Numbers, runs_of
from qualitycheck.language.spelling.lexicon import Lexicon
from qualitycheck.language.spelling.ngrams import NgramModel
from qualitycheck.language.spelling.pairs import PairTable
from qualitycheck.language.spelling.rivals import lead_by_signs
from qualitycheck.language.spelling.runs import LENGTH, LONGEST_WORD, Dictionary, Runs
from qualitycheck.language.spelling.words import WordModel

Features = npt.NDArray[np.float32]
FIRST = 35
WORDED = slice(-4, -2)
"""Where `describe` puts the longest words of the dictionary, before and after."""
_KINDS = 6
_REACH = 8
_WINDOW = 9
_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")


def place_features(batch: Batch, places: Numbers, model: NgramModel, pairs: PairTable) -> Features:
    """Shape (places, 19): how surprising a place and what is around it are."""
    ids = batch.ids
    left, sign, right = ids[places - 1], ids[places], ids[places + 1]
    columns = [
        *(batch.logs[places + k] for k in range(-2, 4)),
        *(batch.depth[places + k] for k in range(4)),
        pairs.log_after(left, sign), pairs.log_after(sign, right),
        *(model.unigram(token) for token in (left, sign, right)),
        batch.familiar(places - _REACH, places - 1), batch.familiar(places + 2, places + 2 + _REACH),
        batch.han[places - 1], batch.han[places + 1],
    ]  # fmt: skip
    stacked: Features = np.stack([np.asarray(column, np.float32) for column in columns], axis=1)
    return stacked


def first_features(batch: Batch, found: Candidates, model: NgramModel, pairs: PairTable) -> Features:
    """Shape (candidates, FIRST): what costs no look at a string."""
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
        batch.familiar(place - _REACH, place), batch.familiar(place + old + 1, place + old + 1 + _REACH),
        found.gain - best, found.gain - second, number,
        pairs.log_after(left, first), pairs.log_after(last, right),
        pairs.log_after(left, new_first), pairs.log_after(new_last, right),
        old, *(batch.depth[place + old * (k > 0) + max(k - 1, 0)] for k in range(4)), *found.depth.T,
    ]  # fmt: skip
    kinds = [found.kind == kind for kind in range(_KINDS)]
    stacked: Features = np.stack([np.asarray(column, np.float32) for column in (*columns, *kinds)], axis=1)
    joined: Features = np.hstack([stacked, lead_by_signs(found)])
    return joined


def _rivals(found: Candidates) -> tuple[Features, Features, Features]:
    """Per candidate the best gain and the second best at its place, and how many there are."""
    order = np.lexsort((-found.gain, found.place))
    place, gain = found.place[order], found.gain[order]
    starts, sizes = runs_of(place)
    seconds = np.where(sizes > 1, gain[np.minimum(starts + 1, len(gain) - 1)] if len(gain) else gain, 0)
    columns = [np.empty(len(order), np.float32) for _ in range(3)]
    best = gain[starts] if len(gain) else gain
    per_place: tuple[npt.NDArray[np.generic], ...] = (best, seconds, sizes)
    for column, values in zip(columns, per_place, strict=True):
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


def second_features(windows: Windows, words: WordModel, lexicon: Lexicon) -> Features:
    """Shape (candidates, 15): words before and after, and terms of the lexicon."""
    old_score, old_single = words.score(windows.old)
    new_score, new_single = words.score(windows.new)
    rows = np.zeros((len(windows.old), 11), np.float32)
    for row, (old, new, at, replaced, replacement) in enumerate(
        zip(windows.old, windows.new, windows.at, windows.replaced, windows.replacement, strict=True)
    ):
        before = _covering(words, old, at, at + len(replaced))
        after = _covering(words, new, at, at + len(replacement))
        terms = (
            lexicon.covering(old, at, at + len(replaced)),
            lexicon.covering(new, at, at + len(replacement)),
        )
        usual = (
            words.usual_over(old, at, at + len(replaced)),
            words.usual_over(new, at, at + len(replacement)),
        )
        fewer = len(words.divide(old)) - len(words.divide(new))
        rows[row] = (*before, *after, *terms, fewer, len(old), at, *usual)
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


def run_features(batch: Batch, found: Candidates, runs: Runs, dictionary: Dictionary) -> Features:
    """Shape (candidates, 4): of the runs over the change the share that is known, as it is and as it would be;
    the longest word of the dictionary over the change, before and after."""
    table = np.zeros((len(found), 4), np.float32)
    reach = LENGTH - 1
    near = slice(reach - LONGEST_WORD + 1, LONGEST_WORD - 1 - reach or None)
    for old, size in {*zip(found.old.tolist(), found.size.tolist(), strict=True)}:
        same = np.flatnonzero((found.old == old) & (found.size == size))
        place = found.place[same]
        left = batch.around(place, reach, 0)
        right = batch.around(place + old, 0, reach)
        middle = batch.ids[place[:, None] + np.arange(old)]
        for column, signs in enumerate((middle, found.new[same, :size])):
            rows = np.hstack([left, signs, right])
            table[same, column] = runs.share(rows)
            table[same, column + 2] = dictionary.longest(rows[:, near], LONGEST_WORD - 1, signs.shape[1])
    return table
