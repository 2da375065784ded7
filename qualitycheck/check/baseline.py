"""Known findings: a file that lists them, so that a run tells only what is new.

A finding is known by document, rule and words, with how often they occur; never by its position, so that rows
may be added above it. The file is sorted JSON with a line for each, which version control can merge.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import msgspec

from qualitycheck.document.diagnostic import Diagnostic, Fix, Location
from qualitycheck.document.result import CheckedDocument, Fixed, Result, Suppressed
from qualitycheck.errors import ConfigurationError
from qualitycheck.inputs import STANDARD_INPUT

VERSION = 1
_MISSING = "基线文件 {path} 不存在或无法读取，请核对路径，或用 --write-baseline 生成。"
_BROKEN = "基线文件 {path} 已损坏或不是基线文件，请用 --write-baseline 重新生成。"
_NEWER = "基线文件 {path} 是较新版本的程序写的，请升级 qualitycheck。"

_Count = Annotated[int, msgspec.Meta(ge=1)]
_Key = tuple[str, str]
Known = dict[str, Counter[_Key]]
"""For each document (path from the file's folder, with `/`) how often a rule's code and words occur."""


class _File(msgspec.Struct, frozen=True):
    """The file: document → code → words → count."""

    version: int
    documents: dict[str, dict[str, dict[str, _Count]]]


def load_baseline(path: Path) -> Known:
    """Reads the file; raises ConfigurationError with one sentence where that cannot be done."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(_MISSING.format(path=path)) from error
    try:
        found = msgspec.json.decode(data, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigurationError(_BROKEN.format(path=path)) from error
    if found.version > VERSION:
        raise ConfigurationError(_NEWER.format(path=path))
    return {
        name: Counter({(code, text): n for code, texts in codes.items() for text, n in texts.items()})
        for name, codes in found.documents.items()
    }


def print_baseline(known: Known) -> str:
    """The file's text."""
    documents: dict[str, dict[str, dict[str, int]]] = {}
    for name in sorted(known):
        for (code, words), count in sorted(known[name].items()):
            documents.setdefault(name, {}).setdefault(code, {})[words] = count
    data = msgspec.json.encode(_File(VERSION, documents))
    return msgspec.json.format(data, indent=2).decode("utf-8") + "\n"


def hide_known(result: Result, known: Known, folder: Path, ran: frozenset[str]) -> Result:
    """The result with its known findings among the suppressed, and what is fixed of those that `ran` would find.

    `folder` is the one of the baseline file.
    """
    documents: list[CheckedDocument] = []
    fixed: list[Fixed] = []
    for checked in result.documents:
        left = Counter(known.get(document_name(checked.document.path, folder), {}))
        documents.append(_hide(checked, left))
        fixed += [
            Fixed(checked.document.path, code, words, count)
            for (code, words), count in sorted(left.items())
            if count > 0 and code in ran
        ]
    return replace(result, documents=tuple(documents), fixed=tuple(fixed))


def update_baseline(known: Known, result: Result, folder: Path, ran: frozenset[str]) -> Known:
    """What is known after a run: all that was found, and what the run did not look at.

    Of documents not among the inputs those are kept that still exist, of the others the codes that did not run.
    """
    updated: Known = {}
    looked = {document_name(checked.document.path, folder): checked for checked in result.documents}
    for name, counts in known.items():
        if name not in looked:
            kept = counts if name == STANDARD_INPUT or (folder / name).exists() else Counter[_Key]()
        else:
            kept = Counter({key: count for key, count in counts.items() if key[0] not in ran})
        updated[name] = kept
    for name, checked in looked.items():
        found = [*checked.diagnostics, *(s.diagnostic for s in checked.suppressed if s.by == "baseline")]
        updated[name] = updated.get(name, Counter()) + Counter(key for one in found for key in _keys(one))
    return {name: counts for name, counts in updated.items() if counts}


def document_name(path: str, folder: Path) -> str:
    """The document as the file names it: from its folder where that can be said."""
    if path == STANDARD_INPUT:
        return path
    absolute = Path(path).absolute()
    try:
        name = Path(os.path.relpath(absolute, folder.absolute())).as_posix()
    except ValueError:  # another drive
        name = absolute.as_posix()
    return name.encode("utf-8", "replace").decode("utf-8")


def _hide(checked: CheckedDocument, left: Counter[_Key]) -> CheckedDocument:
    """Takes what is known out of `left`, place by place."""
    told: list[Diagnostic] = []
    hidden: list[Suppressed] = []
    for found in checked.diagnostics:
        fresh: list[Location] = []
        for place in found.places:
            key = key_of(found, place)
            if left[key] > 0:
                left[key] -= 1
            else:
                fresh.append(place)
        old = [place for place in found.places if place not in fresh]
        if fresh:
            told.append(_keep_places(found, fresh))
        if old:
            hidden.append(Suppressed(_keep_places(found, old), "baseline"))
    return replace(checked, diagnostics=tuple(told), suppressed=(*checked.suppressed, *hidden))


def _keep_places(found: Diagnostic, places: list[Location]) -> Diagnostic:
    """The finding at some of its places only, with the repairs of these."""
    if len(places) == len(found.places):
        return found
    fields = {_field_of(place) for place in places}
    fixes = tuple(fix for fix in found.fixes if _field_of_fix(fix) in fields)
    return replace(found, location=places[0], related=tuple(places[1:]), fixes=fixes)


def _field_of(place: Location) -> tuple[int, int, str, int]:
    return place.table, place.row, place.field, place.paragraph


def _field_of_fix(fix: Fix) -> tuple[int, int, str, int] | None:
    return next(((e.table, e.row, e.field, e.paragraph) for e in fix.edits), None)


def _keys(found: Diagnostic) -> Iterable[_Key]:
    return (key_of(found, place) for place in found.places)


def key_of(found: Diagnostic, place: Location) -> _Key:
    """The words that are marked; where a whole part is missing, those of the message."""
    return found.code, " ".join((place.text or found.message).split())
