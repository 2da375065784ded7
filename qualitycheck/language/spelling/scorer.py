"""From texts to scored changes: propose, sift on arrays, look at the words of what is left, score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.alphabet import Alphabet
from qualitycheck.language.spelling.batch import Batch, build_batch
from qualitycheck.language.spelling.candidates import Candidates
from qualitycheck.language.spelling.confusions import Confusions
from qualitycheck.language.spelling.features import (
    WORDED,
    Windows,
    cut_windows,
    first_features,
    place_features,
    run_features,
    second_features,
)
from qualitycheck.language.spelling.lexicon import Lexicon
from qualitycheck.language.spelling.ngrams import NgramModel
from qualitycheck.language.spelling.proposer import Proposer, surprising_places
from qualitycheck.language.spelling.rivals import CLASSES, class_of, is_alike, lead_by_words
from qualitycheck.language.spelling.runs import Dictionary, Runs
from qualitycheck.language.spelling.words import WordModel
from qualitycheck.language.trees import Trees

Features = npt.NDArray[np.float32]
_LOOKED_AT, _SIFTED = -3.9, -3.0
"""Log-odds below which a place is passed over, and a candidate dropped."""


@dataclass(frozen=True, slots=True)
class Models:
    """Everything that was learned."""

    alphabet: Alphabet
    characters: NgramModel
    confusions: Confusions
    proposer: Proposer
    words: WordModel
    lexicon: Lexicon
    runs: Runs
    dictionary: Dictionary
    gate: Trees | None = None
    sieve: Trees | None = None
    judge: Trees | None = None
    offsets: Features = field(default_factory=lambda: np.zeros(CLASSES, np.float32))

    def sound_alikes(self, character: str) -> frozenset[str]:
        """The characters that sound like one, whatever their tones."""
        (sign,) = self.alphabet.encode(character)
        return frozenset(self.alphabet.decode(self.confusions.same_sound(int(sign)))) - {character}


@dataclass(frozen=True, slots=True)
class Change:
    """Characters `start`..`end` of a text, what they may have been meant to be, and its log-odds.

    `alike`: whether the two sound or look alike.
    """

    start: int
    end: int
    old: str
    new: str
    kind: int
    log_odds: float
    alike: bool = True


@dataclass(slots=True)
class Proposed:
    """Candidates of a batch with the features of the first look."""

    batch: Batch
    found: Candidates
    features: Features


@dataclass(slots=True)
class Described:
    """Those that are left, with all features; what `train.reranker` learns from."""

    batch: Batch
    found: Candidates
    windows: Windows
    features: Features


def propose(texts: Sequence[str], models: Models) -> Proposed:
    """Proposes at the places that the gate lets through, drops what the sieve drops; without them all stays."""
    batch = build_batch(texts, models.alphabet, models.characters)
    pairs = models.proposer.pairs
    places = surprising_places(batch)
    if models.gate is not None:
        looked = models.gate.evaluate(place_features(batch, places, models.characters, pairs))
        places = places[looked > _LOOKED_AT]
    found = models.proposer.propose(batch, places)
    features = first_features(batch, found, models.characters, pairs)
    if models.sieve is not None:
        kept = models.sieve.evaluate(features) > _SIFTED
        found, features = found.take(kept), features[kept]
    return Proposed(batch, found, features)


def describe(texts: Sequence[str], models: Models) -> Described:
    """Proposes, and describes the words around."""
    proposed = propose(texts, models)
    windows = cut_windows(proposed.batch, proposed.found, models.alphabet)
    second = second_features(windows, models.words, models.lexicon)
    runs = run_features(proposed.batch, proposed.found, models.runs, models.dictionary)
    ahead = lead_by_words(proposed.found, second[:, 0])
    features = np.hstack([proposed.features, second, runs, ahead])
    return Described(proposed.batch, proposed.found, windows, features)


def score_changes(texts: Sequence[str], models: Models) -> list[list[Change]]:
    """For each text its possible changes, the likeliest first."""
    assert models.judge is not None
    result: list[list[Change]] = [[] for _ in texts]
    if not any(texts):
        return result
    described = describe(texts, models)
    odds = models.judge.evaluate(described.features)
    found, windows = described.found, described.windows
    alike = is_alike(found)
    odds = odds + models.offsets[class_of(found, described.features[:, WORDED])]
    lines = described.batch.line_of(found.place)
    for row in np.argsort(-odds):
        line = int(lines[row])
        start = int(found.place[row] - described.batch.starts[line])
        change = Change(
            start, start + int(found.old[row]), windows.replaced[row], windows.replacement[row],
            int(found.kind[row]), float(odds[row]), bool(alike[row]),
        )  # fmt: skip
        result[line].append(change)
    return result
