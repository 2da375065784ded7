"""What nearly is a word of the document's own: 审合 where it writes 审核 again and again.

Two characters that are no word, neither of them part of one, beside a word that the document has several times and that
sounds the same, or is made of the same two the other way round.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qualitycheck.language.words import load_words

_LEAST = 2
_USUAL_LENGTH = 15_000
"""Characters of a document in which a word may stand twice by chance no more often than it means something."""
_HAN = re.compile("[一-鿿]{2}")
_FUNCTION = frozenset(
    "和与及的了在对为是等或并以将把被由从向到于不未无没非中上下内外后前时日月年个所各每其该此这那你我他已要应需可能会"
    "做作使让给按据照因而但则且又也都就还再更最很较一二三四五六七八九十百千万两多少大小新旧有名位家户次件项人条份台套间座处所级类种期场届批篇页册本张数量率额结毕完到好入出回起清"
)
Alike = Callable[[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class NearWord:
    """In a text the character at `place`, and the one, or the two, that would make a word of the document's own."""

    text: str
    place: int
    meant: str


def find_near_words(texts: Sequence[str], alike: Alike, is_word: Callable[[str], bool]) -> Iterator[NearWord]:
    """The near words of a document; `alike` gives the characters that sound like one."""
    once = list(dict.fromkeys(texts))
    strange = {text: found for text in once if (found := _find_strangers(text))}
    if not strange:
        return
    whole = "\n".join(once)
    counts: Counter[str] = Counter()
    for text in once:
        counts.update(_list_words(text))
    least = max(_LEAST, len(whole) // _USUAL_LENGTH)
    for text, places in strange.items():
        for place in places:
            pair = text[place : place + 2]
            if is_word(pair) or whole.count(pair) > 1:
                continue
            for times, word in _meant(pair, alike, counts, whole):
                if times >= least and is_word(word):
                    at = 0 if pair[0] != word[0] else 1
                    yield NearWord(text, place + at, word[at])
            turned = pair[1] + pair[0]
            if turned in counts and whole.count(turned) >= least and is_word(turned):
                yield NearWord(text, place, turned)


def _meant(pair: str, alike: Alike, counts: Counter[str], whole: str) -> Iterator[tuple[int, str]]:
    """The document's words that sound like the pair, with how often it has them."""
    words = [other + pair[1] for other in alike(pair[0])] + [pair[0] + other for other in alike(pair[1])]
    return ((whole.count(word), word) for word in words if word in counts)


@lru_cache(maxsize=65536)
def _list_words(text: str) -> tuple[str, ...]:
    return tuple({word for word in load_words().divide(text) if _HAN.fullmatch(word)})


@lru_cache(maxsize=65536)
def _find_strangers(text: str) -> tuple[int, ...]:
    """Where two characters stand that belong to no word, or make one that the dictionary does not have."""
    words = load_words()
    kinds = ""
    for word in words.divide(text):
        known = len(word) > 2 or (len(word) == 2 and words.tag(word))
        kinds += "w" * len(word) if known else "s" if len(word) == 1 else "uv"
    return tuple(
        at
        for at in range(len(text) - 1)
        if kinds[at : at + 2] in ("ss", "uv")
        and _HAN.fullmatch(text, at, at + 2)
        and not {text[at], text[at + 1]} & _FUNCTION
    )
