"""A progress bar on standard error, where a person is looking and there is something to wait for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from qualitycheck.cli.messages import CHECKING

MANY = 8


@contextmanager
def show_progress(total: int, *, quiet: bool) -> Iterator[Callable[[str], None] | None]:
    """Gives what to call with each file before it is read, None where no bar is shown."""
    if quiet or total < MANY or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn(CHECKING),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        started = 0

        def advance(path: str) -> None:
            nonlocal started
            bar.update(task, completed=started, description=Path(path).name)
            started += 1

        yield advance
