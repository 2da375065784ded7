"""Usual values of rates: what good rows of the corpus ask for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qualitycheck.resources import data_folder


@dataclass(frozen=True, slots=True)
class Usual:
    """Over `rows` good rows with the same ending, the lowest and the median minimum in percent."""

    rows: int
    lowest: float
    median: float


def rates_path() -> Path:
    """The table that train/rates writes."""
    return data_folder("corpus") / "vocabulary" / "usual_rates.tsv"


@cache
def read_rates() -> dict[str, Usual]:
    """By the last three characters of a name: 满意度, 合格率 …."""
    lines = (line.split("\t") for line in rates_path().read_text("utf-8").splitlines() if line[0] != "#")
    return {ending: Usual(int(rows), float(lowest), float(median)) for ending, rows, lowest, median in lines}
