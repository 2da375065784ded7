"""Kinds of project: the words that belong to one of them only, and what shows that a table is of that kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from qualitycheck.language.lexicon import Evidence, Lexicon, read_evidence
from qualitycheck.resources import data_folder, read_yaml


@dataclass(frozen=True, slots=True, eq=False)
class Topic:
    """One kind of project; `evidence` includes what its whole sector speaks of, save for a narrow one."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a topic found at `span`; `is_effect` where a benefit of any project may have it."""

    topic: Topic
    is_effect: bool
    span: tuple[int, int]


@cache
def _read_topics() -> Lexicon[tuple[Topic, bool]]:
    """The words of topics.yaml, each with its topic and whether it is an effect."""
    data = read_yaml(data_folder("corpus") / "vocabulary" / "topics.yaml")
    lexicon: Lexicon[tuple[Topic, bool]] = Lexicon()
    lexicon.add(data["other"], None)
    for sector in data["sectors"]:
        for entry in sector["topics"]:
            shared = "" if entry.get("narrow") else sector["evidence"]
            topic = Topic(entry["topic"], read_evidence(f"{shared}|{entry.get('evidence', '')}"))
            lexicon.add(entry.get("words", ""), (topic, False))
            lexicon.add(entry.get("effects", ""), (topic, True))
    return lexicon


@lru_cache(maxsize=65536)
def find_terms(text: str) -> tuple[Term, ...]:
    """The words of topics in a text, in order."""
    return tuple(Term(*entry, span) for entry, span in _read_topics().search(text))
