"""The lexicon of budget terms and the table of look-alikes, as training reads them."""

from __future__ import annotations

from qualitycheck.language.spelling.alphabet import is_han
from qualitycheck.resources import data_folder, read_yaml

_LEAST, _MOST = 2, 8


def read_terms() -> list[str]:
    """Every term of corpus/vocabulary: budget_terms.tsv, and the nouns of measure_words.yaml."""
    folder = data_folder("corpus") / "vocabulary"
    lines = (folder / "budget_terms.tsv").read_text("utf-8").splitlines()
    terms = {line.split("\t")[0] for line in lines if not line.startswith("#")}
    measures = read_yaml(folder / "measure_words.yaml")
    for group in measures["groups"].values():
        terms.update(map(str, group["nouns"]))
    terms.update(map(str, measures["nouns"]))
    return sorted(t for t in terms if _LEAST <= len(t) <= _MOST and all(map(is_han, t)))


def read_looks() -> dict[str, dict[str, float]]:
    """Characters with their look-alikes, 0 to 1; the file is written by `train.shapes`."""
    path = data_folder("corpus") / "vocabulary" / "look_alikes.tsv"
    looks: dict[str, dict[str, float]] = {}
    for line in path.read_text("utf-8").splitlines():
        character, *near = line.split("\t")
        looks[character] = {other[0]: int(other[1:]) / 100 for other in near}
    return looks
