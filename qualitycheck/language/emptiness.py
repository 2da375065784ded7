"""What a description says beyond the name of its indicator and words that any project could use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from qualitycheck.language.clauses import Purpose, read_purpose
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
_AGAIN = re.compile(r"即|也就是|亦即|就是")
"""What follows is meant to say the same: 当年签约额，即签约的金额."""
_SHARE_OF_ITSELF = re.compile(
    r"(?P<above>[^占]{2,40})占(?P<below>[^占]{2,40})的(?P<itself>[^占的]{2,8}?)(?:比率|比例|率)"
)


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
    told = [clause for clause in _CLAUSES.split(folded) if clause and _tells(clause)]
    scoped = uncountable or any(_AGAIN.match(clause) for clause in told[1:])
    return bool(told) and (
        _adds_nothing(named, folded, fold(known), uncountable)
        or all(_adds_nothing(named, clause, fold(known), scoped) for clause in told)
    )


def leave_out_references(description: str) -> str:
    """The description without clauses that only refer: 依据有关规定，…."""
    return "，".join(c for c in _CLAUSES.split(fold(description)) if read_purpose(c) is not Purpose.REFERS)


def _tells(clause: str) -> bool:
    """Not which way is better, nor by what rule or means."""
    return not _DIRECTION.fullmatch(clause) and read_purpose(clause) not in (Purpose.REFERS, Purpose.LEADS)


def shares_itself(name: str, description: str) -> bool:
    """及时整改的隐患占全部隐患的及时整改率: a share of the very words that its name is made of."""
    share = _SHARE_OF_ITSELF.fullmatch(_NOT_WORDS.sub("", fold(description)))
    named = _NOT_WORDS.sub("", fold(name))
    if not share or not set(share["itself"]) <= set(named):
        return False
    return _adds_nothing(named, share["above"], share["below"], uncountable=True)


def _adds_nothing(named: str, told: str, known: str, uncountable: bool) -> bool:
    said = _NOT_WORDS.sub("", told)
    if not said or said == named:
        return bool(said)
    empty = read_empty_words()
    rest = said.replace(named, "")
    for group in empty.synonyms:
        if any(word in named for word in group):
            for word in (word for word in group if word not in named):
                rest = rest.replace(word, "")
    rest = (empty.with_scope if uncountable else empty.fillers).sub("", rest)
    return not Counter(rest) - Counter(named + known)
