"""What a person names on the command line, as the files it means: folders walked, patterns expanded."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
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
        if path == STANDARD_INPUT or Path(path).is_file():
            inputs.files.append(path)
        elif Path(path).is_dir():
            _add_folder(path, suffixes, inputs)
        elif glob.has_magic(path):
            _add_matches(path, suffixes, inputs)
        else:
            inputs.files.append(path)
    inputs.files = _distinct(inputs.files)
    return inputs


def _add_matches(pattern: str, suffixes: frozenset[str], inputs: Inputs) -> None:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    matches = [path for path in found if not _hidden(Path(path).name)]
    if not matches:
        inputs.unreadable.append(Unreadable(pattern, NO_MATCH))
    for path in matches:
        if Path(path).is_dir():
            inputs.files += _walk(path, suffixes, inputs)
        else:
            inputs.files.append(path)


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
        entered.add(os.path.realpath(parent))
        folders[:] = sorted(
            name
            for name in folders
            if not _hidden(name) and os.path.realpath(Path(parent, name)) not in entered
        )
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
        by_place.setdefault(path if path == STANDARD_INPUT else os.path.realpath(path), path)
    return list(by_place.values())
