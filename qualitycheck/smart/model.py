"""The classifier's marks: one ensemble of boosted trees a letter, evaluated with numpy."""

from __future__ import annotations

from collections.abc import Sequence
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

    def arrange(self, rows: Sequence[dict[str, float]]) -> Floats:
        """The features as a matrix, (rows, features)."""
        matrix = np.zeros((len(rows), len(self._columns)), np.float32)
        for number, row in enumerate(rows):
            for name, value in row.items():
                column = self._columns.get(name)
                if column is not None:
                    matrix[number, column] = value
        return matrix

    def mark(self, rows: Sequence[dict[str, float]]) -> Floats:
        """Marks 0 … 4, (rows, letters)."""
        if not rows:
            return np.zeros((0, len(LETTERS)), np.float32)
        matrix = self.arrange(rows)
        return np.clip(np.stack([trees.evaluate(matrix) for trees in self._trees], 1), 0, HIGHEST)


@cache
def load_model() -> SmartModel:
    """The shipped classifier."""
    return SmartModel(read_arrays(data_folder("models") / FOLDER / FILE))
