"""Prints the time and memory of the spelling check on three texts, against stock jieba on the same text.

usage: bench_spelling.py [--official TEXT.xz] [--reports TEXT.xz] [--tables N]
official: distinct lines, 1 MB; reports: new coinages, which surprise the models; tables: N generated tables.
Each text runs in a process of its own. `ratio` = spelling check ÷ jieba.lcut of the same text, dictionary loaded,
processor time in the same process; `again` = the same text once more; `ready` = loading the models.
"""

from __future__ import annotations

import argparse
import lzma
import random
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import write_text

DATA = Path(__file__).parents[3] / "shared" / "data"
MEGABYTE = 1_000_000


def read_lines(path: Path, size: int | None = None) -> list[str]:
    """Distinct lines in random order, so many bytes of them."""
    lines = list(dict.fromkeys(lzma.decompress(path.read_bytes()).decode("utf-8").splitlines()))
    if size is None:
        return lines
    random.Random(3).shuffle(lines)
    total, kept = 0, []
    for line in lines:
        kept.append(line)
        total += len(line.encode())
        if total >= size:
            break
    return kept


def read_tables(tables: int) -> list[str]:
    """The texts that `check` has proofread in a generated document."""
    from qualitycheck.language.proofs import list_texts
    from qualitycheck.read.open import read_text

    return list(list_texts(read_text(write_text(tables))))


def measure(texts: Sequence[str]) -> str:
    """One line of figures."""
    from qualitycheck.language.spelling.checker import SpellingChecker

    started = time.process_time()
    checker = SpellingChecker()
    ready = time.process_time()
    checker.check(texts)
    checked = time.process_time()
    checker.check(texts)
    again = time.process_time() - checked
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    cutting = time.process_time()
    jieba.lcut("\n".join(texts))
    cut = time.process_time() - cutting
    spent = checked - ready
    return (
        f"{sum(map(len, texts))} characters, {spent:.2f} s, jieba {cut:.2f} s, ratio {spent / cut:.1f}, "
        f"again {again:.2f} s, ready {ready - started:.2f} s, {megabytes:.0f} MB"
    )


def main() -> None:
    """One process a text."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--official", type=Path, default=DATA / "official_text.txt.xz")
    parser.add_argument("--reports", type=Path, default=DATA / "reports_2026.txt.xz")
    parser.add_argument("--tables", type=int, default=1000)
    parser.add_argument("--only", choices=("official", "reports", "tables"))
    options = parser.parse_args()
    if options.only:
        make = {
            "official": lambda: read_lines(options.official, MEGABYTE),
            "reports": lambda: read_lines(options.reports),
            "tables": lambda: read_tables(options.tables),
        }
        print(options.only, measure(make[options.only]()), flush=True)
        return
    for name in ("official", "reports", "tables"):
        subprocess.run([sys.executable, *sys.argv, "--only", name], check=True)


if __name__ == "__main__":
    main()
