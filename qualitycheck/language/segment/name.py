"""The parts of an indicator's name: modifier, object, what is measured of it, and the head that says in what."""

from __future__ import annotations

import re
from functools import lru_cache

from qualitycheck.language.segment.features import describe_tokens
from qualitycheck.language.segment.roles import Roles, read_roles
from qualitycheck.language.segment.spans import Segment, Token, merge_segments, place_words, read_roles_of
from qualitycheck.language.segment.tagger import load_tagger
from qualitycheck.language.words import load_words

LONGEST = 200
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]?|[“”《》\"]")


@lru_cache(maxsize=65536)
def segment_name(name: str, user_words: tuple[str, ...] = ()) -> tuple[Segment, ...]:
    """Its segments in order; punctuation and what stands in parentheses belong to none."""
    name = name[:LONGEST]
    tokens = cut_name(name, user_words)
    features = describe_tokens(tokens, [""] * len(tokens), read_roles(), load_words(user_words))
    return merge_segments(read_roles_of(tokens, load_tagger("name").tag(features)))


def cut_name(name: str, user_words: tuple[str, ...] = ()) -> list[Token]:
    """The words outside brackets, the head cut off the last one (合格|率)."""
    hidden = [found.span() for found in _BRACKETS.finditer(name)]
    tokens = place_words(load_words(user_words).divide(name))
    return _split_head(
        [t for t in tokens if not any(a <= t.start and t.end <= b for a, b in hidden)], read_roles()
    )


def _split_head(tokens: list[Token], roles: Roles) -> list[Token]:
    last = tokens[-1] if tokens else Token("", 0)
    head = roles.head_of(last.word)
    if not head or head == last.word:
        return tokens
    cut = len(last.word) - len(head)
    return [*tokens[:-1], Token(last.word[:cut], last.start), Token(head, last.start + cut)]
