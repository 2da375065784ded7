"""What `qualitycheck check` does: settings, inputs, check, report, exit status."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from qualitycheck.cli.baseline import read_known, write_known
from qualitycheck.cli.messages import NEEDS_FILE, NO_CONFIGURATION
from qualitycheck.cli.output import (
    refuse_unusable,
    refuse_unusable_folder,
    use_color,
    write_files,
    write_report,
)
from qualitycheck.cli.progress import show_progress
from qualitycheck.config import Configuration, find_configuration, load_configuration
from qualitycheck.document.diagnostic import Severity
from qualitycheck.document.result import Result
from qualitycheck.errors import ConfigurationError, UsageError
from qualitycheck.report.formats import FORMATS, Format
from qualitycheck.report.style import Style
from qualitycheck.report.text import unreadable_lines
from qualitycheck.session import check_inputs, find_inputs

CLEAN, FOUND, FAILED = 0, 1, 2
_SEPARATORS = re.compile(r"[,，、\s]+")


@dataclass(frozen=True, slots=True)
class Request:
    """The command line, as typed."""

    paths: tuple[str, ...]
    output_format: str
    output: str | None
    fail_on: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    config: str | None
    profile: str | None
    against: str | None
    baseline: str | None
    write_baseline: str | None
    inline: bool
    preview: bool
    verbose: bool
    quiet: bool
    color: str


def run_check(request: Request) -> int:
    """Checks and reports; the exit status."""
    chosen = FORMATS[request.output_format]
    if chosen.binary and not request.output:
        raise UsageError(NEEDS_FILE.format(name=request.output_format))
    configuration = _configure(request)
    inputs = find_inputs(request.paths)
    against = find_inputs([request.against]) if request.against else None
    _refuse_outputs(request, chosen, (*inputs.files, *(against.files if against else ())))
    before = read_known(Path(request.write_baseline)) if request.write_baseline else {}
    with show_progress(len(inputs.files), quiet=request.quiet) as progress:
        scored = chosen.scored and not (chosen.for_people and request.quiet)
        result = check_inputs(inputs, configuration, progress, scored, against)
    if request.write_baseline:
        result = write_known(Path(request.write_baseline), before, result, configuration)
    level = request.fail_on or configuration.fail_on
    fail_on = None if level == "never" else Severity(level)
    _report(request, chosen, result, fail_on, inputs.files)
    return _status(fail_on, result)


def _refuse_outputs(request: Request, chosen: Format, files: Sequence[str]) -> None:
    """Raises UsageError where a file to be written is an input or cannot be one."""
    if request.output and chosen.files:
        refuse_unusable_folder(Path(request.output), files)
    elif request.output:
        refuse_unusable(Path(request.output), files)
    if request.write_baseline:
        refuse_unusable(Path(request.write_baseline), files)


def _configure(request: Request) -> Configuration:
    """The configuration file's settings, the command line having the last word."""
    found = configure(request.config, request.paths, request.select, request.ignore, request.profile)
    return replace(
        found,
        baseline=request.baseline or _baseline(request, found),
        inline=request.inline and found.inline,
        preview=request.preview or found.preview,
    )


def configure(
    config: str | None,
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str | None,
) -> Configuration:
    """The settings for these paths: the file's, with the rules and the profile of the command line."""
    found = read_configuration(config, paths)
    return replace(
        found,
        select=_words(select) or found.select,
        ignore=(*found.ignore, *_words(ignore)),
        profile=profile or found.profile,
    )


def _baseline(request: Request, found: Configuration) -> str:
    """The configured one, unless it is only now to be written."""
    first = request.write_baseline and not Path(found.baseline).is_file()
    return "" if first else found.baseline


def read_configuration(config: str | None, paths: tuple[str, ...]) -> Configuration:
    """The file that is named, or the nearest beside or above the first path."""
    path = Path(config) if config else _find_configuration(paths)
    if path is not None and not path.is_file():
        raise ConfigurationError(NO_CONFIGURATION.format(path=path))
    return load_configuration(path) if path else Configuration()


def _find_configuration(paths: tuple[str, ...]) -> Path | None:
    first = Path(paths[0]).absolute()
    try:
        beside = find_configuration(first if first.is_dir() else first.parent)
    except OSError:  # a place nobody lets us look at, or none at all: the reader will say so
        beside = None
    return beside or find_configuration(Path.cwd())


def _words(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for text in given for word in _SEPARATORS.split(text) if word)


def _report(
    request: Request, chosen: Format, result: Result, fail_on: Severity | None, files: list[str]
) -> None:
    color = chosen.for_people and use_color(request.color, to_file=bool(request.output))
    style = Style(
        color=color, verbose=request.verbose, quiet=request.quiet, names_unread=bool(request.output), fail_on=fail_on
    )  # fmt: skip
    if chosen.files and request.output:
        write_files(chosen.files(result, style), Path(request.output), files)
    elif chosen.render:
        report = chosen.render(result, style)
        write_report(
            report, request.output, encoding=chosen.encoding, for_people=chosen.for_people, color=color
        )
    for line in unreadable_lines(result):
        typer.echo(line, err=True)
    for remark in result.remarks:
        typer.echo(remark, err=True)


def _status(fail_on: Severity | None, result: Result) -> int:
    if result.unreadable:
        return FAILED
    return FOUND if fail_on is not None and result.has_at_least(fail_on) else CLEAN
