"""The same document gives the same answer, whatever order the interpreter's hashes put sets in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FRESH = Path(__file__).resolve().parents[1] / "fresh"
FILES = [FRESH / "h" / "files", FRESH / "j" / "files"]


def run(command: str, seed: str) -> bytes:
    """What a command prints of the documents, run by an interpreter with that seed."""
    done = subprocess.run(
        [sys.executable, "-m", "qualitycheck", command, *FILES, "--output-format", "json"],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout


@pytest.mark.parametrize("command", ["check", "suggest"])
def test_two_runs_say_the_same(command: str) -> None:
    assert run(command, "1") == run(command, "2")
