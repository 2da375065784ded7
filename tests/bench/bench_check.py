"""Prints processor time and peak memory of reading and checking generated documents, against stock jieba on the same text.

usage: bench_check.py [--sizes 100 1000 10000] [--rules all|issue]
Each size runs in a process of its own. `ratio` = (reading + rules) ÷ jieba.lcut of the same text, dictionary
loaded, in the same process; `growth` = time ÷ time of the size before, per doubling. The spelling check (family typo) is left out.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import write_text


def measure(tables: int, with_jieba: bool) -> dict[str, float]:
    """Seconds and megabytes for one size, in this process."""
    from qualitycheck.check.engine import check_document
    from qualitycheck.check.select import select_rules
    from qualitycheck.config import Configuration
    from qualitycheck.read.open import read_text
    from qualitycheck.ruleset.load import load_rules
    from qualitycheck.ruleset.profile import recognise_profile
    from qualitycheck.session import pause_collection
    from qualitycheck.smart.score import score_document

    rules = select_rules(load_rules(), Configuration(ignore=("typo",)))
    warm = read_text(write_text(2, seed=99))
    score_document(warm, check_document(warm, rules))
    text = write_text(tables)
    with pause_collection():
        started = time.process_time()
        document = read_text(text)
        read = time.process_time()
        diagnostics = check_document(document, rules, recognise_profile(document))
        checked = time.process_time()
        score_document(document, diagnostics)
        scored = time.process_time()
    texts = [
        f.text
        for t in document.tables
        for i in t.indicators
        for f in (i.name, i.description, i.value, i.basis)
    ]
    result = {
        "tables": float(len(document.tables)),
        "characters": float(len(text)),
        "distinct": len(set(texts)) / len(texts),
        "findings": float(len(diagnostics)),
        "read": read - started,
        "rules": checked - read,
        "scores": scored - checked,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    return result | ({"jieba": cut_with_jieba(text)} if with_jieba else {})


def measure_side_by_side(documents: int, tables: int) -> float:
    """The median ratio over documents read and cut in turn: what disturbs the machine disturbs both."""
    from qualitycheck.check.engine import check_document
    from qualitycheck.check.select import select_rules
    from qualitycheck.config import Configuration
    from qualitycheck.read.open import read_text
    from qualitycheck.ruleset.load import load_rules
    from qualitycheck.session import pause_collection

    rules = select_rules(load_rules(), Configuration(ignore=("typo",)))
    ratios = []
    for seed in range(100, 100 + documents):
        text = write_text(tables, seed)
        started = time.process_time()
        with pause_collection():
            check_document(read_text(text), rules)
        spent = time.process_time() - started
        ratios.append(spent / cut_with_jieba(text))
    return statistics.median(ratios[1:])


def cut_with_jieba(text: str) -> float:
    """Seconds that stock jieba takes to cut the same text, its dictionary loaded before."""
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    started = time.process_time()
    jieba.lcut(text)
    return time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 200, 400, 1000, 2000, 5000, 10000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(measure(arguments.one, True)))
        return
    print(
        f"ratio side by side, median of 20 documents of 60 tables: {measure_side_by_side(21, 60):.2f}",
        flush=True,
    )
    print(
        "tables  characters  distinct  findings  read s  rules s  scores s  jieba s  ratio  growth/2x  peak MB"
    )
    before: dict[str, float] | None = None
    for size in arguments.sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        now = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        total = now["read"] + now["rules"]
        growth = ""
        if before is not None:
            steps = math.log2(now["tables"] / before["tables"])
            growth = f"{(total / (before['read'] + before['rules'])) ** (1 / steps):.2f}"
        print(
            f"{now['tables']:6.0f}  {now['characters']:10.0f}  {now['distinct']:8.2f}  {now['findings']:8.0f}  {now['read']:6.2f}"
            f"  {now['rules']:7.2f}  {now['scores']:8.2f}  {now['jieba']:7.2f}  {total / now['jieba']:5.2f}  {growth:>9}  {now['megabytes']:7.0f}",
            flush=True,
        )
        before = now


if __name__ == "__main__":
    main()
