"""`qualitycheck train categories` and `evaluate categories`: the classifier of second-level categories.

Trained on the rows of the corpus outside its test part with the category that their author or the recorded repair
gives, and on corpus/indicators/categories.tsv (names of our own for the rarer categories).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped]

from qualitycheck.language.artefact import write_arrays
from qualitycheck.language.categories import (
    CATEGORIES,
    FILE,
    SLOTS,
    direct,
    list_features,
    load_classifier,
    merge_category,
    place_feature,
)
from qualitycheck.language.context import Context
from qualitycheck.language.context import Row as Seen
from qualitycheck.language.corpus import Row, Split, as_document, read_corpus
from qualitycheck.language.similarity import FOLDER, load_meaning
from qualitycheck.language.words import load_words
from qualitycheck.read.words import category_of
from qualitycheck.resources import data_folder

_MISPLACED = frozenset({"T05", "T06", "T07", "T09", "T10", "T25", "T26"})
_STRENGTH = 5.0
"""Inverse strength of the penalty, chosen by five-fold cross-validation over projects outside the test part (1, 3, 5, 8)."""
Labelled = tuple[str, Seen, str]


def train_categories(folder: Path | None = None) -> int:
    """Trains on everything but the test part and writes the weights; how many rows were learnt from."""
    rows = [*read_rows("train"), *read_rows("development"), *read_names()]
    rows = [row for row in rows if row[2]]
    weights, constant = fit([row for _, row, _ in rows], [category for *_, category in rows])
    by_name = weights[:SLOTS]
    scale = np.abs(by_name).max(0) / 127
    arrays = {
        "weights": np.round(by_name / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "vectors": weights[SLOTS:].astype(np.float16),
        "constant": constant.astype(np.float32),
    }
    write_arrays((folder or data_folder("models") / FOLDER) / FILE, arrays)
    return len(rows)


def fit(
    rows: Sequence[Seen], categories: Sequence[str]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Weights (features, categories) and constants of a multinomial logistic regression, categories weighted evenly."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=_STRENGTH, max_iter=3000, class_weight="balanced")
    model.fit(_describe(rows), list(categories))
    order = [list(model.classes_).index(category) for category in CATEGORIES]
    return model.coef_[order].T, model.intercept_[order]


def _describe(rows: Sequence[Seen]) -> csr_matrix:
    """A sparse row of features for each indicator, its vectors behind them."""
    words, meaning = load_words(), load_meaning()
    starts, places, weights = [0], list[int](), list[float]()
    for row in rows:
        for name, weight in list_features(row, words):
            places.append(place_feature(name))
            weights.append(weight)
        starts.append(len(places))
    sparse = csr_matrix((weights, places, starts), shape=(len(rows), SLOTS))
    return hstack([sparse, np.array([direct(row, meaning) for row in rows])]).tocsr()


def read_rows(split: Split) -> Iterator[Labelled]:
    """The rows of a part: identity, the row, and its right category (empty where nobody can tell)."""
    for project in read_corpus():
        if project.split == split:
            seen = {row.indicator.row: row for row in Context(as_document(project)).rows}
            for number, row in enumerate(project.rows, 1):
                if number in seen:
                    yield f"{project.id}/{number}", seen[number], _right_category(row)


def _right_category(row: Row) -> str:
    flaws = [flaw for flaw in row.flaws if flaw.defect in _MISPLACED]
    if any(flaw.field in ("name", "value") for flaw in flaws):
        return ""
    level = next((flaw.fix or "" for flaw in flaws if flaw.field == "level2"), row.level2)
    return merge_category(category_of(level) or "")


def read_names() -> Iterator[Labelled]:
    """The names of corpus/indicators/categories.tsv as rows of a project that says nothing."""
    with (data_folder("corpus") / "indicators" / "categories.tsv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t"))
    rows = tuple(Row("", "", line["name"], line["value"], (4, 4, 4, 4, 4)) for line in lines)
    bare = msgspec.structs.replace(read_corpus()[0], name="", purpose="", goals=(), rows=rows)
    for row in Context(as_document(bare)).rows:
        line = lines[row.indicator.row - 1]
        yield f"names/{row.indicator.row}", row, line["category"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader demands for a row, and what he would accept as well (empty: nothing else)."""

    first: str
    also: str

    def accepts(self, category: str) -> bool:
        return category in (self.first, self.also)


def read_readings() -> dict[str, tuple[Reading, Reading]]:
    """The two blind readings of the test part (corpus/indicators/readings.tsv) by row."""
    with (data_folder("corpus") / "indicators" / "readings.tsv").open(encoding="utf-8", newline="") as file:
        return {
            line["row"]: (Reading(line["first"], line["also"]), Reading(line["second"], line["second also"]))
            for line in csv.DictReader(file, delimiter="\t")
        }


def evaluate_categories() -> dict[str, float]:
    """Macro F1 on the test part: against the authors, and on the rows whose category both readers accept.

    `accepted`: a category counts as right if the author or a reader gives it or accepts it.
    """
    readings = read_readings()
    rows = [row for row in read_rows("test") if row[2]]
    likely = load_classifier().judge([row for _, row, _ in rows])
    answers = [CATEGORIES[place] for place in likely.argmax(1)]
    truth = [category for *_, category in rows]
    agreed = [
        n for n, (name, _, category) in enumerate(rows) if all(r.accepts(category) for r in readings[name])
    ]
    lenient = [
        truth[n] if any(r.accepts(answers[n]) for r in readings[rows[n][0]]) else answers[n] for n in agreed
    ]
    both = [readings[name] for name, *_ in rows]
    return {
        "rows": len(rows),
        "authors": _macro(truth, answers),
        "agreed rows": len(agreed),
        "agreed": _macro([truth[n] for n in agreed], [answers[n] for n in agreed]),
        "agreed, accepted": _macro([truth[n] for n in agreed], lenient),
        "readers": _macro([one.first for one, _ in both], [other.first for _, other in both]),
    }


def _macro(truth: Sequence[str], answers: Sequence[str]) -> float:
    from sklearn.metrics import f1_score

    return float(f1_score(truth, answers, labels=sorted(set(truth)), average="macro"))
