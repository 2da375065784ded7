"""The words of a review opinion: data that an office can change."""

from __future__ import annotations

import string
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from qualitycheck.document.smart import Grade, Letter
from qualitycheck.errors import ConfigurationError
from qualitycheck.faults import explain_fault
from qualitycheck.resources import data_folder, read_yaml

INVALID = "审核意见模板 {path} 有误：{detail}。"
UNKNOWN_NAME = "“{text}”里的 {{{name}}} 不是可填写的词"
BROKEN = "“{text}”里的花括号不成对"
NAMES = frozenset({
    "blank", "name", "year", "subject", "department", "projects", "indicators", "errors", "warnings", "grades",
    "grade", "count", "score", "meaning", "reasons", "letter", "points", "text", "place", "message", "change",
    "words", "places", "project", "main",
})  # fmt: skip


class Subjects(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What the title names between year and 绩效目标."""

    department: str
    project: str


class Phrases(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One template file."""

    blank: str
    title: str
    subjects: Subjects
    unnamed_department: str
    unnamed_project: str
    addressee: str
    opening: str
    overview: str
    counts: str
    grades: str
    grade: str
    columns: tuple[str, str, str, str, str, str]
    narrative: str
    projects: str
    verdict: str
    meanings: dict[Grade, str]
    reasons: str
    reason: str
    plain_reason: str
    letters: dict[Letter, str]
    must: str
    should: str
    item: str
    words: str
    same: str
    elsewhere: str
    certain: str
    suggested: str
    certain_words: str
    suggested_words: str
    clean: str
    requests: str
    request: tuple[str, ...]
    signature: str
    date: str

    def fill(self, template: str, **values: object) -> str:
        """A sentence with its words filled in; those that mean nothing there are left empty."""
        known = dict.fromkeys(NAMES, "") | {"blank": self.blank}
        return template.format_map(known | {key: str(value) for key, value in values.items()})


@cache
def load_phrases(path: Path | None = None) -> Phrases:
    """The file's words, the standard ones without a file. Raises ConfigurationError for a wrong file."""
    source = path or data_folder("rules") / "opinions" / "standard.yaml"
    try:
        data = read_yaml(source)
        phrases = msgspec.convert(data, Phrases)
    except (yaml.YAMLError, msgspec.ValidationError, OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(INVALID.format(path=source, detail=explain_fault(error))) from error
    for text in _texts(data):
        if mistake := _mistake(text):
            raise ConfigurationError(INVALID.format(path=source, detail=mistake))
    return phrases


def _texts(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data]
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for value in values for text in _texts(value)]


def _mistake(text: str) -> str:
    """What is wrong with the braces of a sentence."""
    try:
        names = [part[1] for part in string.Formatter().parse(text)]
    except ValueError:
        return BROKEN.format(text=text)
    unknown = next((name for name in names if name is not None and name not in NAMES), None)
    return UNKNOWN_NAME.format(text=text, name=unknown) if unknown is not None else ""
