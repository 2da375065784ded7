"""A result with everything a report may meet: files of many kinds, hostile words, an input nobody can read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qualitycheck import check_path
from qualitycheck.document.result import Result

EXAM = Path(__file__).resolve().parents[3] / "shared" / "exam" / "files"
FRESH = Path(__file__).resolve().parents[1] / "fresh"


@pytest.fixture
def nasty_result(unit_text: str, error_text: str, save: Callable[..., Path], tmp_path: Path) -> Result:
    """Control characters, markup, marks of workflow commands and of formulas in the words of a document."""
    words = "\x0b::error::]]>&<b>%0A,\ufffe\U0001f332=1+1"
    save("in/甲 100%,:.txt", unit_text.replace("森林防火培训", words))
    save("in/乙.txt", error_text.replace("培训护林员人数", words))
    (tmp_path / "in" / "坏.docx").write_bytes(b"PK\x03\x04")
    return check_path(tmp_path / "in")


@pytest.fixture(scope="session")
def whole_result() -> Result:
    """One document of every format of the fresh ones, and the exam's where they lie beside the project."""
    chosen = {path.suffix: path for path in sorted(FRESH.glob("*/files/*"))}
    if EXAM.is_dir():
        chosen |= {path.name: path for path in EXAM.iterdir()}
    results = [check_path(path) for path in chosen.values()]
    return Result(
        tuple(document for one in results for document in one.documents),
        tuple(unreadable for one in results for unreadable in one.unreadable),
    )
