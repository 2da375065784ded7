"""`qualitycheck train belonging` and `evaluate belonging`: true descriptions against exchanged ones.

Each flawless row of corpus/indicators gives its own description and, in every round, three that are exchanged: with a row
of the same kind of measure, of the same kind of project, and of the same table.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from qualitycheck.language.artefact import write_arrays
from qualitycheck.language.belonging import FILE, Described, list_features, load_belonging
from qualitycheck.language.corpus import Project, Row, Split, read_corpus
from qualitycheck.language.names import read_name
from qualitycheck.language.similarity import FOLDER, load_meaning
from qualitycheck.resources import data_folder
from qualitycheck.train.boosting import export_trees, join_trees

SETTINGS: dict[str, Any] = {
    "max_iter": 250,
    "max_depth": 5,
    "learning_rate": 0.05,
    "l2_regularization": 2.0,
    "min_samples_leaf": 15,
    "max_features": 0.5,
    "early_stopping": False,
}
_ROUNDS = 3
_SEEDS = (1, 2)
_SHORTEST, _SAME = 8, 12
KINDS = ("kind of measure", "kind of project", "table")


@dataclass(frozen=True, slots=True)
class Pair:
    """A name with a description; `exchanged` is empty for its own, else what the other row has in common."""

    described: Described
    exchanged: str


def train_belonging(folder: Path | None = None) -> int:
    """Trains on the train and the development part and writes the trees; how many pairs were learnt from."""
    pairs = list(pair_descriptions(("train", "development"), _ROUNDS))
    columns, wrong = _arrange(pairs), np.array([bool(pair.exchanged) for pair in pairs])
    models = [export_trees(fit(columns, wrong, seed), "") for seed in _SEEDS]
    write_arrays((folder or data_folder("models") / FOLDER) / FILE, join_trees(models, ""))
    return len(pairs)


def fit(columns: npt.NDArray[np.float32], wrong: npt.NDArray[np.bool_], seed: int) -> Any:
    """Boosted trees in which true and exchanged pairs weigh the same."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    weight = {0: float(wrong.sum() / (~wrong).sum()), 1: 1.0}
    model = HistGradientBoostingClassifier(random_state=seed, class_weight=weight, **SETTINGS)
    return model.fit(columns, wrong)


def _arrange(pairs: Sequence[Pair]) -> npt.NDArray[np.float32]:
    meaning = load_meaning()
    return np.array([list_features(pair.described, meaning) for pair in pairs], np.float32)


def pair_descriptions(splits: Sequence[Split], rounds: int, seed: int = 1) -> Iterator[Pair]:
    """Every flawless row of the parts with its own description, then with exchanged ones."""
    source = random.Random(seed)
    rows = [(p, row) for p in read_corpus() if p.split in splits for row in p.rows if _is_sound(row)]
    pools: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for project, row in rows:
        for key in _pool_keys(project, row):
            pools[key].append(row)
    for project, row in rows:
        yield Pair(_describe(project, row, row), "")
        for _ in range(rounds):
            for key in _pool_keys(project, row):
                others = [other for other in pools[key] if _differs(other, row)]
                if others:
                    yield Pair(_describe(project, row, source.choice(others)), key[0])


def _pool_keys(project: Project, row: Row) -> tuple[tuple[str, str], ...]:
    return tuple(zip(KINDS, (read_name(row.name).kind, project.type, project.id), strict=True))


def _is_sound(row: Row) -> bool:
    return bool(row.description and len(row.description) >= _SHORTEST and not row.flaws)


def _differs(other: Row, row: Row) -> bool:
    start = (row.description or "")[:_SAME]
    return other.name != row.name and not (other.description or "").startswith(start)


def _describe(project: Project, row: Row, source: Row) -> Described:
    others = tuple(other.name for other in project.rows if other is not row)
    return Described(
        row.name, source.description or "", others, "".join((project.name, project.purpose, *project.goals))
    )


def evaluate_belonging(split: Split) -> dict[str, float]:
    """Area under the ROC curve by kind of exchange, and the share found where one true pair in 250 is doubted."""
    from sklearn.metrics import roc_auc_score

    pairs = list(pair_descriptions((split,), 1))
    doubt = load_belonging().doubt([pair.described for pair in pairs])
    exchanged = np.array([pair.exchanged for pair in pairs])
    true = doubt[exchanged == ""]
    limit = np.quantile(true, 1 - 1 / 250)
    figures = {"true pairs": float(len(true))}
    for kind in KINDS:
        wrong = doubt[exchanged == kind]
        truth = np.r_[np.zeros(len(true)), np.ones(len(wrong))]
        figures[f"{kind}, area"] = float(roc_auc_score(truth, np.r_[true, wrong]))
        figures[f"{kind}, found"] = float((wrong > limit).mean())
    return figures
