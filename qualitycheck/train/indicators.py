"""Our own texts for the models of spelling: how offices write indicators and what surrounds them, without slips."""

from __future__ import annotations

from collections.abc import Iterable

from qualitycheck.document.diagnostic import Family
from qualitycheck.language.corpus import Flaw, Project, Split, read_corpus
from qualitycheck.resources import data_folder


def read_indicator_texts(split: Split, half: int | None = None) -> list[str]:
    """Every distinct text of that split's tables, or of every other project of it; texts in which a slip of the
    pen is named are left out."""
    texts: dict[str, None] = {}
    for number, project in enumerate(project for project in read_corpus() if project.split == split):
        if half is None or number % 2 == half:
            slips = [flaw.text for flaw in _flaws(project) if flaw.family == Family.TYPO and flaw.text]
            for text in _texts(project):
                if text and not any(slip in text for slip in slips):
                    texts.setdefault(text)
    return list(texts)


def _flaws(project: Project) -> Iterable[Flaw]:
    yield from project.flaws
    for row in project.rows:
        yield from row.flaws


def _texts(project: Project) -> Iterable[str | None]:
    yield from (project.name, project.purpose, *project.goals)
    for row in project.rows:
        yield from (row.name, row.description, row.basis, row.deviation)


def read_prose(half: int) -> list[str]:
    """Every other sentence of corpus/prose, from the first or the second on."""
    return (data_folder("corpus") / "prose" / "sentences.txt").read_text("utf-8").splitlines()[half::2]
