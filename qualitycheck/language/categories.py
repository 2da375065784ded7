"""Which second-level category an indicator reads like: a linear classifier over its name, value, description and project.

Trained by train/categories.py; models/meaning/README.md tells with what and how well it does.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from qualitycheck.language.artefact import Arrays, read_arrays
from qualitycheck.language.context import Row
from qualitycheck.language.similarity import FOLDER, Meaning, load_meaning
from qualitycheck.language.words import Words, load_words
from qualitycheck.resources import data_folder

FILE = "categories.npz"
CATEGORIES = (
    "quantity",
    "quality",
    "timeliness",
    "cost",
    "economic",
    "social",
    "ecological",
    "sustained",
    "satisfaction",
)
"""The nine categories in the order of the classifier's columns; all kinds of cost are one."""
SLOTS = 1 << 15
"""Rows of the weights that features share by their checksum; the vectors' rows follow."""
_LONGEST = 60
_REMEMBERED = 65_536
_GRAMS = (1, 2, 3)
_GRAM_WEIGHT, _WORD_WEIGHT, _LAST_WEIGHT, _PROJECT_WEIGHT = 1.5, 0.7, 2.0, 1.5
_NAME_VECTOR, _DESCRIPTION_VECTOR = 1.4, 0.7
_FIGURE = re.compile(r"[\d.]{2,}")
_COUNTING = re.compile(r"(?:数量|人数|次数|率|数)$")
Matrix = npt.NDArray[np.float32]


def merge_category(category: str) -> str:
    """One of `CATEGORIES`, or empty: the kinds of cost are one."""
    merged = "cost" if category.endswith("cost") else category
    return merged if merged in CATEGORIES else ""


def list_features(row: Row, words: Words) -> Iterator[tuple[str, float]]:
    """What is known of a row, as named features with their weight."""
    yield from _list_grams(row.indicator.name.text[:_LONGEST])
    yield from _list_facts(row)
    parts = words.divide(row.indicator.name.text[:_LONGEST]) or ("",)
    yield f"first={parts[0]}", 1.0
    yield f"last={parts[-1]}", _LAST_WEIGHT
    yield f"end={''.join(parts[-2:])}", 1.0
    for word in sorted(set(parts)):
        yield f"word={word}", _WORD_WEIGHT
    yield from _compare_with_project(row)


@lru_cache(maxsize=65536)
def _list_grams(name: str) -> tuple[tuple[str, float], ...]:
    framed = f"^{name}$"
    grams = [framed[at : at + size] for size in _GRAMS for at in range(len(framed) - size + 1)]
    weight = _GRAM_WEIGHT / math.sqrt(len(grams))
    return tuple((f"gram={gram}", weight) for gram in sorted(set(grams)))


def _list_facts(row: Row) -> Iterator[tuple[str, float]]:
    unit = row.value.unit
    yield f"head={row.name.kind}", 1.0
    yield f"ending={row.name.ending}", 1.0
    yield f"stem={row.name.stem[-2:]}", 1.0
    yield f"value={row.value.kind}", 1.0
    yield f"operator={row.value.operator}", 1.0
    yield f"unit={unit.name if unit else ''}", 1.0
    yield f"measure={unit.category if unit else ''}", 1.0
    yield "negative", float(row.name.negative)


def _compare_with_project(row: Row) -> Iterator[tuple[str, float]]:
    """Whether the project speaks of the same figure, and the share of the name's pairs of characters it holds."""
    text = f"{row.table.purpose.text}{row.table.goals.text}{row.table.project_name.text}"
    figure = _FIGURE.search(row.indicator.value.text)
    yield "figure in project", _PROJECT_WEIGHT * (figure is not None and figure.group() in text)
    name = _COUNTING.sub("", row.indicator.name.text[:_LONGEST])
    pairs = [name[at : at + 2] for at in range(len(name) - 1)]
    yield "share in project", _PROJECT_WEIGHT * sum(pair in text for pair in pairs) / max(1, len(pairs))


def place_feature(name: str) -> int:
    """The row of the weights that a feature has."""
    return crc32(name.encode()) & (SLOTS - 1)


def direct(row: Row, meaning: Meaning) -> Matrix:
    """The directions of name and description, one behind the other."""
    description = row.indicator.description.text if row.indicator.description else ""
    parts = (
        _NAME_VECTOR * meaning.vector(row.indicator.name.text),
        _DESCRIPTION_VECTOR * meaning.vector(description),
    )
    return np.concatenate(parts).astype(np.float32)


class Classifier:
    """Weights by feature and category, with a constant for each category."""

    def __init__(self, arrays: Arrays, words: Words, meaning: Meaning) -> None:
        scale = np.asarray(arrays["scale"], np.float32)
        self._weights = np.asarray(arrays["weights"], np.int8)
        self._scale = scale
        self._vectors = np.asarray(arrays["vectors"], np.float32)
        self._constant = np.asarray(arrays["constant"], np.float32)
        self._words, self._meaning = words, meaning
        self._known: dict[tuple[str, ...], Matrix] = {}

    def judge(self, rows: Sequence[Row]) -> Matrix:
        """The probability of each category (columns as in `CATEGORIES`) for each row; rows sum to 1."""
        total = np.array([self._recall(row) for row in rows], np.float32).reshape(len(rows), len(CATEGORIES))
        total -= total.max(1, keepdims=True)
        likely: Matrix = np.exp(total)
        likely /= likely.sum(1, keepdims=True)
        return likely

    def _recall(self, row: Row) -> Matrix:
        """The weights of a row, from memory where one of the same words was asked for before."""
        table, indicator = row.table, row.indicator
        cells = (indicator.name, indicator.description, indicator.field(row.field))
        key = tuple(cell.text for cell in (*cells, table.project_name, table.purpose, table.goals))
        if key not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[key] = self._weigh(row)
        return self._known[key]

    def _weigh(self, row: Row) -> Matrix:
        features = [
            (place_feature(name), weight) for name, weight in list_features(row, self._words) if weight
        ]
        places, weights = zip(*features, strict=True)
        by_name = np.asarray(weights, np.float32) @ self._weights[list(places)] * self._scale
        total: Matrix = by_name + direct(row, self._meaning) @ self._vectors + self._constant
        return total


@cache
def load_classifier() -> Classifier:
    """The shipped classifier."""
    path = data_folder("models") / FOLDER / FILE
    return Classifier(read_arrays(path), load_words(), load_meaning())
