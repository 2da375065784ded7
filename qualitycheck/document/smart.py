"""SMART scores, 0–100 a letter, with the reasons for each point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Letter = Literal["S", "M", "A", "R", "T"]
LETTERS: tuple[Letter, ...] = ("S", "M", "A", "R", "T")
Grade = Literal["优", "良", "中", "差"]
GRADES: tuple[Grade, ...] = ("差", "中", "良", "优")
POINTS = 25
"""Points of one mark of the review guide, which go from 0 to 4."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a letter is lower: `points` are negative; `code` the rule that found it, empty for the row itself."""

    letter: Letter
    points: int
    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class SmartScore:
    """Five letters 0–100 and their mean. `marks` are the same on the guide's scale 0–4."""

    points: tuple[float, float, float, float, float]
    marks: tuple[int, int, int, int, int]
    reasons: tuple[Reason, ...] = ()

    @property
    def score(self) -> float:
        """The mean of the letters."""
        return round(sum(self.points) / len(self.points), 1)

    def __iter__(self) -> Iterator[tuple[Letter, float]]:
        return zip(LETTERS, self.points, strict=True)


@dataclass(frozen=True, slots=True)
class TableScore:
    """A table's letters, its grade (the review verdict of 财预〔2015〕88号) and its rows in order."""

    table: int
    smart: SmartScore
    grade: Grade
    rows: tuple[SmartScore, ...]
