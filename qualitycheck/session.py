"""From inputs to a result: read, check, collect. The only place where the floors are wired together."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from qualitycheck.check.baseline import Known, hide_known, load_baseline
from qualitycheck.check.engine import Examined, examine_document
from qualitycheck.check.select import select_rules
from qualitycheck.check.suppress import configured_waivers, idle_entries
from qualitycheck.config import Configuration
from qualitycheck.document.document import Document
from qualitycheck.document.limits import Limits
from qualitycheck.document.result import CheckedDocument, Result, Unreadable
from qualitycheck.document.smart import TableScore
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
from qualitycheck.ruleset.profile import PLAIN, Profile, find_profile, profile_for
from qualitycheck.ruleset.schema import Rule
from qualitycheck.smart.score import score_document

Progress = Callable[[str], None]
INTERNAL_FAILURE = "程序处理该文件时出错（{detail}），请把文件和这句话一并反馈。"
NO_CEILING = "配置 ceilings 中的“{code}”不是规则编号，可用 qualitycheck rules 查看。"
DEFAULT = Configuration()


def check_path(path: str | os.PathLike[str], configuration: Configuration = DEFAULT) -> Result:
    """Checks a file, a folder or a pattern; what cannot be read is named in the result."""
    return check_paths([path], configuration)


def check_text(text: str, configuration: Configuration = DEFAULT, path: str = STANDARD_INPUT) -> Result:
    """Checks a text, such as one pasted from Word; `path` is the name the result gives it."""
    result = _check_each(
        [path], [], make_checker(configuration), lambda _: read_text(text, path, configuration.limits)
    )
    return _conclude(result, configuration)


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
    inputs: Inputs,
    configuration: Configuration,
    progress: Progress | None = None,
    scored: bool = True,
    against: Inputs | None = None,
) -> Result:
    """Checks files already found; without scores where nobody will look at them.

    `against`: last year's files, to be compared with.
    """

    known = load_baseline(Path(configuration.baseline)) if configuration.baseline else None
    before = read_inputs(against, configuration) if against else Result()
    checker = make_checker(configuration, scored, tuple(one.document for one in before.documents))
    result = visit_inputs(inputs, configuration, checker, progress)
    result = replace(result, unreadable=(*before.unreadable, *result.unreadable))
    return _conclude(result, configuration, known)


def codes_that_run(configuration: Configuration) -> frozenset[str]:
    """The codes of the rules that the configuration lets run."""
    return frozenset(rule.code for rule in select_rules(load_rules(), configuration))


def _conclude(result: Result, configuration: Configuration, known: Known | None = None) -> Result:
    """What can only be said when all documents are checked: entries without effect, and what is new."""
    ran = codes_that_run(configuration)
    remarks = idle_entries(configuration, result.documents, load_rules(), ran)
    result = replace(result, remarks=remarks)
    return result if known is None else hide_known(result, known, Path(configuration.baseline).parent, ran)


def read_inputs(inputs: Inputs, configuration: Configuration) -> Result:
    """Reads files already found and checks nothing."""

    def keep(document: Document) -> CheckedDocument:
        return CheckedDocument(document, words=configuration.words)

    return visit_inputs(inputs, configuration, keep)


def visit_inputs(
    inputs: Inputs,
    configuration: Configuration,
    visit: Callable[[Document], CheckedDocument],
    progress: Progress | None = None,
) -> Result:
    """Reads files already found, one after another, and collects what `visit` makes of each."""

    def read(path: str) -> Document:
        if progress:
            progress(path)
        return _read(path, configuration)

    return _check_each(inputs.files, inputs.unreadable, visit, read)


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


def make_checker(
    configuration: Configuration, scored: bool = True, earlier: tuple[Document, ...] = ()
) -> Callable[[Document], CheckedDocument]:
    """Checks with the profile that is configured, or else with the one each document is recognised by.

    A score rests on all rules, also where only some are selected for the report. What the office has had left
    out with a reason is no defect and lowers no score; what a baseline merely knows does. `earlier` are documents
    of the year before.
    """
    chosen = find_profile(configuration.profile) if configuration.profile else None
    selected = _Rules(configuration, earlier)
    whole = _Rules(replace(configuration, select=()), earlier) if configuration.select else selected
    selected.of(chosen or PLAIN)
    refuse_unknown_codes(configuration)

    def check(document: Document) -> CheckedDocument:
        profile, words = profile_for(document, chosen), configuration.words
        found = selected.examine(document, profile)
        scores: tuple[TableScore, ...] = ()
        if scored:
            every = found if whole is selected else whole.examine(document, profile)
            scores = score_document(document, every.diagnostics, words, configuration.ceilings)
        return CheckedDocument(document, found.diagnostics, words, scores, found.suppressed)

    return check


class _Rules:
    """The rules as one configuration has them, worked out once for each profile."""

    def __init__(self, configuration: Configuration, earlier: tuple[Document, ...] = ()) -> None:
        self._configuration, self._earlier = configuration, earlier
        self._by_profile: dict[str, tuple[Rule, ...]] = {}

    def of(self, profile: Profile) -> tuple[Rule, ...]:
        """Raises UsageError where the configuration names a rule that does not exist."""
        if profile.name not in self._by_profile:
            self._by_profile[profile.name] = select_rules(load_rules(), self._configuration, profile)
        return self._by_profile[profile.name]

    def examine(self, document: Document, profile: Profile) -> Examined:
        """What they say of the document, and what the office has had left out."""
        settings = self._configuration
        waivers = configured_waivers(settings, document.path, load_rules())
        return examine_document(
            document,
            self.of(profile),
            profile,
            settings.words,
            waivers,
            inline=settings.inline,
            earlier=self._earlier,
        )


def refuse_unknown_codes(configuration: Configuration) -> None:
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
