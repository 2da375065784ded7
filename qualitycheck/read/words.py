"""The words of headers and forms, read from rules/layouts/: what a text stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import get_args

import msgspec

from qualitycheck.document.table import Category, Group
from qualitycheck.errors import RuleError
from qualitycheck.resources import data_folder
from qualitycheck.text.normalize import fold

WordLists = dict[str, list[str]]
_COMMON = "common.yaml"
_NUMBERING = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[)、.．]|[★☆*※▲●]+|其中:|#)+")
_NUMERALS = frozenset("一二三四五六七八九十其")
_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST_WORD = 40
_THIS_YEAR = ("年度", "当年", "本年")


class LayoutFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One file of rules/layouts/."""

    code: str = ""
    where: str = ""
    header: dict[str, str] = {}
    columns: WordLists = {}
    weak: WordLists = {}
    labels: WordLists = {}
    groups: dict[Group, list[str]] = {}
    categories: dict[Category, list[str]] = {}
    group_of_category: dict[Category, Group] = {}
    marks: WordLists = {}


@dataclass(frozen=True, slots=True)
class Layout:
    """A known header: normalised word → field."""

    code: str
    header: Mapping[str, str]


@dataclass(slots=True)
class Words:
    """All files together; keys are normalised words."""

    columns: dict[str, list[str]] = field(default_factory=dict)
    weak: dict[str, list[str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    group_of_category: dict[Category, Group] = field(default_factory=dict)
    marks: dict[str, frozenset[str]] = field(default_factory=dict)
    layouts: list[Layout] = field(default_factory=list)

    def add(self, file: LayoutFile) -> None:
        """Takes in a file; where two files disagree the first one stands."""
        for name, words in file.columns.items():
            for word in words:
                self.columns.setdefault(plain_key(word), []).append(name)
        for word, names in file.weak.items():
            self.weak.setdefault(plain_key(word), names)
        for name, words in file.labels.items():
            for word in words:
                self.labels.setdefault(plain_key(word), name)
        for group, words in file.groups.items():
            self.groups |= {plain_key(word): group for word in words}
        for category, words in file.categories.items():
            self.categories |= {plain_key(word): category for word in words}
        self.group_of_category |= file.group_of_category
        for name, words in file.marks.items():
            self.marks[name] = self.marks.get(name, frozenset()) | {plain_key(word) for word in words}
        if file.header:
            self.layouts.append(Layout(file.code, {plain_key(w): name for w, name in file.header.items()}))


@lru_cache(maxsize=1)
def words() -> Words:
    """The words of every file, common.yaml first. Raises RuleError for a file that breaks the schema."""
    folder = data_folder("rules") / "layouts"
    merged = Words()
    for path in sorted(folder.glob("*.yaml"), key=lambda p: (p.name != _COMMON, p.name)):
        try:
            merged.add(msgspec.yaml.decode(path.read_bytes(), type=LayoutFile))
        except msgspec.DecodeError as error:
            raise RuleError(f"{path}: {error}") from error
    merged.layouts.sort(key=lambda layout: -len(layout.header))
    return merged


def plain_key(text: str) -> str:
    """The text without white space, width, leading numbering and trailing colons."""
    joined = "".join(fold(text).split())
    return _NUMBERING.sub("", joined).rstrip(":;。")


@lru_cache(maxsize=1 << 14)
def keys(text: str) -> tuple[str, ...]:
    """What to look a text up by: as it is, without its brackets, without a final number."""
    if len(text) > 4 * _LONGEST_WORD:
        return ()
    whole = plain_key(text)
    if not whole or len(whole) > _LONGEST_WORD:
        return ()
    bare = plain_key(_BRACKETS.sub("", whole))
    return tuple(dict.fromkeys(key for key in (whole, bare, bare.rstrip("0123456789")) if key))


def may_begin(text: str, firsts: frozenset[str]) -> bool:
    """Whether a text can be one of the words that begin with these characters: most cells cannot."""
    return text[:1] in firsts or not text[:1].isalpha() or text[0] in _NUMERALS


@lru_cache(maxsize=1)
def _label_firsts() -> frozenset[str]:
    return frozenset(word[0] for word in words().labels)


@lru_cache(maxsize=1 << 14)
def label_of(text: str) -> str:
    """What a form's cell says about its neighbour (`project_name`, `goals` …), empty for a value."""
    if not may_begin(text, _label_firsts()):
        return ""
    labels = words().labels
    return next((labels[key] for key in keys(text) if key in labels), "")


def is_mark(kind: str, text: str) -> bool:
    """Whether the whole text is one of the words of that kind under `marks`."""
    known = words().marks.get(kind, frozenset())
    return any(key in known for key in keys(text))


def is_of_this_year(text: str) -> bool:
    """Whether a heading speaks of the budget year, not of the years the project takes."""
    return any(word in text for word in _THIS_YEAR)


@lru_cache(maxsize=1 << 12)
def group_of(text: str) -> Group:
    """The level-1 group a cell names."""
    found = _longest(words().groups, text)
    assert found in get_args(Group)
    return found  # type: ignore[return-value]


@lru_cache(maxsize=1 << 12)
def category_of(text: str) -> Category:
    """The level-2 category a cell names."""
    found = _longest(words().categories, text)
    assert found in get_args(Category)
    return found  # type: ignore[return-value]


def _longest(known: Mapping[str, str], text: str) -> str:
    """The meaning of the whole text, or else of the longest known word in it."""
    for key in keys(text):
        bare = key.removesuffix("指标")
        if bare in known:
            return known[bare]
    whole = plain_key(text)[:_LONGEST_WORD]
    return known[max(found, key=len)] if (found := [word for word in known if word in whole]) else ""
