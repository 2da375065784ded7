"""How far what a description measures is foreign to its indicator: a classifier over words, rows and other projects.

Trained by train/misfit.py on true descriptions against exchanged ones; models/meaning/README.md tells how well it does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from qualitycheck.language.artefact import read_arrays
from qualitycheck.language.belonging import UNKNOWN, Features, content_words, cover, mean, telling
from qualitycheck.language.measured import Measured, counted_unit, read_measured
from qualitycheck.language.names import NameFacts, read_name
from qualitycheck.language.similarity import FOLDER, Meaning, load_meaning
from qualitycheck.language.trees import Trees
from qualitycheck.resources import data_folder

FILE = "misfit.npz"
_PAIR, _QUALITY = 2, 3
_FEWEST_TELLING = 2
_WIDEST = 300
"""Characters of a project's own text that its direction is taken from."""
_CHANCE = frozenset("在有当全本其于员")
"""Characters that a name and a foreign measure may share by chance: 在线 and 在册, 指导员 and 人员."""
_OPINIONS = ("满意", "知晓", "好评")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A table as a description sees it: the project's own words, the names of the rows and all that they say."""

    project: str
    names: tuple[str, ...]
    rows: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A name with its value and a description that measures something, in its own table (without this row) and beside others."""

    name: str
    value: str
    description: str
    own: Surroundings
    others: tuple[Surroundings, ...]

    @property
    def measured(self) -> Measured:
        """What the description measures. Raises ValueError where it measures nothing."""
        found = read_measured(self.description)
        if found is None:
            raise ValueError(self.description)
        return found


def share_name(name: str, measured: Measured) -> float:
    """The share of the telling characters of a name that stand in what is measured; 1 where the name has none."""
    characters = [character for character in telling(stem_of(name)) if character not in _CHANCE]
    return mean([character in measured.text for character in characters], 1.0)


def share_foreign(claim: Claim, meaning: Meaning) -> float:
    """The share of the words of what is measured of which neither the name nor the table has two characters in a row."""
    words = content_words(f"{claim.measured.thing} {claim.measured.whole}", meaning)
    return len(_foreign_words(claim, words)) / len(words) if words else 0.0


def list_features(claim: Claim, meaning: Meaning) -> list[float]:
    """The classifier's columns; what cannot be told is -1."""
    facts, measured = read_name(claim.name), claim.measured
    words = content_words(f"{measured.thing} {measured.whole}", meaning)
    return [
        *_compare_letters(facts, measured),
        *_compare_words(claim, measured, words, meaning),
        *_compare_rows(claim, measured),
        *_compare_projects(claim, measured),
        *_compare_meaning(claim, meaning),
        *_compare_units(facts, claim.value, measured),
    ]


def stem_of(name: str) -> str:
    """What a name counts."""
    facts = read_name(name)
    return facts.stem or facts.core


def _foreign_words(claim: Claim, words: Sequence[str]) -> list[str]:
    around = f"{claim.own.project} {claim.own.rows} {claim.name}"
    return [word for word in words if not any(pair in around for pair in pairs_of(word))]


def pairs_of(text: str) -> list[str]:
    """Each two characters in a row, of which the first is Chinese."""
    return [text[k : k + _PAIR] for k in range(len(text) - 1) if "一" <= text[k] <= "鿿"]


def _compare_letters(facts: NameFacts, measured: Measured) -> list[float]:
    stem = facts.stem or facts.core
    quality = facts.core[-_QUALITY:-1] if facts.kind == "rate" else stem[-_PAIR:]
    return [
        mean([character in measured.thing for character in telling(stem)], 0.0),
        mean([character in measured.text for character in telling(stem)], 0.0),
        float(quality in measured.thing),
        float(stem[:_PAIR] in measured.text),
        float(measured.is_share),
        float(len(measured.thing)),
        float(bool(measured.whole)),
        float(any(word in measured.thing for word in _OPINIONS)) - float(facts.kind == "satisfaction"),
    ]


