"""From inputs to a result: read, check, collect. The only place where the floors are wired together."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from qualitycheck.check.engine import check_document
from qualitycheck.check.select import select_rules
from qualitycheck.config import Configuration
from qualitycheck.document.document import Document
from qualitycheck.document.result import CheckedDocument, Result, Unreadable
from qualitycheck.errors import ReadError
from qualitycheck.inputs import STANDARD_INPUT, Inputs, expand_paths
from qualitycheck.read.decode import decode
from qualitycheck.read.open import SUFFIXES, read_path, read_text
from qualitycheck.ruleset.load import load_rules
from qualitycheck.ruleset.schema import Rule

Progress = Callable[[str], None]
INTERNAL_FAILURE = "程序处理该文件时出错（{detail}），请把文件和这句话一并反馈。"
DEFAULT = Configuration()


def check_path(path: str | os.PathLike[str], configuration: Configuration = DEFAULT) -> Result:
    """Checks a file, a folder or a pattern; what cannot be read is named in the result."""
    return check_paths([path], configuration)


def check_text(text: str, configuration: Configuration = DEFAULT, path: str = STANDARD_INPUT) -> Result:
    """Checks a text, such as one pasted from Word; `path` is the name the result gives it."""
    return _check_each([path], [], configuration, lambda _: read_text(text, path))


def check_paths(
    paths: Iterable[str | os.PathLike[str]],
    configuration: Configuration = DEFAULT,
    progress: Progress | None = None,
) -> Result:
    """Checks all that `paths` mean. `progress` is called with each file before it is read.

    Raises UsageError where the configuration names a rule that does not exist.
    """
    return check_inputs(find_inputs(paths), configuration, progress)


def find_inputs(paths: Iterable[str | os.PathLike[str]]) -> Inputs:
    """The files that `paths` mean: folders walked, patterns expanded."""
    return expand_paths([os.fspath(path) for path in paths], SUFFIXES)


def check_inputs(inputs: Inputs, configuration: Configuration, progress: Progress | None = None) -> Result:
    """Checks files already found."""

    def read(path: str) -> Document:
        if progress:
            progress(path)
        return _read(path, configuration)

    return _check_each(inputs.files, inputs.unreadable, configuration, read)


def _read(path: str, configuration: Configuration) -> Document:
    if path == STANDARD_INPUT:
        return read_text(decode(sys.stdin.buffer.read()), path)
    return read_path(Path(path), configuration.limits)


def _check_each(
    files: list[str],
    unreadable: list[Unreadable],
    configuration: Configuration,
    read: Callable[[str], Document],
) -> Result:
    rules = select_rules(load_rules(), configuration, configuration.profile)
    outcomes = [_check_one(path, rules, configuration.words, read) for path in files]
    documents = tuple(one for one in outcomes if isinstance(one, CheckedDocument))
    failed = tuple(one for one in outcomes if isinstance(one, Unreadable))
    return Result(documents, (*unreadable, *failed))


def _check_one(
    path: str, rules: tuple[Rule, ...], words: tuple[str, ...], read: Callable[[str], Document]
) -> CheckedDocument | Unreadable:
    try:
        document = read(path)
        return CheckedDocument(document, check_document(document, rules, words))
    except ReadError as error:
        return Unreadable(path, str(error))
    except Exception as error:  # one file must not keep the others from being checked
        return Unreadable(path, INTERNAL_FAILURE.format(detail=repr(error)))
