"""What a description says beyond the name of its indicator and words that any project could use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from qualitycheck.resources import data_folder, read_yaml
from qualitycheck.text.normalize import fold

_NOT_WORDS = re.compile(r"\W")
_LEAD = re.compile(
    r"^(?:通过|随着|为了?|围绕|经|项目)[^，,。]{2,20}[，,]"
    r"|^通过[^，,。]{2,14}?(?=进一步|不断|持续|有效|切实|显著|明显|全面|提[升高]|改善|促进|推[动进]|增强|保障|减轻|带动|营造|丰富|弘扬|维护|扩大|优化)"
    r"|^[^，,。]{2,8}对(?=[^，,。]+作用$)"
)
"""通过开展活动，…: what is done, not what is measured."""
_CLAUSES = re.compile(r"[，,；;。、]")
_DIRECTION = re.compile(r"[^÷×=/\d]*越[^÷×=/\d]+(?:越|说明|表明|代表|意味着)[^÷×=/\d]+")
"""及时率越高越好: which way is better, not what is measured."""


@dataclass(frozen=True, slots=True)
class EmptyWords:
    """corpus/vocabulary/empty_words.yaml, compiled."""

    fillers: re.Pattern[str]
    with_scope: re.Pattern[str]
    synonyms: tuple[tuple[str, ...], ...]
    generic: re.Pattern[str]


@cache
def read_empty_words() -> EmptyWords:
    """Reads the list once."""
    data = read_yaml(data_folder("corpus") / "vocabulary" / "empty_words.yaml")
    fillers, generic = (" ".join(data[key]).split() for key in ("fillers", "generic"))
    scope: list[str] = data["scope"].split()
    synonyms = tuple(tuple(group.split()) for group in data["synonyms"])
    return EmptyWords(
        re.compile(_alternatives(fillers)),
        re.compile(_alternatives([*fillers, *scope])),
        synonyms,
        re.compile(f"(?:{_alternatives(generic)})+"),
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted(set(map(re.escape, words)), key=lambda word: (-len(word), word)))


def is_generic(text: str) -> bool:
    """Whether a text is made of words alone that fit every project."""
    return read_empty_words().generic.fullmatch(_NOT_WORDS.sub("", fold(text))) is not None


def repeats_name(name: str, description: str, known: str = "", uncountable: bool = False) -> bool:
    """Whether a description has no words but those of the name, of `known`, their synonyms, and fillers.

    An `uncountable` name is not defined either by a clause before it that says by what it comes about.
    """
    named = _NOT_WORDS.sub("", fold(name))
    folded = fold(description)
    if uncountable:
        folded = _LEAD.sub("", folded)
    told = [clause for clause in _CLAUSES.split(folded) if clause and not _DIRECTION.fullmatch(clause)]
    return bool(told) and (
        _adds_nothing(named, folded, fold(known), uncountable)
        or all(_adds_nothing(named, clause, fold(known), uncountable) for clause in told)
    )


def _adds_nothing(named: str, told: str, known: str, uncountable: bool) -> bool:
    said = _NOT_WORDS.sub("", told)
    if not said or said == named:
        return bool(said)
    empty = read_empty_words()
    rest = said.replace(named, "")
    for group in empty.synonyms:
        if any(word in named for word in group):
            for word in group:
                rest = rest.replace(word, "")
    rest = (empty.with_scope if uncountable else empty.fillers).sub("", rest)
    return not Counter(rest) - Counter(named + known)
