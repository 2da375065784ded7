"""The tables of look-alikes and of characters often mixed up, as training reads them."""

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


def read_mixed_up() -> dict[str, set[str]]:
    """Characters with those that writers often put in their place: mixed_up_characters.txt, both ways."""
    path = data_folder("corpus") / "vocabulary" / "mixed_up_characters.txt"
    mixed: dict[str, set[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            for character in line:
                mixed.setdefault(character, set()).update(set(line) - {character})
    return mixed
