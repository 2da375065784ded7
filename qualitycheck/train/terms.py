"""Counts the domain's terms in public official text and in our own corpus.

Command: `python -m qualitycheck.train.terms TEXT.xz` writes corpus/vocabulary/term_counts.tsv.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from qualitycheck.language.corpus import Project, read_corpus
from qualitycheck.language.vocabulary import counts_path, read_terms

HEADER = "# term\ttimes in the shared official text\ttimes in corpus/indicators\n"


def count_in(lines: Iterable[str], terms: frozenset[str]) -> Counter[str]:
    """How often each term stands in the lines, also inside longer ones."""
    lengths = sorted({len(term) for term in terms})
    counts: Counter[str] = Counter()
    for line in lines:
        for length in lengths:
            runs = (line[place : place + length] for place in range(len(line) - length + 1))
            counts.update(run for run in runs if run in terms)
    return counts


def corpus_lines(projects: Iterable[Project]) -> Iterable[str]:
    """All texts of the corpus."""
    for project in projects:
        yield from (project.name, project.purpose, *project.goals)
        for row in project.rows:
            yield from (row.name, row.value, row.description or "", row.basis or "")


def write_counts(text: Path) -> None:
    """Writes the table, the most frequent in our own corpus first."""
    terms = read_terms()
    known = frozenset(terms)
    with lzma.open(text, "rt", encoding="utf-8") as lines:
        official = count_in(lines, known)
    own = count_in(corpus_lines(read_corpus()), known)
    ranked = sorted(terms, key=lambda term: (-own[term], -official[term], term))
    rows = "".join(f"{term}\t{official[term]}\t{own[term]}\n" for term in ranked)
    counts_path().write_text(HEADER + rows, "utf-8")


if __name__ == "__main__":
    write_counts(Path(sys.argv[1]))
