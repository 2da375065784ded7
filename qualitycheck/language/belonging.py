"""How far a description belongs to its indicator: a classifier over what it shares with the name, the table and the project.

Trained by train/belonging.py on true descriptions against exchanged ones; models/meaning/README.md tells how well it does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from qualitycheck.language.artefact import read_arrays
from qualitycheck.language.definitions import measured_kind, read_definition
from qualitycheck.language.names import NameFacts, read_name
from qualitycheck.language.similarity import FOLDER, Meaning, fit_description, load_meaning, share_characters
from qualitycheck.language.trees import Trees
from qualitycheck.resources import data_folder

FILE = "belonging.npz"
_SAYS_LITTLE = frozenset("的率数量次人年度内及和与等各完成情况时间项目工作实际指标")
"""Characters that names and descriptions of all kinds share."""
_GENERAL = frozenset(
    [
        "年度",
        "实际",
        "项目",
        "完成",
        "情况",
        "数量",
        "工作",
        "以及",
        "按照",
        "进行",
        "台账",
        "登记",
        "统计",
        "比例",
        "占比",
        "总数",
        "为准",
        "依据",
        "计算",
        "合计",
        "年内",
        "全年",
        "当年",
        "取自",
        "记录",
    ]
)
_KINDS = ("", "share", "count", "time", "money", "rate", "satisfaction", "index", "dimension", "cost")
UNKNOWN = -1.0
_LONGEST, _LONGEST_PROJECT = 300, 200
_FORMULA = re.compile(r"[÷占比]")
_CLOCK = re.compile(r"日期|时间|天数")
Features = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Described:
    """An indicator's name, its description, the names of the table's other rows, and what the project says of itself."""

    name: str
    description: str
    others: tuple[str, ...]
    project: str


def list_features(described: Described, meaning: Meaning) -> list[float]:
    """The classifier's columns; what cannot be told is -1."""
    facts = read_name(described.name)
    stem = facts.stem or facts.core
    own, said = content_words(stem, meaning), content_words(described.description, meaning)
    project = content_words(described.project, meaning)
    return [
        *_compare_letters(stem, described),
        meaning.likeness(described.name, described.description),
        *cover(own, said, meaning),
        *cover(said, own + project, meaning),
        mean([word in described.project for word in said]),
        *_compare_rows(stem, described, meaning),
        *_compare_kinds(facts, described),
        meaning.likeness(described.project[:_LONGEST_PROJECT], described.description),
        meaning.likeness(described.project[:_LONGEST_PROJECT], described.name),
    ]


def share_stem(stem: str, description: str) -> float:
    """The share of the telling characters of a name's stem that stand in the description."""
    return mean([character in description for character in telling(stem)], 0.0)


def telling(stem: str) -> list[str]:
    """The characters of a name's stem that tell it from others, each once."""
    return [c for c in dict.fromkeys(stem) if "\u4e00" <= c <= "\u9fff" and c not in _SAYS_LITTLE]


def mean(values: Sequence[float], empty: float = UNKNOWN) -> float:
    """The mean; `empty` of none."""
    return float(sum(values) / len(values)) if values else empty


def content_words(text: str, meaning: Meaning) -> tuple[str, ...]:
    """The words of a text that mean something, without those of any description."""
    return tuple(word for word in meaning.content(text[:_LONGEST]) if word not in _GENERAL)


def _compare_letters(stem: str, described: Described) -> list[float]:
    pairs = [stem[at : at + 2] for at in range(len(stem) - 1)]
    said = described.description
    return [
        share_stem(stem, said),
        float(len(telling(stem))),
        share_characters(described.name, said),
        mean([pair in said for pair in pairs]),
        float(stem[-2:] in said),
    ]


def cover(words: tuple[str, ...], others: tuple[str, ...], meaning: Meaning) -> list[float]:
    """How near each word comes to one of the others: mean, least, greatest, and how many words are known."""
    known, against = meaning.directions(words), meaning.directions(others)
    if not len(known) or not len(against):
        return [UNKNOWN, UNKNOWN, UNKNOWN, float(len(known))]
    near = (known @ against.T).max(1)
    return [float(near.mean()), float(near.min()), float(near.max()), float(len(near))]


def _compare_rows(stem: str, described: Described, meaning: Meaning) -> list[float]:
    """Whether the description fits another row of the table better."""
    if not described.others:
        return [0.0, 0.0, 0.0]
    said = described.description
    best = max(fit_description(meaning, other, said) for other in described.others)
    shared = max(share_stem(read_name(o).stem or read_name(o).core, said) for o in described.others)
    return [
        fit_description(meaning, described.name, said) - best,
        best,
        share_stem(stem, said) - shared,
    ]


def _compare_kinds(facts: NameFacts, described: Described) -> list[float]:
    asked, said = measured_kind(facts), read_definition(described.description).kind
    kinds = [
        float(_KINDS.index(kind) if kind in _KINDS else len(_KINDS)) for kind in (facts.kind, asked, said)
    ]
    return [
        *kinds,
        float(asked == said),
        float(len(described.description)),
        float(bool(_FORMULA.search(described.description))),
        float("满意" in described.description) - float("满意" in described.name),
        float(bool(_CLOCK.search(described.description))),
    ]


class Belonging:
    """The shipped trees with the vectors that they were learnt on."""

    def __init__(self, trees: Trees, meaning: Meaning) -> None:
        self._trees, self._meaning = trees, meaning

    def doubt(self, described: Sequence[Described]) -> Features:
        """The probability, one a description, that it was written for another indicator (one in two is, in training)."""
        columns = np.array([list_features(one, self._meaning) for one in described], np.float32)
        return np.asarray(1 / (1 + np.exp(-self._trees.evaluate(columns))), np.float32)


@cache
def load_belonging() -> Belonging:
    """The shipped classifier."""
    return Belonging(Trees(read_arrays(data_folder("models") / FOLDER / FILE), ""), load_meaning())
