"""The table of look-alikes, as training reads it."""

from __future__ import annotations

from qualitycheck.resources import data_folder


def read_looks() -> dict[str, dict[str, float]]:
    """Characters with their look-alikes, 0 to 1; the file is written by `train.shapes`."""
    path = data_folder("corpus") / "vocabulary" / "look_alikes.tsv"
    looks: dict[str, dict[str, float]] = {}
    for line in path.read_text("utf-8").splitlines():
        character, *near = line.split("\t")
        looks[character] = {other[0]: int(other[1:]) / 100 for other in near}
    return looks
