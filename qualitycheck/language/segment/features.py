"""What the tagger sees of each word: the word, its kind by the lexicons, its neighbours, its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qualitycheck.language.segment.roles import Roles
from qualitycheck.language.segment.senses import Numbers, describe_words, load_senses
from qualitycheck.language.segment.spans import Token
from qualitycheck.language.words import Words

_REACH = (-2, -1, 0, 1, 2)
_EDGE = "|"


class View(NamedTuple):
    """What is seen of each token of a text: names of features that hold, and a row of numbers."""

    features: list[list[str]]
    numbers: Numbers


def describe_tokens(tokens: Sequence[Token], hints: Sequence[str], roles: Roles, words: Words) -> View:
    """The features of each token; `hints` say what the patterns hold it for (quantity, date …, or nothing)."""
    kinds = [_kind(token.word, number == 0, roles) for number, token in enumerate(tokens)]
    texts = [token.word for token in tokens]
    tags = [words.tag(text) or "?" for text in texts]
    senses = load_senses()
    rows = senses.find(texts)
    groups = [_EDGE, _EDGE, *senses.group(rows), _EDGE]
    acted = ended = False
    described = []
    for number, word in enumerate(texts):
        kind = kinds[number]
        features = ["*", *_describe_neighbours(number, texts, kinds, hints, tags)]
        features += [f"a{word[0]}", f"z{word[-1]}", f"l{min(len(word), 4)}", f"d{acted}{kind}"]
        features.append(f"f{min(number, 2)}b{min(len(texts) - number, 3)}{kind}")
        features.append(f"n{_next_hint(hints, number)}{kind}{acted}")
        features.append(f"q{_rest_has(kinds, number)}{kind}{ended}")
        features += _pair_groups(*groups[number : number + 4])
        acted = acted or kind == "v"
        ended = ended or bool(hints[number])
        if word in "，,；;。\n：:":
            acted = ended = False
        described.append(features)
    return View(described, describe_words(senses.look_up(rows), texts, kinds, tags, hints))


def _describe_neighbours(
    number: int, texts: Sequence[str], kinds: Sequence[str], hints: Sequence[str], tags: Sequence[str]
) -> Iterator[str]:
    """Words, kinds and parts of speech around a token, alone and in pairs; how the text ends."""
    for step in _REACH:
        place = number + step
        inside = 0 <= place < len(texts)
        yield f"w{step}{texts[place] if inside else _EDGE}"
        yield f"k{step}{kinds[place] + hints[place] if inside else _EDGE}"
        yield f"t{step}{tags[place] if inside else _EDGE}"
    word, kind = texts[number], kinds[number]
    before = texts[number - 1] if number else _EDGE
    behind = texts[number + 1] if number + 1 < len(texts) else _EDGE
    tag_before = tags[number - 1] if number else _EDGE
    tag_behind = tags[number + 1] if number + 1 < len(texts) else _EDGE
    kind_before = kinds[number - 1] if number else _EDGE
    kind_behind = kinds[number + 1] if number + 1 < len(texts) else _EDGE
    yield f"kkk{kind_before}{kind}{kind_behind}"
    yield f"ttt{tag_before}{tags[number]}{tag_behind}"
    yield f"ww{before}_{word}"
    yield f"ww+{word}_{behind}"
    yield f"wt{word}{tag_before}"
    yield f"wt+{word}{tag_behind}"
    yield f"za{word[-1]}{behind[0]}"
    yield f"e{texts[-1]}_{word}"


def _pair_groups(second: str, before: str, group: str, behind: str) -> tuple[str, ...]:
    """What group a token and its neighbours are of, the `second` two places before."""
    return (
        f"g{group}",
        f"g-{before}",
        f"g+{behind}",
        f"gg{before}_{group}",
        f"gg+{group}_{behind}",
        f"ggg{before}_{group}_{behind}",
        f"gg-{second}_{before}",
    )


def _kind(word: str, foremost: bool, roles: Roles) -> str:
    """v action, s deverbal noun, a adverb, m modifier, b bare, h head, y ends in a head, p punctuation, n other."""
    if not word[0].isalnum():
        return "p"
    if word in roles.bare:
        return "b"
    if roles.names_thing(word):
        return "s"
    if roles.is_action(word):
        return "v"
    if roles.is_adverb(word):
        return "a"
    if roles.modifies(word, foremost):
        return "m"
    head = roles.head_of(word)
    return "n" if not head else "h" if head == word else "y"


def _next_hint(hints: Sequence[str], number: int) -> str:
    """What stands behind in the clause that the patterns know, and how far: at once, or later."""
    for step, hint in enumerate(hints[number + 1 : number + 6]):
        if hint:
            return f"{hint}{min(step, 1)}"
    return ""


def _rest_has(kinds: Sequence[str], number: int) -> str:
    """Kinds of words between here and the next punctuation."""
    seen = set()
    for kind in kinds[number + 1 :]:
        if kind == "p":
            break
        seen.add(kind)
    return "".join(sorted(seen & {"v", "n", "y"}))
