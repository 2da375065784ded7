"""The parts of an indicator's name: modifier, object, what is measured of it, and the head that says in what."""

from __future__ import annotations

import re
from functools import lru_cache

from qualitycheck.language.segment.features import describe_tokens
from qualitycheck.language.segment.roles import Roles, read_roles
from qualitycheck.language.segment.spans import Segment, Token, merge_segments, place_words, read_roles_of
from qualitycheck.language.segment.tagger import load_tagger
from qualitycheck.language.words import Words, load_words

LONGEST = 200
_PARENTHESES = re.compile(r"[(（][^()（）]*[)）]?")
_PARTICIPLE = re.compile(r"[mo\-]*(?P<object>q+[om\-]*o)[m\-]*q+[mq\-]*h+[\-]*")
_RATED = ("率", "度")
_SHORTEST_STEM = 2


@lru_cache(maxsize=65536)
def segment_name(name: str, user_words: tuple[str, ...] = ()) -> tuple[Segment, ...]:
    """Its segments in order; what stands in parentheses belongs to none, or to what it interrupts."""
    name = name[:LONGEST]
    tokens = cut_name(name, user_words)
    features = describe_tokens(tokens, [""] * len(tokens), read_roles(), load_words(user_words))
    labels = settle_participles(load_tagger("name").tag(features))
    segments = merge_segments(read_roles_of(tokens, labels))
    return _bridge(segments, [found.span() for found in _PARENTHESES.finditer(name)])


def cut_name(name: str, user_words: tuple[str, ...] = ()) -> list[Token]:
    """The words outside parentheses, heads cut off them (合格|率)."""
    hidden = [found.span() for found in _PARENTHESES.finditer(name)]
    words, roles = load_words(user_words), read_roles()
    tokens = [
        token
        for token in place_words(words.divide(name))
        if not any(a <= token.start and token.end <= b for a, b in hidden)
    ]
    parts = [part for token in tokens[:-1] for part in _cut(token, _stem_of_rate(token.word))]
    if not tokens:
        return []
    before = parts.pop() if parts else None
    return [*parts, *_cut_last(before, tokens[-1], words, roles)]


def settle_participles(labels: list[str]) -> list[str]:
    """An action before an object that another action and a head follow belongs to the object: 筛查|阳性病例|召回|时限.

    Three in 1,500 names made by hand are otherwise.
    """
    found = _PARTICIPLE.fullmatch("".join(labels))
    if not found:
        return labels
    first, last = found.span("object")
    return ["o" if label == "q" and first <= number < last else label for number, label in enumerate(labels)]


def _bridge(segments: tuple[Segment, ...], gaps: list[tuple[int, int]]) -> tuple[Segment, ...]:
    """Two stretches of a role with only parentheses between them are one: 执业（助理）医师资格."""
    joined: list[Segment] = []
    for segment in segments:
        before = joined[-1] if joined else None
        if before and before.role == segment.role and (before.end, segment.start) in gaps:
            joined[-1] = Segment(segment.role, before.start, segment.end)
        else:
            joined.append(segment)
    return tuple(joined)


def _cut(token: Token, stem: int) -> list[Token]:
    """The token in two behind `stem` characters, as it is where nothing would stay on one side."""
    if not 0 < stem < len(token.word):
        return [token]
    return [Token(token.word[:stem], token.start), Token(token.word[stem:], token.start + stem)]


def _stem_of_rate(word: str) -> int:
    """How long the rated word is (满意 of 满意度), 0 for other words."""
    return len(word) - 1 if word.endswith(_RATED) and len(word) > _SHORTEST_STEM else 0


def _cut_last(before: Token | None, last: Token, words: Words, roles: Roles) -> list[Token]:
    """The last word with the one before it, cut where the longest head begins that leaves a word: 配送|费用, not 配送费|用."""
    if last.word in roles.whole_heads:
        return [*([before] if before else []), last]
    both = Token((before.word if before else "") + last.word, before.start if before else last.start)
    for head in roles.heads_at_end(both.word) if before and before.end == last.start else ():
        stem = len(both.word) - len(head)
        if len(head) > len(last.word) and _leaves_word(both.word[:stem], words):
            return _cut(both, stem)
    stems = (len(last.word) - len(head) for head in roles.heads_at_end(last.word))
    stem = next((stem for stem in stems if stem == 0 or stem >= _SHORTEST_STEM), 0)
    return [*([before] if before else []), *_cut(last, stem)]


def _leaves_word(stem: str, words: Words) -> bool:
    return not stem or (len(stem) >= _SHORTEST_STEM and bool(words.tag(stem)))
