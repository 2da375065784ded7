"""Which units fit which counted noun: corpus/vocabulary/measure_words.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from qualitycheck.resources import data_folder, read_yaml
from qualitycheck.text.units import parse_unit


@dataclass(frozen=True, slots=True)
class Measures:
    """A noun with the units it takes, the best first, and its group (people, vehicles …; empty for its own)."""

    noun: str
    units: tuple[str, ...]
    group: str


@cache
def load_measures() -> dict[str, Measures]:
    """The lexicon by noun."""
    path = data_folder("corpus") / "vocabulary" / "measure_words.yaml"
    data: dict[str, Any] = read_yaml(path)
    lexicon: dict[str, Measures] = {}
    for group, entry in data["groups"].items():
        units = tuple(map(_standard, entry["units"]))
        lexicon.update({noun: Measures(noun, units, group) for noun in entry["nouns"]})
    lexicon.update({n: Measures(n, tuple(map(_standard, units)), "") for n, units in data["nouns"].items()})
    return lexicon


def _standard(unit: str) -> str:
    """The unit in the form the value grammar gives it."""
    parsed = parse_unit(unit)[1]
    return parsed.name if parsed else unit


@lru_cache(maxsize=65536)
def find_measures(counted: str) -> Measures | None:
    """The lexicon entry of the longest noun that ends `counted` (培训残疾人 → 残疾人)."""
    lexicon = load_measures()
    for start in range(max(0, len(counted) - 8), len(counted)):
        if counted[start:] in lexicon:
            return lexicon[counted[start:]]
    return None
