"""`qualitycheck train misfit` and `evaluate misfit`: what true descriptions measure, against exchanged ones.

Each flawless row of corpus/indicators that is described by a formula or a count stands in a document of its own project,
projects of the same kind and projects of the same writer. It gives its own description, and three that are exchanged: with
another row of its table, with a row of another project of the document, and with a row of any project; the row that a description
was taken from is mostly left out, as it is where an office copies from papers that we do not see. In every other
round the writers are briefer: the bare formula, shorter purposes and goals.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from qualitycheck.language.artefact import write_arrays
from qualitycheck.language.corpus import Project, Row, Split, read_corpus
from qualitycheck.language.measured import read_measured
from qualitycheck.language.misfit import FILE, Claim, Surroundings, list_features, load_misfit
from qualitycheck.language.names import read_name
from qualitycheck.language.similarity import FOLDER, load_meaning
from qualitycheck.resources import data_folder
from qualitycheck.train.belonging import fit
from qualitycheck.train.boosting import export_trees, join_trees

_ROUNDS = (1, 2, 4)
"""Seeds of the rounds; the even ones are brief."""
_SEEDS = (1, 2)
_SHORTEST, _SAME = 8, 12
_LEFT_OUT = 0.65
"""How often the row that a description was taken from does not stand in the document."""
_BRIEF = 0.7
_NEIGHBOURS = 2
_FIRST = re.compile(r"[，；。]")
KINDS = ("own table", "document", "any project")


@dataclass(frozen=True, slots=True)
class Example:
    """`exchanged` is empty for the row's own description, else where the other comes from."""

    claim: Claim
    exchanged: str


def train_misfit(folder: Path | None = None) -> int:
    """Trains on the train and the development part and writes the trees; how many examples were learnt from."""
    examples = [e for seed in _ROUNDS for e in list_examples(("train", "development"), seed)]
    meaning = load_meaning()
    columns = np.array([list_features(example.claim, meaning) for example in examples], np.float32)
    wrong = np.array([bool(example.exchanged) for example in examples])
    models = [export_trees(fit(columns, wrong, seed), "") for seed in _SEEDS]
    write_arrays((folder or data_folder("models") / FOLDER) / FILE, join_trees(models, ""))
    return len(examples)


def list_examples(splits: Sequence[Split], seed: int) -> Iterator[Example]:
    """Every row with its own description, then with exchanged ones."""
    source = random.Random(seed)
    projects = [project for project in read_corpus() if project.split in splits]
    everyone = [(project, row) for project in projects for row in project.rows if _is_sound(row)]
    for project in projects:
        document = [project, *choose_neighbours(project, projects, source)]
        texts = [Text(one, source if seed % 2 == 0 else None) for one in document]
        for row in project.rows:
            if _is_sound(row):
                yield from _exchange(row, document, texts, source.choice(everyone), source)


class Text:
    """A project as its office wrote it, or more briefly."""

    def __init__(self, project: Project, brief: random.Random | None) -> None:
        self._brief = brief
        self.rows = project.rows
        purpose, goals = project.purpose, project.goals
        if brief and brief.random() > _BRIEF:
            purpose = _FIRST.split(purpose)[0]
        if brief and brief.random() > _BRIEF:
            goals = goals[:1]
        self.project = "".join((project.name, purpose, *goals))
        self.said = {id(row): self._shorten(row.description or "") for row in project.rows}

    def _shorten(self, description: str) -> str:
        if not self._brief or self._brief.random() > _BRIEF:
            return description
        measured = read_measured(description)
        if measured is None:
            return _FIRST.split(description)[0]
        if not measured.whole:
            return measured.thing
        if self._brief.random() < 1 / 2:
            return f"{measured.thing}÷{measured.whole}×100%"
        return f"{measured.thing}占{measured.whole}的比例"

    def without(self, *left_out: Row) -> Surroundings:
        """The project as the other rows see it."""
        rows = [row for row in self.rows if all(row is not one for one in left_out)]
        said = "".join(row.name + self.said[id(row)] for row in rows)
        return Surroundings(self.project, tuple(row.name for row in rows), said)


def choose_neighbours(project: Project, projects: Sequence[Project], source: random.Random) -> list[Project]:
    """Projects of the same kind, up to two, and two of the same writer."""
    others = [other for other in projects if other is not project]
    alike = [other for other in others if other.type == project.type]
    writer = project.id.split("-")[0]
    office = [other for other in others if other.id.split("-")[0] == writer and other.type != project.type]
    few = min(source.choice(range(_NEIGHBOURS + 1)), len(alike))
    return source.sample(alike, few) + source.sample(office, min(_NEIGHBOURS, len(office)))


def _exchange(
    row: Row,
    document: Sequence[Project],
    texts: Sequence[Text],
    anyone: tuple[Project, Row],
    source: random.Random,
) -> Iterator[Example]:
    own = texts[0].said[id(row)]
    if read_measured(own):
        yield Example(_claim(row, own, texts, ()), "")
    here = [other for other in document[0].rows if _differs(other, row)]
    far = [other for project in document[1:] for other in project.rows if _differs(other, row)]
    for kind, pool in zip(KINDS, (here, far, [anyone[1]]), strict=True):
        if pool and _differs(other := source.choice(pool), row):
            said = next((t.said[id(other)] for t in texts if id(other) in t.said), other.description or "")
            left_out = (other,) if source.random() < _LEFT_OUT else ()
            if read_measured(said):
                yield Example(_claim(row, said, texts, left_out), kind)


def _claim(row: Row, description: str, texts: Sequence[Text], left_out: tuple[Row, ...]) -> Claim:
    others = tuple(text.without(*left_out) for text in texts[1:])
    return Claim(row.name, row.value, description, texts[0].without(row, *left_out), others)


def _is_sound(row: Row) -> bool:
    described = row.description and len(row.description) >= _SHORTEST and read_measured(row.description)
    return bool(described and not row.flaws and read_name(row.name).kind != "satisfaction")


def _differs(other: Row, row: Row) -> bool:
    start = (row.description or "")[:_SAME]
    return other.name != row.name and _is_sound(other) and not (other.description or "").startswith(start)


def evaluate_misfit(split: Split) -> dict[str, float]:
    """Area under the ROC curve by kind of exchange, and the share found where one true description in 100 is doubted."""
    from sklearn.metrics import roc_auc_score

    examples = list(list_examples((split,), 1))
    doubt = load_misfit().doubt([example.claim for example in examples])
    exchanged = np.array([example.exchanged for example in examples])
    true: npt.NDArray[np.float32] = doubt[exchanged == ""]
    limit = np.quantile(true, 1 - 1 / 100)
    figures = {"true descriptions": float(len(true))}
    for kind in KINDS:
        wrong = doubt[exchanged == kind]
        truth = np.r_[np.zeros(len(true)), np.ones(len(wrong))]
        figures[f"{kind}, area"] = float(roc_auc_score(truth, np.r_[true, wrong]))
        figures[f"{kind}, found"] = float((wrong > limit).mean())
    return figures
