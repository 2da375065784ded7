"""Ways to run the command line: in this process, and as a user's shell would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qualitycheck.cli.application import run as run_arguments

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command here: exit status, standard output and standard error."""

    def call(*arguments: object) -> tuple[int, str, str]:
        status = run_arguments([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return status, out.decode("utf-8"), err.decode("utf-8")

    return call


@pytest.fixture
def shell() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs a command in a process of its own; `data` is its standard input."""

    def call(
        *arguments: object, data: bytes = b"", cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "qualitycheck", *map(str, arguments)]
        settings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        return subprocess.run(command, input=data, capture_output=True, env=settings, cwd=cwd, check=False)

    return call
