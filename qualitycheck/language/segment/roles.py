"""The words that show roles: corpus/vocabulary/roles.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from qualitycheck.resources import data_folder, read_yaml

_SCOPE = re.compile(r"\d+|[全每本各年月季][一-鿿]{1,2}|[一-鿿]+[县市区省]|[上下]半年")

_LONGEST_HEAD = 3


@dataclass(frozen=True, slots=True)
class Roles:
    """Words by what they show."""

    heads: frozenset[str]
    whole_heads: frozenset[str]
    actions: frozenset[str]
    things: frozenset[str]
    adverbs: frozenset[str]
    modifiers: frozenset[str]
    bare: frozenset[str]

    def head_of(self, word: str) -> str:
        """The head at the end of a word, empty if there is none."""
        if word in self.whole_heads:
            return word
        return next(iter(self.heads_at_end(word)), "")

    def heads_at_end(self, word: str) -> list[str]:
        """All heads that a word ends in, longest first."""
        lengths = range(min(len(word), _LONGEST_HEAD), 0, -1)
        return [word[-length:] for length in lengths if word[-length:] in self.heads]

    def is_action(self, word: str) -> bool:
        """Whether it names an action or a state."""
        return word in self.actions

    def names_thing(self, word: str) -> bool:
        """Whether the action word also names what is given or done (补助, 服务)."""
        return word in self.things

    def is_adverb(self, word: str) -> bool:
        """How an action is done: 按时, 足额."""
        return word in self.adverbs

    def modifies(self, word: str, foremost: bool) -> bool:
        """Whether it only narrows: time, place, rank."""
        return word in self.modifiers or (foremost and _SCOPE.fullmatch(word) is not None)


@cache
def read_roles() -> Roles:
    """Reads roles.yaml once."""
    data = read_yaml(data_folder("corpus") / "vocabulary" / "roles.yaml")
    keys = ("heads", "whole_heads", "actions", "things", "adverbs", "modifiers", "bare")
    return Roles(*(frozenset(data[key]) for key in keys))
