"""Suggestions of real documents, made once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualitycheck.advice import suggest_path
from qualitycheck.suggest.suggestion import DocumentSuggestions

ROOT = Path(__file__).resolve().parents[2]
EXAM = ROOT.parent / "shared" / "exam"
SEED = ROOT.parent / "shared" / "seed" / "example.txt"
FRESH = sorted((ROOT / "tests" / "fresh").glob("[a-f]/files"))
SAMPLE = ROOT / "corpus" / "examples" / "样例.txt"


@pytest.fixture(scope="session")
def suggested() -> tuple[DocumentSuggestions, ...]:
    """Of the fresh documents, of the sample, and, where it lies beside this checkout, of the examination."""
    paths = [*FRESH, SAMPLE, *(path for path in (EXAM / "files", SEED) if path.exists())]
    return tuple(document for path in paths for document in suggest_path(path))
