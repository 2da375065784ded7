"""The command line: one command a file, each importing what it needs when it runs."""

from __future__ import annotations

import sys


def main() -> None:
    """What the script `qualitycheck` runs."""
    from qualitycheck.cli.application import run

    sys.exit(run(sys.argv[1:]))
