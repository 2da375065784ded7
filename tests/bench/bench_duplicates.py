"""Prints how the search for nearly equal descriptions grows, and what it finds of planted near-duplicates.

usage: bench_duplicates.py [--sizes 2000 20000 200000]
Texts: descriptions of corpus/indicators with their phrases exchanged; every twentieth has a copy one character apart.
`growth` = time ÷ time of the size before, per tenfold size: 10 is linear, 100 quadratic.
"""

from __future__ import annotations

import argparse
import random
import re
import time

from qualitycheck.language.corpus import read_corpus
from qualitycheck.language.duplicates import group_near

_PLANTED = 20


def write_texts(count: int, source: random.Random) -> list[str]:
    """`count` distinct texts, then a copy of every twentieth with one character exchanged."""
    described = [row.description for project in read_corpus() for row in project.rows if row.description]
    phrases = sorted({phrase for text in described for phrase in re.findall(r"[一-鿿]{4,8}", text)})
    texts = [
        "".join(source.choice(phrases) for _ in range(source.randint(3, 6))) + str(n) for n in range(count)
    ]
    copies = []
    for text in texts[::_PLANTED]:
        place = source.randrange(len(text) - len(str(count)))
        copies.append(f"{text[:place]}〇{text[place + 1 :]}")
    return texts + copies


def main() -> None:
    """One line a size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=[2000, 20000, 200000])
    before = None
    for size in parser.parse_args().sizes:
        texts = write_texts(size, random.Random(1))
        started = time.process_time()
        groups = group_near(texts)
        seconds = time.process_time() - started
        together = {place: number for number, group in enumerate(groups) for place in group}
        planted = range(size, len(texts))
        found = sum(together.get(copy, -1) == together.get((copy - size) * _PLANTED, -2) for copy in planted)
        growth = f"  growth {seconds / before:.1f}" if before else ""
        print(f"{size:>7} texts  {seconds:6.2f} s  planted found {found / len(planted):.1%}{growth}")
        before = seconds


if __name__ == "__main__":
    main()
