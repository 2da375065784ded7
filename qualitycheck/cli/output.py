"""Where a report goes: the terminal in its own encoding, a pipe, or a file written whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path

import typer

from qualitycheck.cli.messages import (
    OUTPUT_FAILED,
    OUTPUT_IS_FOLDER,
    OUTPUT_IS_INPUT,
    OUTPUT_NEEDS_FOLDER,
    SUFFIX_CHOOSES,
    SUFFIX_IMPOSSIBLE,
    SUFFIX_OF_OTHER,
    WRITTEN,
    WRITTEN_FILES,
)
from qualitycheck.errors import UsageError

# What the systems say when the reader of a pipe has gone; Windows says EINVAL.
_CLOSED_PIPE = frozenset({errno.EPIPE, errno.EINVAL})
# The suffixes each format may have, its own first. A suffix that is not here says nothing of the format.
_SUFFIXES = {
    "text": (".txt",),
    "json": (".json", ".txt"),
    "csv": (".csv", ".txt"),
    "html": (".html", ".htm"),
    "xlsx": (".xlsx",),
    "docx": (".docx",),
    "sarif": (".sarif", ".json", ".txt"),
    "junit": (".xml", ".txt"),
    "github": (".txt",),
}
_NEVER_WRITTEN = (".doc", ".xls", ".pdf")


def use_color(choice: str, *, to_file: bool) -> bool:
    """Whether to colour: `auto` only on a terminal, and not where NO_COLOR is set."""
    if choice != "auto":
        return choice == "always"
    return (
        not to_file
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
        and sys.stdout.isatty()
    )


def settle_format(given: str | None, output: str | None, offered: Sequence[str]) -> str:
    """The format to write: the one given, else the one that the output's suffix stands for, else the first offered.

    Raises UsageError where the suffix is that of another format.
    """
    suffix = Path(output).suffix.lower() if output and not Path(output).is_dir() else ""
    if not any(suffix in known for known in (*_SUFFIXES.values(), _NEVER_WRITTEN)):
        return given or offered[0]
    fitting = [name for name in offered if suffix in _SUFFIXES[name]]
    if given and given not in fitting:
        other = SUFFIX_CHOOSES.format(name=fitting[0]) if fitting else ""
        own = _SUFFIXES[given][0]
        raise UsageError(SUFFIX_OF_OTHER.format(path=output, name=given, suffix=own, other=other))
    if not fitting:
        choices = "、".join(dict.fromkeys(_SUFFIXES[name][0] for name in offered))
        raise UsageError(SUFFIX_IMPOSSIBLE.format(suffix=suffix, choices=choices))
    return given or fitting[0]


def refuse_unusable(output: Path, inputs: Iterable[str]) -> None:
    """Raises UsageError where the output would be written over an input or cannot be a file."""
    if output.is_dir():
        raise UsageError(OUTPUT_IS_FOLDER.format(path=output))
    if not output.parent.is_dir() or (output.exists() and not output.is_file()):  # a device, a pipe
        raise UsageError(OUTPUT_FAILED.format(path=output))
    if output.exists() and any(_is_same(output, path) for path in inputs):
        raise UsageError(OUTPUT_IS_INPUT.format(path=output))


def refuse_unusable_folder(output: Path, inputs: Collection[str]) -> None:
    """The same where a file for each input is written: several need a folder, made where there is none."""
    if is_folder(output):
        if not output.is_dir() and (output.exists() or not output.parent.is_dir()):
            raise UsageError(OUTPUT_FAILED.format(path=output))
    elif len(inputs) > 1:
        raise UsageError(OUTPUT_NEEDS_FOLDER.format(path=output))
    else:
        refuse_unusable(output, inputs)


def is_folder(output: Path) -> bool:
    """Whether a path means a folder: it is one, or has no suffix."""
    return output.is_dir() or not output.suffix


def write_files(files: Iterable[tuple[str, bytes]], output: Path, inputs: Iterable[str]) -> None:
    """Each file into the folder, under another name where an input has its own; or the only one as `output`."""
    if not is_folder(output):
        made = list(islice(files, 2))
        if len(made) > 1:
            raise UsageError(OUTPUT_NEEDS_FOLDER.format(path=output))
        for _, data in made:
            write_file(output, data)
            tell_written(output)
        return
    kept = list(inputs)
    try:
        output.mkdir(exist_ok=True)
    except OSError as error:
        raise UsageError(OUTPUT_FAILED.format(path=output)) from error
    written = []
    for name, data in files:
        path = output / name
        while any(_is_same(path, one) for one in kept):
            path = path.with_stem(f"{path.stem}2")
        write_file(path, data)
        written.append(path)
    typer.echo(WRITTEN_FILES.format(path=output, count=len(written)), err=True)


def tell_written(path: Path | str) -> None:
    """Says where a report is, on standard error: standard output may be somebody's file."""
    typer.echo(WRITTEN.format(path=path), err=True)


def _is_same(output: Path, path: str) -> bool:
    try:
        return output.samefile(path)
    except (OSError, ValueError):  # nothing there, or a name no file can have
        return False


def write_text(text: str, *, color: bool = False) -> None:
    """Text for a person on standard output."""
    try:
        typer.echo(text, nl=False, color=color)
        sys.stdout.flush()
    except OSError as error:
        _ignore_closed_pipe(error)


def write_bytes(data: bytes) -> None:
    """Bytes that mean the same on every system: no local encoding, no changed line ends."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        _ignore_closed_pipe(error)


def _ignore_closed_pipe(error: OSError) -> None:
    if error.errno not in _CLOSED_PIPE:
        raise error
    # Else the interpreter would complain once more when it flushes at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_report(
    report: str | bytes,
    output: str | None,
    *,
    encoding: str = "utf-8",
    for_people: bool = False,
    color: bool = False,
) -> None:
    """A report into its file, or to standard output: for a person in the terminal's own encoding."""
    if isinstance(report, str) and for_people and not output:
        write_text(report, color=color)
        return
    data = report.encode(encoding, errors="replace") if isinstance(report, str) else report
    if output:
        write_file(Path(output), data)
        tell_written(output)
    else:
        write_bytes(data)


def write_pages(folder: str, pages: Mapping[str, str]) -> None:
    """Texts by file name into a folder, which is made where there is none."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(OUTPUT_FAILED.format(path=folder)) from error
    for name, text in pages.items():
        write_file(Path(folder, name), text.encode("utf-8"))


def write_file(path: Path, data: bytes) -> None:
    """Writes beside the target, then puts it in its place: a broken run leaves the old file whole."""
    try:
        descriptor, name = tempfile.mkstemp(prefix=".qualitycheck-", dir=path.parent)
    except OSError as error:
        raise UsageError(OUTPUT_FAILED.format(path=path)) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise UsageError(OUTPUT_FAILED.format(path=path)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
