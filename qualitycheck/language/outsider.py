"""How far a row is foreign to its project: a classifier over the words of its name and all that the table says.

Trained by train/outsider.py on the rows of projects against rows of other kinds of projects; models/meaning/README.md
tells how well it does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from qualitycheck.language.artefact import read_arrays
from qualitycheck.language.belonging import UNKNOWN, Features, mean
from qualitycheck.language.lexicon import survey
from qualitycheck.language.misfit import Surroundings, pairs_of, stem_of
from qualitycheck.language.names import read_name
from qualitycheck.language.segment.roles import read_roles
from qualitycheck.language.similarity import FOLDER, Meaning, load_meaning
from qualitycheck.language.topics import find_terms
from qualitycheck.language.trees import Trees
from qualitycheck.resources import data_folder

FILE = "outsider.npz"
_HEADS = ("rate", "count", "time", "cost", "money", "dimension", "")
_WIDEST, _WHOLE = 300, 2000
"""Characters of the project's own text, and of the whole table, that their direction is taken from."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row by name and description, whether it stands under benefits or costs, its table without it, and the others."""

    name: str
    description: str
    is_benefit: bool
    is_cost: bool
    own: Surroundings
    others: tuple[Surroundings, ...]

    @property
    def around(self) -> str:
        """All that the table says beside the row."""
        return f"{self.own.project} {self.own.rows}"


def share_words(candidate: Candidate, meaning: Meaning) -> float:
    """The share of the pairs of characters in the words of the name that stand elsewhere in the table."""
    around = candidate.around
    return mean([pair in around for pair in _word_pairs(stem_of(candidate.name), meaning)], 1.0)


def share_description(candidate: Candidate, meaning: Meaning) -> float:
    """The same of the words of the description; 1 where it has none."""
    around = candidate.around
    return mean([pair in around for pair in _word_pairs(candidate.description, meaning)], 1.0)


def name_rarity(candidate: Candidate, meaning: Meaning) -> float:
    """The rarity of the rarest thing in the name: no action, no measure; 0 where it names none."""
    roles = read_roles()
    things = (
        word
        for word in meaning.content(candidate.name)
        if not roles.is_action(word) and roles.head_of(word) != word and not word.endswith("率")
    )
    return max((meaning.rarity(word) for word in things), default=0.0)


def list_features(candidate: Candidate, meaning: Meaning) -> list[float]:
    """The classifier's columns; what cannot be told is -1."""
    kind = read_name(candidate.name).kind
    return [
        *_compare_pairs(candidate, meaning),
        *_compare_rarity(candidate, meaning),
        *_compare_directions(candidate, meaning),
        *_compare_topics(candidate),
        *_compare_likeness(candidate, meaning),
        float(candidate.is_benefit),
        float(candidate.is_cost),
        float(_HEADS.index(kind) if kind in _HEADS else len(_HEADS)),
    ]


def _word_pairs(text: str, meaning: Meaning) -> list[str]:
    return [pair for word in meaning.content(text) for pair in pairs_of(word)]


def _compare_pairs(candidate: Candidate, meaning: Meaning) -> list[float]:
    pairs, around = _word_pairs(stem_of(candidate.name), meaning), candidate.around
    said = _word_pairs(candidate.description, meaning)
    others = [mean([pair in f"{o.project} {o.rows}" for pair in pairs]) for o in candidate.others]
    return [
        mean([pair in around for pair in pairs]),
        mean([pair in candidate.own.project for pair in pairs]),
        max(others, default=UNKNOWN),
        mean([pair in around for pair in said]),
        float(len(said)),
    ]


def _compare_rarity(candidate: Candidate, meaning: Meaning) -> list[float]:
    words, around = meaning.content(stem_of(candidate.name)), candidate.around
    foreign = [w for w in words if not any(pair in around for pair in pairs_of(w))]
    rarity = [meaning.rarity(word) for word in foreign]
    return [
        float(len(words)),
        max((meaning.rarity(word) for word in words), default=UNKNOWN),
        max(rarity, default=UNKNOWN),
        float(sum(rarity)),
    ]


def _compare_directions(candidate: Candidate, meaning: Meaning) -> list[float]:
    """How near the words of the name come to some word of the table: greatest, mean, least."""
    words = meaning.directions(meaning.content(stem_of(candidate.name)))
    said = meaning.directions(tuple(dict.fromkeys(meaning.content(candidate.around))))
    if not len(words) or not len(said):
        return [UNKNOWN, UNKNOWN, UNKNOWN]
    near = (words @ said.T).max(1)
    return [float(near.max()), float(near.mean()), float(near.min())]


def _compare_topics(candidate: Candidate) -> list[float]:
    terms, around = find_terms(candidate.name), survey(candidate.around)
    alien = sum(not term.topic.evidence.speaks(around) for term in terms)
    hardly = sum(not term.topic.evidence.speaks(around, words_only=True) for term in terms)
    return [float(len(terms)), float(alien), float(hardly)]


def _compare_likeness(candidate: Candidate, meaning: Meaning) -> list[float]:
    name = meaning.vector(candidate.name)
    rows = [float(name @ meaning.vector(other)) for other in candidate.own.names]
    return [
        float(name @ meaning.vector(candidate.own.project[:_WIDEST])),
        float(name @ meaning.vector(candidate.around[:_WHOLE])),
        max(rows, default=UNKNOWN),
        mean(sorted(rows)[-3:]),
    ]


class Outsider:
    """The shipped trees with the vectors that they were learnt on."""

    def __init__(self, trees: Trees, meaning: Meaning) -> None:
        self._trees, self._meaning = trees, meaning

    def doubt(self, candidates: Sequence[Candidate]) -> Features:
        """The probability, one a row, that it is of another project (one in two is, in training)."""
        columns = np.array([list_features(one, self._meaning) for one in candidates], np.float32)
        return np.asarray(1 / (1 + np.exp(-self._trees.evaluate(columns))), np.float32)


@cache
def load_outsider() -> Outsider:
    """The shipped classifier."""
    return Outsider(Trees(read_arrays(data_folder("models") / FOLDER / FILE), ""), load_meaning())