def _compare_words(claim: Claim, measured: Measured, words: tuple[str, ...], meaning: Meaning) -> list[float]:
    foreign, stem = _foreign_words(claim, words), content_words(stem_of(claim.name), meaning)
    return [
        float(len(words)),
        float(len(foreign)),
        len(foreign) / max(1, len(words)),
        max((meaning.rarity(word) for word in foreign), default=0.0),
        *cover(stem, words, meaning)[:-1],
        *cover(words, stem, meaning)[:-1],
        meaning.likeness(stem_of(claim.name), measured.text),
    ]


def _compare_rows(claim: Claim, measured: Measured) -> list[float]:
    """Whether another row, here or in another table, has more of its name in what is measured."""
    own = mean([character in measured.text for character in telling(stem_of(claim.name))], 0.0)
    here = max((_share_row(name, measured) for name in claim.own.names), default=0.0)
    names = (name for other in claim.others for name in other.names)
    far = max((_share_row(name, measured) for name in names), default=0.0)
    return [here, far, own - here, own - far]


def _share_row(name: str, measured: Measured) -> float:
    characters = telling(stem_of(name))
    if len(characters) < _FEWEST_TELLING:
        return 0.0
    return mean([character in measured.text for character in characters])


def _compare_projects(claim: Claim, measured: Measured) -> list[float]:
    pairs = pairs_of(measured.thing)
    own = mean([pair in claim.own.project for pair in pairs])
    other = max((mean([pair in one.project for pair in pairs]) for one in claim.others), default=0.0)
    return [own, other, own - other, mean([pair in claim.own.rows for pair in pairs])]


def _compare_meaning(claim: Claim, meaning: Meaning) -> list[float]:
    """Likeness to the name, to the other rows, to the rows of other tables, and to the projects."""
    said = meaning.vector(claim.description)
    own = float(meaning.vector(claim.name) @ said)
    rows = [float(meaning.vector(name) @ said) for name in claim.own.names]
    far = [float(meaning.vector(name) @ said) for one in claim.others for name in one.names]
    project = meaning.vector(claim.own.project[:_WIDEST])
    other = max(
        (float(meaning.vector(one.project[:_WIDEST]) @ said) for one in claim.others), default=UNKNOWN
    )
    best, farther = max(rows, default=UNKNOWN), max(far, default=UNKNOWN)
    near = float(project @ said)
    better = mean([row > own for row in rows], 0.0)
    apart = near - float(project @ meaning.vector(claim.name))
    return [own, best, own - best, farther, own - farther, near, other, near - other, better, apart]


def _compare_units(facts: NameFacts, value: str, measured: Measured) -> list[float]:
    asked, said = counted_unit(facts.core), "" if measured.is_share else counted_unit(measured.thing)
    written = "".join(c for c in value if "一" <= c <= "鿿")[-_PAIR:]
    agrees = float(written.endswith(said[-1]) or said in written) if said and written else UNKNOWN
    return [
        float(asked == said) if asked and said else UNKNOWN,
        agrees,
        float(measured.is_share) - float(facts.is_rate),
        float("%" in value or "％" in value) - float(measured.is_share),
    ]


class Misfit:
    """The shipped trees with the vectors that they were learnt on."""

    def __init__(self, trees: Trees, meaning: Meaning) -> None:
        self._trees, self._meaning = trees, meaning

    def doubt(self, claims: Sequence[Claim]) -> Features:
        """The probability, one a claim, that its description was written for another indicator (one in two is, in training)."""
        columns = np.array([list_features(claim, self._meaning) for claim in claims], np.float32)
        return np.asarray(1 / (1 + np.exp(-self._trees.evaluate(columns))), np.float32)


@cache
def load_misfit() -> Misfit:
    """The shipped classifier."""
    return Misfit(Trees(read_arrays(data_folder("models") / FOLDER / FILE), ""), load_meaning())
