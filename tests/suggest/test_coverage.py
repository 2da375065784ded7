"""Four of five of what a reviewer must find in the examination have a suggestion."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from answered import measure

EXAM = Path(__file__).resolve().parents[3] / "shared" / "exam"


def test_most_findings_have_a_suggestion() -> None:
    if not EXAM.exists():
        pytest.skip("the shared examination is not beside this checkout")
    measured = measure(EXAM / "files", EXAM)
    answered = sum(one is not None for _, _, one in measured)
    assert answered >= 0.8 * len(measured) > 70
