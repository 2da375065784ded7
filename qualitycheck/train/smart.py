"""`qualitycheck train smart`: the classifier of SMART marks, from the training projects of corpus/indicators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from qualitycheck.check.engine import check_document
from qualitycheck.check.select import select_rules
from qualitycheck.config import Configuration
from qualitycheck.document.diagnostic import Diagnostic
from qualitycheck.document.smart import GRADES, SmartScore, TableScore
from qualitycheck.document.table import ProjectTable
from qualitycheck.language.artefact import write_arrays
from qualitycheck.language.corpus import Project, Split, as_document, read_corpus
from qualitycheck.language.similarity import load_meaning
from qualitycheck.resources import data_folder
from qualitycheck.ruleset.load import load_rules
from qualitycheck.ruleset.profile import recognise_profile
from qualitycheck.smart.ceilings import read_ceilings
from qualitycheck.smart.evidence import describe_rows
from qualitycheck.smart.model import FILE, FOLDER, LETTERS, arrange_features, load_model
from qualitycheck.smart.repair import repair_table
from qualitycheck.smart.rows import score_rows
from qualitycheck.smart.tables import score_table
from qualitycheck.train.agreement import weighted_kappa
from qualitycheck.train.boosting import export_trees

SETTINGS: dict[str, Any] = {
    "max_iter": 150,
    "max_depth": 5,
    "learning_rate": 0.08,
    "l2_regularization": 1.0,
    "min_samples_leaf": 12,
    "early_stopping": False,
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A project of the corpus with what the rules find in it."""

    project: Project
    table: ProjectTable
    diagnostics: tuple[Diagnostic, ...]


def check_projects(*splits: Split) -> list[Checked]:
    """The projects of these parts, checked."""
    checked = []
    for project in read_corpus():
        if project.split in splits:
            document = as_document(project)
            profile = recognise_profile(document)
            rules = select_rules(load_rules(), Configuration(), profile)
            checked.append(Checked(project, document.tables[0], check_document(document, rules, profile)))
    return checked


def train_smart(seed: int = 1, folder: Path | None = None) -> int:
    """Learns one ensemble a letter from rows that nothing would repair; how many rows there were.

    A row with a repair is marked for what is wrong in it, while the score starts from the repaired row.
    """
    rows, marks = collect(check_projects("train"))
    names = sorted({name for row in rows for name in row})
    columns = {name: number for number, name in enumerate(names)}
    matrix = arrange_features(rows, columns)
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "features": np.frombuffer("\n".join(names).encode(), np.uint8)
    }
    for place, letter in enumerate(LETTERS):
        arrays |= _fit(matrix, np.array([mark[place] for mark in marks], np.float32), f"{letter}_", seed)
    write_arrays((folder or data_folder("models") / FOLDER) / FILE, arrays)
    return len(rows)


def collect(checked: Iterable[Checked]) -> tuple[list[dict[str, float]], list[tuple[int, ...]]]:
    """Features and marks of the rows without a repair."""
    meaning = load_meaning()
    rows: list[dict[str, float]] = []
    marks: list[tuple[int, ...]] = []
    for one in checked:
        repaired = repair_table(one.table, one.diagnostics)
        for number, features in enumerate(describe_rows(repaired, meaning)):
            if repaired.indicators[number] is one.table.indicators[number]:
                rows.append(features)
                marks.append(one.project.rows[number].smart)
    return rows, marks


def _fit(
    matrix: npt.NDArray[np.float32], marks: npt.NDArray[np.float32], prefix: str, seed: int
) -> dict[str, npt.NDArray[np.generic]]:
    from sklearn.ensemble import HistGradientBoostingRegressor

    model = HistGradientBoostingRegressor(random_state=seed, **SETTINGS)
    return export_trees(model.fit(matrix, marks), prefix)


def evaluate_smart(split: Split) -> dict[str, float]:
    """Quadratic weighted kappa with the marks of a part of the corpus: rows and tables by letter, and grades.

    `rules S` … is what the ceilings alone reach (every row starting from 4), `classifier S` … the classifier alone.
    """
    figures: dict[str, float] = {}
    scored = [(one, score_one(one)) for one in check_projects(split)]
    for place, letter in enumerate(LETTERS):
        gold = [row.smart[place] for one, _ in scored for row in one.project.rows]
        figures[f"row {letter}"] = _agree(
            gold, [row.marks[place] for _, score in scored for row in score.rows]
        )
        figures[f"table {letter}"] = _agree(
            [one.project.smart[place] for one, _ in scored], [score.smart.marks[place] for _, score in scored]
        )
        alone = [mark_alone(one) for one, _ in scored]
        figures[f"classifier {letter}"] = _agree(
            gold, [int(m[place] + 0.5) for marks in alone for m in marks]
        )
        figures[f"rules {letter}"] = _agree(
            gold, [_from_rules(row, place) for _, score in scored for row in score.rows]
        )
    order = {grade: rank for rank, grade in enumerate(GRADES)}
    figures["grade"] = weighted_kappa(
        [order[one.project.grade] for one, _ in scored],
        [order[score.grade] for _, score in scored],
        len(order),
    )
    return figures


def _agree(gold: Sequence[int], found: Sequence[int]) -> float:
    return weighted_kappa(gold, found, 5)


def score_one(one: Checked) -> TableScore:
    """The product's own score of a project."""
    ceilings = read_ceilings()
    repaired = repair_table(one.table, one.diagnostics)
    bases = load_model().mark(describe_rows(repaired, load_meaning()))
    rows = score_rows(one.table, one.diagnostics, bases, ceilings)
    return score_table(one.table, rows, one.diagnostics, ceilings)


def mark_alone(one: Checked) -> npt.NDArray[np.float32]:
    """What the classifier says of the rows as they are, no finding heard."""
    return load_model().mark(describe_rows(one.table, load_meaning()))


def _from_rules(row: SmartScore, place: int) -> int:
    """The mark of a row that starts from 4 and hears the findings only."""
    letter = LETTERS[place]
    if any(reason.letter == letter and reason.code for reason in row.reasons):
        return row.marks[place]
    return 4
