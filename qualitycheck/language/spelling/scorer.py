"""From texts to scored changes: propose, sift on arrays, look at the words of what is left, score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.alphabet import Alphabet
from qualitycheck.language.spelling.batch import Batch, build_batch
from qualitycheck.language.spelling.candidates import Candidates, Proposer
from qualitycheck.language.spelling.features import (
    Windows,
    attested,
    cut_windows,
    first_features,
    second_features,
)
from qualitycheck.language.spelling.lexicon import Lexicon
from qualitycheck.language.spelling.ngrams import NgramModel
from qualitycheck.language.spelling.words import WordModel
from qualitycheck.language.trees import Trees

Features = npt.NDArray[np.float32]
_SIFTED = -5.0
"""Log-odds of the first look below which a candidate is dropped."""


@dataclass(frozen=True, slots=True)
class Models:
    """Everything that was learned."""

    alphabet: Alphabet
    characters: NgramModel
    proposer: Proposer
    words: WordModel
    lexicon: Lexicon
    sieve: Trees | None = None
    judge: Trees | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Characters `start`..`end` of a text, what they may have been meant to be, and its log-odds."""

    start: int
    end: int
    old: str
    new: str
    kind: int
    log_odds: float


@dataclass(slots=True)
class Described:
    """Candidates of a batch with all features; what `train.reranker` learns from."""

    batch: Batch
    found: Candidates
    windows: Windows
    features: Features


def describe(texts: Sequence[str], models: Models) -> Described:
    """Proposes, sifts and describes candidates; without a sieve everything stays."""
    batch = build_batch(texts, models.alphabet, models.characters)
    found = models.proposer.propose(batch)
    first = first_features(batch, found, models.characters, models.proposer)
    if models.sieve is not None:
        kept = models.sieve.evaluate(first) > _SIFTED
        found, first = found.take(kept), first[kept]
    windows = cut_windows(batch, found, models.alphabet)
    second = second_features(windows, models.words, models.lexicon)
    known = attested(batch, found, models.characters)
    return Described(batch, found, windows, np.hstack([first, second, known]))


def score_changes(texts: Sequence[str], models: Models) -> list[list[Change]]:
    """For each text its possible changes, the likeliest first."""
    assert models.judge is not None
    result: list[list[Change]] = [[] for _ in texts]
    if not any(texts):
        return result
    described = describe(texts, models)
    odds = models.judge.evaluate(described.features)
    found, windows = described.found, described.windows
    lines = described.batch.line_of(found.place)
    for row in np.argsort(-odds):
        line = int(lines[row])
        start = int(found.place[row] - described.batch.starts[line])
        change = Change(
            start, start + int(found.old[row]), windows.replaced[row], windows.replacement[row],
            int(found.kind[row]), float(odds[row]),
        )  # fmt: skip
        result[line].append(change)
    return result
