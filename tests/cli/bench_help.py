"""How long `qualitycheck --help` takes, measured against an empty typer application: `make bench-help`."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

LIMIT = 1.5
EMPTY = "import typer; app = typer.Typer(); app.command()(lambda: None); app()"
OURS = "from qualitycheck.cli import main; main()"
ROOT = Path(__file__).resolve().parents[2]


def measure_once(code: str) -> float:
    """Seconds of one run."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, "--help"], env=environment, capture_output=True, check=True)
    return time.perf_counter() - start


def measure_help(runs: int = 11) -> tuple[float, float]:
    """Median seconds of the empty application and of ours, measured in turns."""
    measure_once(EMPTY), measure_once(OURS)
    pairs = [(measure_once(EMPTY), measure_once(OURS)) for _ in range(runs)]
    empty, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    return empty, ours


if __name__ == "__main__":
    empty, ours = measure_help()
    ratio = ours / empty
    print(
        f"empty {empty * 1000:.0f} ms, qualitycheck {ours * 1000:.0f} ms, ratio {ratio:.2f} (limit {LIMIT})"
    )
    sys.exit(ratio > LIMIT)
