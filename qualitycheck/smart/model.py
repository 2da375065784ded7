"""The classifier's marks: one ensemble of boosted trees a letter, evaluated with numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from qualitycheck.language.artefact import Arrays, read_arrays
from qualitycheck.language.trees import Trees
from qualitycheck.resources import data_folder

LETTERS = "SMART"
FOLDER, FILE = "smart", "model.npz"
HIGHEST = 4.0
Floats = npt.NDArray[np.float32]


class SmartModel:
    """`features` names the columns; a feature a row does not have is 0."""

    def __init__(self, arrays: Arrays) -> None:
        names = bytes(np.asarray(arrays["features"], np.uint8)).decode("utf-8").split("\n")
        self._columns = {name: number for number, name in enumerate(names)}
        self._trees = [Trees(arrays, f"{letter}_") for letter in LETTERS]

    def mark(self, rows: Sequence[dict[str, float]]) -> Floats:
        """Marks 0 … 4, (rows, letters)."""
        if not rows:
            return np.zeros((0, len(LETTERS)), np.float32)
        matrix = arrange_features(rows, self._columns)
        return np.clip(np.stack([trees.evaluate(matrix) for trees in self._trees], 1), 0, HIGHEST)


def arrange_features(rows: Sequence[Mapping[str, float]], columns: Mapping[str, int]) -> Floats:
    """The features as a matrix, (rows, columns); those without a column are left out."""
    cells = [
        (number, column, value)
        for number, row in enumerate(rows)
        for name, value in row.items()
        if value and (column := columns.get(name)) is not None
    ]
    matrix = np.zeros((len(rows), len(columns)), np.float32)
    if cells:
        places, across, values = zip(*cells, strict=True)
        matrix[list(places), list(across)] = values
    return matrix


@cache
def load_model() -> SmartModel:
    """The shipped classifier."""
    return SmartModel(read_arrays(data_folder("models") / FOLDER / FILE))
