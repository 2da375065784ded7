"""Prints the time of suggesting: python tests/bench/bench_suggest.py [--tables 1000] [--without-typos].

Twice: for the projects of corpus/indicators, eight to a document as offices hand them in, and for one document of generated
tables, whose words no two share. Processor time; reading is not counted. The spelling check is the greater part of checking a
text for the first time, and what it doubts in words put together by chance makes most of the generated tables' suggestions;
--without-typos leaves its rules out and shows what drafts and proof cost themselves. `growth` is time ÷ time of half as many tables.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import write_text

from qualitycheck.advice import make_court
from qualitycheck.config import Configuration
from qualitycheck.document.document import Document
from qualitycheck.language.corpus import as_document, read_corpus
from qualitycheck.read.open import read_text
from qualitycheck.session import pause_collection
from qualitycheck.suggest.aids import Aids
from qualitycheck.suggest.library import shipped_library
from qualitycheck.suggest.propose import suggest_document

EIGHT = 8


def measure(documents: Sequence[Document], configuration: Configuration) -> tuple[float, int, int]:
    """Seconds of processor time, tables and suggestions for these documents."""
    open_court = make_court(configuration)
    aids = Aids((shipped_library(),))
    tables = suggestions = 0
    started = time.process_time()
    with pause_collection():
        for document in documents:
            made = suggest_document(document, open_court(document), aids)
            tables += len(document.tables)
            suggestions += sum(len(one.suggestions) for one in made.tables)
    return time.process_time() - started, tables, suggestions


def gather_projects() -> Iterator[Document]:
    """The corpus's projects, eight to a document."""
    projects = [as_document(project) for project in read_corpus()]
    for start in range(0, len(projects), EIGHT):
        group = projects[start : start + EIGHT]
        tables = (replace(one.tables[0], number=number) for number, one in enumerate(group, 1))
        yield replace(group[0], tables=tuple(tables))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=1000)
    parser.add_argument("--without-typos", action="store_true")
    options = parser.parse_args()
    configuration = Configuration(ignore=("typo",) if options.without_typos else ())
    measure([read_text(write_text(2, seed=99))], configuration)
    took, tables, suggestions = measure(list(gather_projects()), configuration)
    print(
        f"projects: {tables} tables, {suggestions} suggestions: {took:.1f} s, {took / tables * 1000:.1f} s for a thousand"
    )
    half, _, _ = measure([read_text(write_text(options.tables // 2, seed=1))], configuration)
    whole, tables, suggestions = measure([read_text(write_text(options.tables, seed=2))], configuration)
    print(f"generated: {tables} tables, {suggestions} suggestions: {whole:.1f} s, growth {whole / half:.2f}")


if __name__ == "__main__":
    main()
