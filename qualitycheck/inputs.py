"""What a person names on the command line, as the files it means: folders walked, patterns expanded."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from qualitycheck.document.result import Unreadable

STANDARD_INPUT = "-"
EMPTY_FOLDER = "文件夹里没有可检查的文件（支持 {suffixes}）。"
NO_MATCH = "没有与此相符的文件，请核对路径和通配符。"
CLOSED_FOLDER = "文件夹无法打开，请核对权限。"


@dataclass(slots=True)
class Inputs:
    """`files` to read in order, `-` among them for standard input; `unreadable` what led to no file."""

    files: list[str] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)


def expand_paths(paths: Iterable[str], suffixes: frozenset[str]) -> Inputs:
    """The files that `paths` mean, each once.

    Folders give their files with one of `suffixes` (lower case, with the dot); patterns with `*`, `?` or `[`
    are expanded where no file has that very name, for not every shell does it.
    """
    inputs = Inputs()
    for path in paths:
        if path == STANDARD_INPUT or _is(path, Path.is_file):
            inputs.files.append(path)
        elif _is(path, Path.is_dir):
            _add_folder(path, suffixes, inputs)
        elif glob.has_magic(path):
            _add_matches(path, suffixes, inputs)
        else:
            inputs.files.append(path)
    inputs.files = _distinct(inputs.files)
    return inputs


def _is(path: str, what: Callable[[Path], bool]) -> bool:
    """Whether it is a file or folder; no for what nobody lets us see and for names nothing can have."""
    try:
        return what(Path(path))
    except OSError:
        return False


def _add_matches(pattern: str, suffixes: frozenset[str], inputs: Inputs) -> None:
    matches = sorted(_matches(Path(pattern)))
    if not matches:
        inputs.unreadable.append(Unreadable(pattern, NO_MATCH))
    for path in matches:
        if _is(path, Path.is_dir):
            inputs.files += _walk(path, suffixes, inputs)
        else:
            inputs.files.append(path)


def _matches(pattern: Path) -> Iterator[str]:
    """What the pattern fits; `**` follows no links, which could lead round in circles."""
    start = Path(pattern.anchor)
    written = set(pattern.parts)
    try:
        for path in start.glob(str(pattern.relative_to(start))):
            if not any(_hidden(part) for part in path.parts if part not in written):
                yield str(path)
    except (ValueError, OSError):
        return


def _add_folder(folder: str, suffixes: frozenset[str], inputs: Inputs) -> None:
    refused = len(inputs.unreadable)
    found = list(_walk(folder, suffixes, inputs))
    inputs.files += found
    if not found and refused == len(inputs.unreadable):
        names = "、".join(sorted(suffix.lstrip(".") for suffix in suffixes))
        inputs.unreadable.append(Unreadable(folder, EMPTY_FOLDER.format(suffixes=names)))


def _walk(folder: str, suffixes: frozenset[str], inputs: Inputs) -> Iterator[str]:
    """Files below a folder, sorted; a folder that links lead to again is entered once."""

    def refuse(error: OSError) -> None:
        inputs.unreadable.append(Unreadable(str(error.filename), CLOSED_FOLDER))

    entered: set[str] = set()
    for parent, folders, files in os.walk(folder, onerror=refuse, followlinks=True):
        place = os.path.realpath(parent)
        if place in entered:
            folders.clear()
            continue
        entered.add(place)
        folders[:] = sorted(name for name in folders if not _hidden(name))
        for name in sorted(files):
            if not _hidden(name) and Path(name).suffix.lower() in suffixes:
                yield str(Path(parent, name))


def _hidden(name: str) -> bool:
    """Hidden files, and the lock files that Word and Excel lay beside an open document."""
    return name.startswith((".", "~$"))


def _distinct(files: list[str]) -> list[str]:
    """Each file once, however it was named."""
    by_place: dict[str, str] = {}
    for path in files:
        by_place.setdefault(path if path == STANDARD_INPUT else _place(path), path)
    return list(by_place.values())


def _place(path: str) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):  # a name no file can have
        return path
