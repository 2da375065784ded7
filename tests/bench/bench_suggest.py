"""Prints the time of suggesting for generated tables: python tests/bench/bench_suggest.py [--tables 1000] [--without-typos].

Reading is not counted. The spelling check is the greater part of checking a text for the first time; --without-typos leaves its
rules out and shows what drafts and proof cost themselves. `growth` is time ÷ time of half as many tables.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import write_text

from qualitycheck.advice import make_court
from qualitycheck.config import Configuration
from qualitycheck.read.open import read_text
from qualitycheck.session import pause_collection
from qualitycheck.suggest.aids import Aids
from qualitycheck.suggest.library import shipped_library
from qualitycheck.suggest.propose import suggest_document


def measure(tables: int, configuration: Configuration, seed: int) -> tuple[float, int, int]:
    """Seconds of processor time, tables and suggestions for one document of so many tables."""
    document = read_text(write_text(tables, seed=seed))
    open_court = make_court(configuration)
    aids = Aids((shipped_library(),))
    started = time.process_time()
    with pause_collection():
        made = suggest_document(document, open_court(document), aids)
    took = time.process_time() - started
    return took, len(document.tables), sum(len(one.suggestions) for one in made.tables)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=1000)
    parser.add_argument("--without-typos", action="store_true")
    options = parser.parse_args()
    configuration = Configuration(ignore=("typo",) if options.without_typos else ())
    measure(2, configuration, seed=99)
    half, _, _ = measure(options.tables // 2, configuration, seed=1)
    whole, tables, suggestions = measure(options.tables, configuration, seed=2)
    print(f"{tables} tables, {suggestions} suggestions: {whole:.1f} s, growth {whole / half:.2f}")


if __name__ == "__main__":
    main()
