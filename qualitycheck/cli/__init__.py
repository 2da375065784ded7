"""The command line: one command a file, each importing what it needs when it runs."""

from __future__ import annotations

import os
import sys


def use_one_thread() -> None:
    """Before numpy is loaded: our matrices are so small that a second thread waits longer than it works (up to fifty times
    on a busy machine). Whoever has set the variable keeps it."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main() -> None:
    """What the script `qualitycheck` runs."""
    use_one_thread()
    from qualitycheck.cli.application import run

    sys.exit(run(sys.argv[1:]))
