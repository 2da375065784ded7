"""Writing the file of known findings."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import typer

from qualitycheck.check.baseline import Known, hide_known, load_baseline, print_baseline, update_baseline
from qualitycheck.cli.messages import BASELINE_WRITTEN
from qualitycheck.cli.output import write_file
from qualitycheck.config import Configuration
from qualitycheck.document.result import Result
from qualitycheck.session import codes_that_run


def read_known(path: Path) -> Known:
    """What the file lists so far; nothing where there is none.

    Raises ConfigurationError where the file is there and broken: it may be somebody else's.
    """
    return load_baseline(path) if path.exists() else {}


def write_known(path: Path, before: Known, result: Result, configuration: Configuration) -> Result:
    """Writes all that was found as known; without a baseline to compare with, nothing of it is new any more."""
    ran = codes_that_run(configuration)
    after = update_baseline(before, result, path.parent, ran)
    write_file(path, print_baseline(after).encode("utf-8"))
    dropped = sum((counts - after.get(name, Counter())).total() for name, counts in before.items())
    typer.echo(BASELINE_WRITTEN.format(path=path, count=_size(after), dropped=dropped), err=True)
    return result if configuration.baseline else hide_known(result, after, path.parent, ran)


def _size(known: Known) -> int:
    return sum(counts.total() for counts in known.values())
