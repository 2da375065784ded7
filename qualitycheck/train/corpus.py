"""Figures about the corpus of indicators, and whether its records are sound."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from qualitycheck.language.corpus import Flaw, Project, Row, corpus_path, read_corpus
from qualitycheck.language.stock import read_stock_phrases
from qualitycheck.language.vocabulary import count_terms
from qualitycheck.train.agreement import weighted_kappa

LETTERS = "SMART"
GRAM = 4
NEAR = 0.8
"""Two rows whose name and description share four fifths of their character triples are near-duplicates."""
_COMMON = 200
_NOT_WORDS = re.compile(r"[\W\d]")
_TABLE_FIELDS = {"project_name": "name", "purpose": "purpose"}
_FREE_FIELDS = frozenset({"schedule", "row", "budget", "weight"})
_FEWEST, _MOST = 5, 14


def describe_corpus() -> Iterator[str]:
    """The figures of the data card, a line each."""
    projects = read_corpus()
    rows = [row for project in projects for row in project.rows]
    flawed = [row for row in rows if row.flaws]
    yield f"projects {len(projects)}, rows {len(rows)}, project types {_kinds(projects, 'type')}"
    yield f"layouts {_kinds(projects, 'layout')}, provinces {_kinds(projects, 'province')}"
    yield f"governments {_spread(p.government for p in projects)}"
    yield f"years {_spread(p.year for p in projects)}"
    yield f"splits {_spread(p.split for p in projects)}"
    yield f"rows with a flaw {len(flawed)} ({len(flawed) / len(rows):.1%}), with two or more {sum(len(r.flaws) > 1 for r in rows)}"
    yield f"flaws by family {_spread(f.family.value for f in _flaws(projects))}"
    yield f"kinds of flaw {len({f.defect for f in _flaws(projects)})}"
    yield f"exemplary rows (the library) {sum(row.is_exemplary for row in rows)}"
    for place, letter in enumerate(LETTERS):
        yield f"marks {letter} {_spread(row.smart[place] for row in rows)}"
    yield f"grades {_spread(p.grade for p in projects)}"
    yield f"near-duplicate rows {near_duplicate_share(rows):.2%}, distinct 4-grams {distinct_share(rows):.1%}"
    yield from _describe_passes()
    yield f"stock phrases {len(read_stock_phrases())}, domain terms with counts {len(count_terms())}"


def _kinds(projects: Sequence[Project], key: str) -> int:
    return len({getattr(project, key) for project in projects})


def _spread(values: Iterator[object]) -> str:
    return " ".join(f"{value}:{count}" for value, count in sorted(Counter(map(str, values)).items()))


def _flaws(projects: Sequence[Project]) -> list[Flaw]:
    of_rows = [flaw for project in projects for row in project.rows for flaw in row.flaws]
    return [*of_rows, *(flaw for project in projects for flaw in project.flaws)]


def near_duplicate_share(rows: Sequence[Row]) -> float:
    """The share of rows that repeat an earlier one but for a fifth of its character triples."""
    sets = [_triples(row) for row in rows]
    counts = Counter(triple for triples in sets for triple in triples)
    places: defaultdict[str, list[int]] = defaultdict(list)
    repeated = 0
    for number, triples in enumerate(sets):
        rare = [triple for triple in triples if counts[triple] < _COMMON]
        near = Counter(other for triple in rare for other in places[triple]).most_common(20)
        repeated += any(_likeness(triples, sets[other]) >= NEAR for other, _ in near)
        for triple in triples:
            places[triple].append(number)
    return repeated / len(rows)


def _triples(row: Row) -> frozenset[str]:
    text = _NOT_WORDS.sub("", row.name + (row.description or ""))
    return frozenset(text[i : i + 3] for i in range(max(1, len(text) - 2)))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def distinct_share(rows: Sequence[Row]) -> float:
    """Different runs of four characters in names and descriptions, as a share of all."""
    texts = [row.name + (row.description or "") for row in rows]
    grams = [text[i : i + GRAM] for text in texts for i in range(len(text) - GRAM + 1)]
    return len(set(grams)) / len(grams)


def passes_path() -> Path:
    """The marks of the two independent passes: id, marks of the first, marks of the second."""
    return corpus_path().with_name("passes.tsv")


def _describe_passes() -> Iterator[str]:
    lines = [line.split("\t") for line in passes_path().read_text("utf-8").splitlines()]
    for kind, chosen in (
        ("rows", [line for line in lines if "." in line[0]]),
        ("tables", [line for line in lines if "." not in line[0]]),
    ):
        kappas = [
            f"{letter} {weighted_kappa([int(x[1][i]) for x in chosen], [int(x[2][i]) for x in chosen], 5):.2f}"
            for i, letter in enumerate(LETTERS)
        ]
        yield f"agreement of two passes on {len(chosen)} {kind} (quadratic weighted kappa): {' '.join(kappas)}"
    grades = [(line[1][6:], line[2][6:]) for line in lines if "." not in line[0]]
    order = "差中良优"
    kappa = weighted_kappa(
        [order.index(a) for a, _ in grades], [order.index(b) for _, b in grades], len(order)
    )
    yield f"agreement on grades {kappa:.2f}"


def find_faults(projects: Sequence[Project]) -> Iterator[str]:
    """What is wrong in the records beyond their schema: places and words that do not exist."""
    for one, other in pairwise(sorted(project.id for project in projects)):
        if one == other:
            yield f"{one}: id twice"
    for project in projects:
        if not _FEWEST <= len(project.rows) <= _MOST:
            yield f"{project.id}: {len(project.rows)} rows"
        for flaw in project.flaws:
            if flaw.text and not _stands(flaw, _table_text(project, flaw.field)):
                yield f"{project.id}: {flaw.text} is not in {flaw.field}"
        for number, row in enumerate(project.rows, 1):
            yield from _row_faults(f"{project.id}.{number}", row)


def _row_faults(place: str, row: Row) -> Iterator[str]:
    if any(not 0 <= mark <= 4 for mark in row.smart):
        yield f"{place}: marks {row.smart}"
    for flaw in row.flaws:
        if flaw.text and not _stands(flaw, getattr(row, flaw.field, None)):
            yield f"{place}: {flaw.text} is not in {flaw.field}"


def _table_text(project: Project, field: str) -> str | None:
    if field == "goals":
        return "\n".join(project.goals)
    return getattr(project, _TABLE_FIELDS.get(field, ""), None)


def _stands(flaw: Flaw, text: str | None) -> bool:
    return flaw.field in _FREE_FIELDS or (text is not None and flaw.text in text)
