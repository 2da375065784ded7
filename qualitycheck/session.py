"""From inputs to a result: read, check, collect. The only place where the floors are wired together."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import msgspec

from qualitycheck.check.engine import check_document
from qualitycheck.check.select import select_rules
from qualitycheck.config import Configuration
from qualitycheck.document.diagnostic import Diagnostic
from qualitycheck.document.document import Document
from qualitycheck.document.limits import Limits
from qualitycheck.document.result import CheckedDocument, Result, Unreadable
from qualitycheck.errors import (
    BinaryStream,
    BrokenInput,
    ConfigurationError,
    EmptyInput,
    OversizedInput,
    ReadError,
)
from qualitycheck.inputs import STANDARD_INPUT, Inputs, expand_paths
from qualitycheck.read.decode import decode
from qualitycheck.read.open import SUFFIXES, TOO_LARGE, read_path, read_text
from qualitycheck.ruleset.load import load_rules
from qualitycheck.ruleset.profile import PLAIN, find_profile, recognise_profile
from qualitycheck.ruleset.schema import Rule
from qualitycheck.smart.score import score_document
from qualitycheck.suggest.aids import Aids
from qualitycheck.suggest.library import shipped_library
from qualitycheck.suggest.librarybook import read_library_book
from qualitycheck.suggest.llm import Adviser
from qualitycheck.suggest.proof import Court
from qualitycheck.suggest.propose import suggest_document
from qualitycheck.suggest.suggestion import DocumentSuggestions

Progress = Callable[[str], None]
INTERNAL_FAILURE = "程序处理该文件时出错（{detail}），请把文件和这句话一并反馈。"
NO_CEILING = "配置 ceilings 中的“{code}”不是规则编号，可用 qualitycheck rules 查看。"
DEFAULT = Configuration()


def check_path(path: str | os.PathLike[str], configuration: Configuration = DEFAULT) -> Result:
    """Checks a file, a folder or a pattern; what cannot be read is named in the result."""
    return check_paths([path], configuration)


def check_text(text: str, configuration: Configuration = DEFAULT, path: str = STANDARD_INPUT) -> Result:
    """Checks a text, such as one pasted from Word; `path` is the name the result gives it."""
    return _check_each(
        [path], [], make_checker(configuration), lambda _: read_text(text, path, configuration.limits)
    )


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


def check_inputs(
    inputs: Inputs, configuration: Configuration, progress: Progress | None = None, scored: bool = True
) -> Result:
    """Checks files already found; without scores where nobody will look at them."""

    def read(path: str) -> Document:
        if progress:
            progress(path)
        return _read(path, configuration)

    return _check_each(inputs.files, inputs.unreadable, make_checker(configuration, scored), read)


def read_inputs(inputs: Inputs, configuration: Configuration) -> Result:
    """Reads files already found and checks nothing."""

    def keep(document: Document) -> CheckedDocument:
        return CheckedDocument(document, words=configuration.words)

    return _check_each(inputs.files, inputs.unreadable, keep, lambda path: _read(path, configuration))


def _read(path: str, configuration: Configuration) -> Document:
    if path == STANDARD_INPUT:
        return _read_standard_input(configuration.limits)
    return read_path(Path(path), configuration.limits)


def _read_standard_input(limits: Limits) -> Document:
    """Text in any encoding a file may have; no more of it than a file may be large."""
    data = sys.stdin.buffer.read(limits.max_file_bytes + 1) if sys.stdin else b""
    if not data:
        raise EmptyInput
    if len(data) > limits.max_file_bytes:
        shown = limits.max_file_bytes // 1_000_000
        raise OversizedInput(TOO_LARGE.format(size=shown, limit=shown))
    try:
        text = decode(data)
    except BrokenInput as error:
        raise BinaryStream from error
    if "\0" in text:
        raise BinaryStream
    return read_text(text, STANDARD_INPUT, limits)


def _check_each(
    files: list[str],
    unreadable: list[Unreadable],
    checker: Callable[[Document], CheckedDocument],
    read: Callable[[str], Document],
) -> Result:
    outcomes = [_check_one(path, checker, read) for path in files]
    documents = tuple(one for one in outcomes if isinstance(one, CheckedDocument))
    failed = tuple(one for one in outcomes if isinstance(one, Unreadable))
    return Result(documents, (*unreadable, *failed))


def make_checker(configuration: Configuration, scored: bool = True) -> Callable[[Document], CheckedDocument]:
    """Checks with the profile that is configured, or else with the one each document is recognised by.

    A score rests on all rules, also where only some are selected for the report.
    """
    chosen = find_profile(configuration.profile) if configuration.profile else None

    whole = replace(configuration, select=())

    @cache
    def rules_of(name: str, selected: bool = True) -> tuple[Rule, ...]:
        return select_rules(load_rules(), configuration if selected else whole, find_profile(name))

    rules_of((chosen or PLAIN).name)
    _refuse_unknown_codes(configuration)

    def check(document: Document) -> CheckedDocument:
        profile = chosen or recognise_profile(document)
        words = configuration.words
        found = check_document(document, rules_of(profile.name), profile, words)
        if not scored:
            return CheckedDocument(document, found, words)
        if configuration.select:
            every = check_document(document, rules_of(profile.name, selected=False), profile, words)
        else:
            every = found
        return CheckedDocument(
            document, found, words, score_document(document, every, words, configuration.ceilings)
        )

    return check


def make_court(configuration: Configuration) -> Callable[[Document], Court]:
    """Judges suggestions with all rules of the document's profile, each finding by itself."""
    chosen = find_profile(configuration.profile) if configuration.profile else None
    whole = replace(configuration, select=())
    _refuse_unknown_codes(configuration)

    @cache
    def rules_of(name: str) -> tuple[Rule, ...]:
        rules = select_rules(load_rules(), whole, find_profile(name))
        return tuple(msgspec.structs.replace(rule, group="place") for rule in rules)

    def open_court(document: Document) -> Court:
        profile = chosen or recognise_profile(document)

        def check(variant: Document) -> tuple[Diagnostic, ...]:
            return check_document(variant, rules_of(profile.name), profile, configuration.words)

        spelling = any(rule.kind == "spelling" for rule in rules_of(profile.name))
        return Court(document, check, configuration.words, configuration.ceilings, spelling=spelling)

    return open_court


