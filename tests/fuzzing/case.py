"""One case: made from its number, run through reading, every rule and the reports."""

from __future__ import annotations

import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from qualitycheck.config import Configuration
from qualitycheck.document.document import Document
from qualitycheck.document.result import CheckedDocument, Result, Unreadable
from qualitycheck.errors import ReadError
from qualitycheck.read.open import read_path, read_text
from qualitycheck.report.formats import FORMATS
from qualitycheck.report.style import Style
from qualitycheck.session import make_checker
from tests.fuzzing.inventions import invent_documents, invent_texts
from tests.fuzzing.mutate import mutate
from tests.fuzzing.seeds import all_seeds

BATCH = 100
INVENTED = 30
TEXTS = 150
LONGEST_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Case:
    """A file, or raw text where `suffix` is empty."""

    number: int
    suffix: str
    data: bytes
    text: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`kind`: checked, the name of the refusal, or failed and slow with the reason in `detail`."""

    number: int
    kind: str
    seconds: float
    detail: str = ""


class _OverTime(BaseException):
    pass


def make_cases(seed: int, batch: int) -> Iterator[Case]:
    """The cases of a batch, the same for the same numbers: the first ones invented, the others mutated."""
    random = Random(f"{seed} {batch}")
    number = batch * BATCH
    for text in invent_documents(INVENTED, random.randrange(1 << 32)):
        yield Case(number, "", b"", text)
        number += 1
    texts = invent_texts(TEXTS, random.randrange(1 << 32))
    while number < (batch + 1) * BATCH:
        start = random.choice(all_seeds())
        yield Case(number, start.suffix, mutate(start, random, texts))
        number += 1


def run_case(case: Case, folder: Path) -> Outcome:
    """Runs a case; `folder` keeps its file until the next one, so that a case that ends the process is there."""
    path = save_case(case, folder, "current")
    started = time.perf_counter()
    kind, detail = "checked", ""
    try:
        with _limited(LONGEST_SECONDS):
            kind = _check(case, path)
    except _OverTime:
        kind, detail = "slow", traceback.format_exc(limit=-3)
    except Exception:
        kind, detail = "failed", traceback.format_exc(limit=-4)
    path.unlink()
    return Outcome(case.number, kind, time.perf_counter() - started, detail)


def save_case(case: Case, folder: Path, name: str) -> Path:
    """Writes the case's file."""
    path = folder / f"{name}{case.suffix or '.txt'}"
    path.write_bytes(case.data if case.suffix else case.text.encode("utf-8", "surrogatepass"))
    return path


def _check(case: Case, path: Path) -> str:
    try:
        document = read_path(path) if case.suffix else read_text(case.text)
    except ReadError as error:
        sentence = str(error)
        assert sentence.endswith("。") and "\n" not in sentence, sentence
        _render(Result((), (Unreadable(str(path), sentence),)))
        return type(error).__name__
    _render(Result((_checker()(document),), ()))
    return "checked"


def _render(result: Result) -> None:
    """Every report, as bytes: what cannot be written is a failure too."""
    for form in FORMATS.values():
        for report in form.write(result, replace(Style(), verbose=True)):
            _ = report if isinstance(report, bytes) else report.encode("utf-8")


@cache
def _checker() -> Callable[[Document], CheckedDocument]:
    return make_checker(Configuration(preview=True))


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raises _OverTime in the block after as many seconds, where the system has alarms."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise _OverTime

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
