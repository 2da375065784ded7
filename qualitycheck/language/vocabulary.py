"""The domain's own words: what offices write in budget tables, beside the dictionary of the language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qualitycheck.resources import data_folder, read_yaml

_LEAST, _MOST = 2, 8


def counts_path() -> Path:
    """The table of terms with their counts, written by train/terms."""
    return data_folder("corpus") / "vocabulary" / "term_counts.tsv"


@cache
def count_terms() -> dict[str, tuple[int, int]]:
    """For each term how often it stands in public official text and in our own corpus."""
    lines = (line.split("\t") for line in counts_path().read_text("utf-8").splitlines() if line[0] != "#")
    return {term: (int(official), int(own)) for term, official, own in lines}


@cache
def read_protected() -> tuple[str, ...]:
    """Words of the domain that language models take for misspelt: protected_words.txt, one a line."""
    path = data_folder("corpus") / "vocabulary" / "protected_words.txt"
    return tuple(path.read_text("utf-8").split())


@cache
def read_terms() -> tuple[str, ...]:
    """Every term of corpus/vocabulary, sorted: budget_terms.tsv, and the nouns of measure_words.yaml."""
    folder = data_folder("corpus") / "vocabulary"
    lines = (folder / "budget_terms.tsv").read_text("utf-8").splitlines()
    terms = {line.split("\t")[0] for line in lines if not line.startswith("#")}
    measures = read_yaml(folder / "measure_words.yaml")
    for group in measures["groups"].values():
        terms.update(map(str, group["nouns"]))
    terms.update(map(str, measures["nouns"]))
    return tuple(sorted(t for t in terms if _LEAST <= len(t) <= _MOST and all(map(_is_han, t))))


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


@dataclass(frozen=True, slots=True)
class Grain:
    """grain.yaml: which words are joined, left whole, or cut in a way of their own."""

    suffixes: frozenset[str]
    fronts: frozenset[str]
    behind: frozenset[str]
    whole: frozenset[str]
    parts: dict[str, tuple[str, ...]]


@cache
def read_grain() -> Grain:
    """Reads grain.yaml once."""
    data = read_yaml(data_folder("corpus") / "vocabulary" / "grain.yaml")
    suffixes, fronts, behind, whole = (
        frozenset(data[key]) for key in ("suffixes", "fronts", "behind", "whole")
    )
    parts = {word: tuple(cut) for word, cut in data["parts"].items()}
    return Grain(suffixes, fronts, behind, whole, parts)