def make_aids(
    configuration: Configuration, libraries: Iterable[Path], tell: Progress, *, show_prompt: bool = False
) -> Aids:
    """What suggestions may draw on beyond the document: the user's libraries, and a language model where configured.

    `tell` hears what goes wrong with the model, and, with `show_prompt`, what would be sent; then nothing is.
    """
    books = tuple(read_library_book(path) for path in libraries)
    if configuration.llm is None:
        return Aids((*books, shipped_library()))
    adviser = Adviser(configuration.llm, tell, tell if show_prompt else None)
    return Aids((*books, shipped_library()), adviser.advise)


def suggest_path(
    path: str | os.PathLike[str], configuration: Configuration = DEFAULT
) -> tuple[DocumentSuggestions, ...]:
    """Suggestions for all documents that a path means; what cannot be read is left out. No language model is asked."""
    return suggest_inputs(find_inputs([path]), configuration, Aids((shipped_library(),)))[0]


def suggest_inputs(
    inputs: Inputs, configuration: Configuration, aids: Aids, progress: Progress | None = None
) -> tuple[tuple[DocumentSuggestions, ...], Result]:
    """Suggestions for files already found, and what was read."""
    open_court = make_court(configuration)
    made: list[DocumentSuggestions] = []

    def keep(document: Document) -> CheckedDocument:
        made.append(suggest_document(document, open_court(document), aids))
        return CheckedDocument(document, words=configuration.words)

    def read(path: str) -> Document:
        if progress:
            progress(path)
        return _read(path, configuration)

    result = _check_each(inputs.files, inputs.unreadable, keep, read)
    return tuple(made), result


def _refuse_unknown_codes(configuration: Configuration) -> None:
    """Raises ConfigurationError where `ceilings` names a rule that there is not."""
    known = {rule.code for rule in load_rules()}
    for code in configuration.ceilings:
        if code not in known:
            raise ConfigurationError(NO_CEILING.format(code=code))


@contextmanager
def pause_collection() -> Iterator[None]:
    """No garbage collection while one file is read and checked: its records live until it is reported.

    They hold no cycles, so that nothing piles up; the collector would only walk them again and again.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _check_one(
    path: str, checker: Callable[[Document], CheckedDocument], read: Callable[[str], Document]
) -> CheckedDocument | Unreadable:
    try:
        with pause_collection():
            return checker(read(path))
    except ReadError as error:
        return Unreadable(path, str(error))
    except Exception as error:  # one file must not keep the others from being checked
        return Unreadable(path, INTERNAL_FAILURE.format(detail=repr(error)))
