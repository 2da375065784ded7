"""`qualitycheck train outsider` and `evaluate outsider`: the rows of projects against rows of other kinds of projects.

Each flawless row of corpus/indicators but satisfaction stands in a document of its own project, projects of the same kind and
projects of the same writer; in its place stand a row of any project of another kind, and one of another kind from the document.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qualitycheck.language.artefact import write_arrays
from qualitycheck.language.corpus import Row, Split, read_corpus
from qualitycheck.language.names import read_name
from qualitycheck.language.outsider import FILE, Candidate, list_features, load_outsider
from qualitycheck.language.similarity import FOLDER, load_meaning
from qualitycheck.read.words import category_of, group_of
from qualitycheck.resources import data_folder
from qualitycheck.train.belonging import fit
from qualitycheck.train.boosting import export_trees, join_trees
from qualitycheck.train.misfit import Text, choose_neighbours

_ROUNDS = (1, 2)
"""Seeds of the rounds; the even ones are brief."""
_SEEDS = (1, 2)
_OWN_DESCRIPTION = 0.8
"""How often a foreign row brings its description."""
KINDS = ("any project", "document")


@dataclass(frozen=True, slots=True)
class Example:
    """`foreign` is empty for a row of the project, else where the other comes from."""

    candidate: Candidate
    foreign: str


def train_outsider(folder: Path | None = None) -> int:
    """Trains on the train and the development part and writes the trees; how many examples were learnt from."""
    examples = [e for seed in _ROUNDS for e in list_examples(("train", "development"), seed)]
    meaning = load_meaning()
    columns = np.array([list_features(example.candidate, meaning) for example in examples], np.float32)
    wrong = np.array([bool(example.foreign) for example in examples])
    models = [export_trees(fit(columns, wrong, seed), "") for seed in _SEEDS]
    write_arrays((folder or data_folder("models") / FOLDER) / FILE, join_trees(models, ""))
    return len(examples)


def list_examples(splits: Sequence[Split], seed: int) -> Iterator[Example]:
    """Every row where it belongs, then foreign ones in its place."""
    source = random.Random(seed)
    projects = [project for project in read_corpus() if project.split in splits]
    everyone = [(project, row) for project in projects for row in project.rows if _is_sound(row)]
    for project in projects:
        document = [project, *choose_neighbours(project, projects, source)]
        texts = [Text(one, source if seed % 2 == 0 else None) for one in document]
        near = [
            (one, r) for one in document[1:] if one.type != project.type for r in one.rows if _is_sound(r)
        ]
        for row in project.rows:
            if not _is_sound(row):
                continue
            yield Example(_candidate(row, row.name, row.description or "", texts), "")
            for kind, pool in zip(KINDS, (everyone, near), strict=True):
                if pool:
                    other, foreign = source.choice(pool)
                    if other.type != project.type:
                        brings = source.random() < _OWN_DESCRIPTION
                        said = (foreign if brings else row).description or ""
                        yield Example(_candidate(row, foreign.name, said, texts, foreign), kind)


def _candidate(
    row: Row, name: str, description: str, texts: Sequence[Text], foreign: Row | None = None
) -> Candidate:
    left_out = (row,) if foreign is None else (row, foreign)
    category = category_of(row.level2)
    is_cost = "cost" in category
    is_benefit = group_of(row.level1) == "benefit"
    others = tuple(text.without(*left_out) for text in texts[1:])
    return Candidate(name, description, is_benefit, is_cost, texts[0].without(*left_out), others)


def _is_sound(row: Row) -> bool:
    return not row.flaws and read_name(row.name).kind != "satisfaction"


def evaluate_outsider(split: Split) -> dict[str, float]:
    """Area under the ROC curve by where the foreign row comes from, and the share found where one own row in 250 is doubted."""
    from sklearn.metrics import roc_auc_score

    examples = list(list_examples((split,), 1))
    doubt = load_outsider().doubt([example.candidate for example in examples])
    foreign = np.array([example.foreign for example in examples])
    own = doubt[foreign == ""]
    limit = np.quantile(own, 1 - 1 / 250)
    figures = {"own rows": float(len(own))}
    for kind in KINDS:
        wrong = doubt[foreign == kind]
        truth = np.r_[np.zeros(len(own)), np.ones(len(wrong))]
        figures[f"{kind}, area"] = float(roc_auc_score(truth, np.r_[own, wrong]))
        figures[f"{kind}, found"] = float((wrong > limit).mean())
    return figures
