"""Which field each column of a header holds, from the words above it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from qualitycheck.read.words import is_mark, is_of_this_year, keys, label_of, may_begin, words

_ALIKE = 0.75
_BY_LIKENESS = 2
_ORDINAL = re.compile("[一二三四]级")
_FORM_LABELS = frozenset({
    "project_name", "project_code", "department", "body", "total", "fiscal", "other", "goals", "purpose",
    "period",
})  # fmt: skip


class Candidate(NamedTuple):
    """`sure`: 0 a word with one meaning, 1 a word with several, 2 recognised by likeness."""

    sure: int
    fields: tuple[str, ...]


Candidates = dict[int, Candidate | None]
Paths = Mapping[int, tuple[str, ...]]


@dataclass(slots=True)
class Assignment:
    """Fields with their columns, and what is left over."""

    columns: dict[str, int] = field(default_factory=dict)
    natures: tuple[int, ...] = ()
    form: dict[str, int] = field(default_factory=dict)
    second: dict[str, int] = field(default_factory=dict)
    layout: str = ""
    unread: tuple[str, ...] = ()
    guessed: dict[str, str] = field(default_factory=dict)


# Line breaks and a bracket included; what is longer is content, and most cells are.
_LONGEST_HEADER = 32


@lru_cache(maxsize=1)
def _header_firsts() -> frozenset[str]:
    known = words()
    return frozenset(word[0] for word in (*known.columns, *known.weak))


@lru_cache(maxsize=1 << 14)
def is_header_word(text: str) -> bool:
    """Whether the text names a column of an indicator table."""
    if len(text) > _LONGEST_HEADER or not may_begin(text, _header_firsts()):
        return False
    known = words()
    return any(key in known.columns or key in known.weak for key in keys(text))


def is_surely_header(text: str) -> bool:
    """Whether the text can stand in the upper row of a header: a column, a group, a form's word."""
    return is_header_word(text) or is_mark("groups", text) or bool(label_of(text))


def candidates(path: tuple[str, ...], guess: bool = False) -> Candidate | None:
    """What a column may hold by its header cells, the lowest first, then together, then the upper ones."""
    texts = [path[-1], "".join(path), *path[-2::-1]]
    found = next((known for text in texts if (known := _exact(text))), None)
    return found or (_alike(path[-1]) if guess else None)


@lru_cache(maxsize=1 << 12)
def _exact(text: str) -> Candidate | None:
    known = words()
    for key in keys(text):
        if key in known.columns:
            return Candidate(0, tuple(known.columns[key]))
        if key in known.weak:
            return Candidate(1, tuple(known.weak[key]))
    return None


@lru_cache(maxsize=1 << 12)
def _alike(text: str) -> Candidate | None:
    """The field of the most similar known word, for words of at least three characters."""
    key = next(iter(keys(text)), "")
    if len(key) < 3 or label_of(text):
        return None
    ranked = _ORDINAL.findall(key)
    known = [word for word in words().columns if _ORDINAL.findall(word) == ranked]
    close = get_close_matches(key, known, n=1, cutoff=_ALIKE)
    return Candidate(_BY_LIKENESS, tuple(words().columns[close[0]])) if close else None


def assign(paths: Paths, known: Candidates) -> Assignment:
    """Gives every column its field: a known layout's words first, then the surer before the vaguer."""
    taken = Assignment()
    rest = dict(known)
    _take_layout(paths, rest, taken)
    _take_form(paths, rest, taken)
    for sure in (0, 1, _BY_LIKENESS):
        for column, candidate in rest.items():
            if candidate is not None and candidate.sure == sure:
                _take(column, candidate, paths, taken)
    _take_alike(paths, rest, taken)
    _prefer_second_block(paths, taken)
    used = {*taken.columns.values(), *taken.natures, *taken.form.values()}
    used |= {column for column, candidate in known.items() if candidate and "ignored" in candidate.fields}
    taken.unread = tuple(paths[column][-1] for column in paths if column not in used)
    return taken


def _take(column: int, candidate: Candidate, paths: Paths, taken: Assignment) -> None:
    """The first field nobody has; of two columns with the same one that of this year stands."""
    for name in candidate.fields:
        if name == "ignored":
            return
        if name == "nature":
            taken.natures += (column,)
            return
        if name not in taken.columns or _is_of_this_year(paths, column, taken.columns[name]):
            taken.columns[name] = column
            if candidate.sure == _BY_LIKENESS:
                taken.guessed[name] = paths[column][-1]
            return
        if name == candidate.fields[-1]:
            taken.second.setdefault(name, column)


def _prefer_second_block(paths: Paths, taken: Assignment) -> None:
    """Of two whole blocks side by side the left one is the long term, the right one this year."""
    second = taken.second
    if {"name", "value"} <= second.keys() and not _is_of_this_year(
        paths, taken.columns["name"], second["name"]
    ):
        taken.columns |= {name: column for name, column in second.items() if column > taken.columns[name]}


def _is_of_this_year(paths: Paths, column: int, other: int) -> bool:
    def named(column: int) -> bool:
        return any(is_of_this_year(text) for text in paths[column])

    return named(column) and not named(other)


def _take_layout(paths: Paths, rest: Candidates, taken: Assignment) -> None:
    """The first layout all of whose words stand in the header gives them its own meaning."""
    columns: dict[str, int] = {}
    for column, path in paths.items():
        for key in (*keys(path[-1]), *keys("".join(path))):
            columns.setdefault(key, column)
    for column, path in paths.items():
        for key in keys(path[0]) if not is_header_word(path[-1]) else ():
            columns.setdefault(key, column)
    for layout in words().layouts:
        if layout.header.keys() <= columns.keys():
            taken.layout = layout.code
            for key, name in layout.header.items():
                _take(columns[key], Candidate(0, (name,)), paths, taken)
                rest[columns[key]] = None
            return


def _take_form(paths: Paths, rest: Candidates, taken: Assignment) -> None:
    """Columns left of the indicators that repeat a project's form in every row."""
    surely = [column for column, candidate in rest.items() if candidate and candidate.sure == 0]
    first = min([*surely, *taken.columns.values()], default=0)
    labels = {column: label_of(path[-1]) for column, path in paths.items() if column < first}
    if "project_name" not in labels.values():
        return
    for column, label in labels.items():
        name = "department" if label == "unit" else label
        if name in _FORM_LABELS and name not in taken.form:
            taken.form[name] = column
            rest[column] = None


def _take_alike(paths: Paths, rest: Candidates, taken: Assignment) -> None:
    """What is still unknown, by likeness."""
    used = {*taken.columns.values(), *taken.natures, *taken.form.values()}
    for column, candidate in rest.items():
        alike = _alike(paths[column][-1]) if candidate is None and column not in used else None
        if alike is not None and alike.fields[0] not in taken.columns:
            _take(column, alike, paths, taken)
