"""Runs mutated real files and invented documents through reading, every rule and the reports.

usage: fuzz.py [--cases 10000] [--seed 1] [--workers 2]
A case fails with any exception but a refusal in a Chinese sentence, when it takes over 10 seconds, and when it
ends its process. Failing cases are kept in a temporary folder, their number and seed in the name; the same
seed makes the same cases. Exit status 1 where one failed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.fuzzing.case import BATCH, LONGEST_SECONDS, Outcome, make_cases, run_case, save_case

PATIENCE = 6 * LONGEST_SECONDS
MOST_MEMORY = 8 << 30
BAD = ("failed", "slow", "ended the process")
SLOWEST_SHOWN = 5


def run_batch(seed: int, batch: int, cases: int, folder: Path, report: Connection) -> None:
    """Runs the batch's first `cases` cases in this process; an `Outcome` of each goes to `report`."""
    _limit_memory()
    own = Path(tempfile.mkdtemp(dir=folder))
    for case in make_cases(seed, batch):
        if case.number >= batch * BATCH + cases:
            break
        report.send(f"{own}/current{case.suffix or '.txt'}")
        outcome = run_case(case, own)
        if outcome.kind in BAD:
            save_case(case, folder, f"seed{seed}-case{case.number}")
        report.send(outcome)
    own.rmdir()
    report.close()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def run_all(seed: int, cases: int, workers: int, folder: Path) -> list[Outcome]:
    """All outcomes; a process that ends or hangs costs the rest of its batch and is named by its case."""
    waiting = list(range((cases + BATCH - 1) // BATCH))[::-1]
    running: dict[Connection, _Running] = {}
    outcomes: list[Outcome] = []
    while waiting or running:
        while waiting and len(running) < workers:
            batch = waiting.pop()
            one = _Running(seed, batch, min(BATCH, cases - batch * BATCH), folder)
            running[one.report] = one
        ready = wait(list(running), timeout=1)
        for report in [r for r in running if r in ready or running[r].is_overdue]:
            if not running[report].take(outcomes):
                del running[report]
        _show(len(outcomes), cases)
    return outcomes


class _Running:
    """A batch in a process of its own."""

    def __init__(self, seed: int, batch: int, cases: int, folder: Path) -> None:
        context = get_context()
        self.report, theirs = context.Pipe(duplex=False)
        self._process: BaseProcess = context.Process(
            target=run_batch, args=(seed, batch, cases, folder, theirs), daemon=True
        )
        self._process.start()
        theirs.close()
        self._next = batch * BATCH
        self._file = Path()
        self._kept = folder / f"seed{seed}-case"
        self._since = time.monotonic()

    @property
    def is_overdue(self) -> bool:
        """Whether not even the alarm could stop the case."""
        return time.monotonic() - self._since > PATIENCE

    def take(self, outcomes: list[Outcome]) -> bool:
        """Takes what is reported; False where the batch is over."""
        try:
            found = None if self.is_overdue else self.report.recv()
        except EOFError:
            found = None
        self._since = time.monotonic()
        if isinstance(found, Outcome):
            outcomes.append(found)
            self._next, self._file = found.number + 1, Path()
        elif found:
            self._file = Path(str(found))
        else:
            self._end(outcomes)
        return found is not None

    def _end(self, outcomes: list[Outcome]) -> None:
        self._process.kill()
        self._process.join()
        if self._file.is_file():
            kept = self._kept.with_name(f"{self._kept.name}{self._next}{self._file.suffix}")
            self._file.replace(kept)
            outcomes.append(Outcome(self._next, "ended the process", 0.0, f"exit {self._process.exitcode}"))


def summarise(outcomes: Iterable[Outcome], folder: Path) -> bool:
    """Prints counts, the slowest cases and every failure; whether all went well."""
    ranked = sorted(outcomes, key=lambda one: -one.seconds)
    bad = [one for one in ranked if one.kind in BAD]
    print(f"{len(ranked)} cases, {len(bad)} failures")
    for kind, count in Counter(one.kind for one in ranked).most_common():
        print(f"  {kind}: {count}")
    print("slowest: " + ", ".join(f"case {one.number} {one.seconds:.2f} s" for one in ranked[:SLOWEST_SHOWN]))
    for one in sorted(bad, key=lambda one: one.number):
        print(f"\ncase {one.number} {one.kind} after {one.seconds:.2f} s\n{one.detail}")
    if bad:
        print(f"\nfailing files: {folder}")
    return not bad


def _show(done: int, cases: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done}/{cases}", end="", file=sys.stderr, flush=True)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="qualitycheck-fuzz-"))
    started = time.monotonic()
    well = summarise(run_all(options.seed, options.cases, options.workers, folder), folder)
    print(f"seed {options.seed}, {time.monotonic() - started:.0f} s")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
