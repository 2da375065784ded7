"""What the reranker learns from: labelled sentences; errors made in held-out text, short cells, terms."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualitycheck.train.groups import Pair
from qualitycheck.train.noise import Noise

_RECENT_COPIES = 4
_PIECE = re.compile("[，。；、：]")
_SHORT, _LONG = 4, 14


@dataclass(frozen=True, slots=True)
class Examples:
    """`labelled`: wrong and right; `held`: lines unseen by the models; `recent`: sentences of new reports."""

    labelled: Sequence[Pair]
    held: Sequence[str]
    recent: Sequence[str]


def cut_sentences(lines: Iterable[str]) -> list[str]:
    """Sentences of 8 characters or more, with their full stop."""
    return [part + "。" for line in lines for part in line.split("。") if len(part) >= 8]


def make_pairs(examples: Examples, terms: Sequence[str], noise: Noise, maker: random.Random) -> list[Pair]:
    """Sentences, pieces as short as a cell of a table, and terms: half of them with an error; shuffled."""
    texts = list(examples.held)
    texts += [text for text in examples.recent for _ in range(_RECENT_COPIES)]
    pieces = [p for text in examples.held for p in _PIECE.split(text) if _SHORT <= len(p) <= _LONG]
    texts += maker.sample(pieces, min(len(pieces), len(examples.held) // 2))
    texts += [term for term in terms if len(term) >= _SHORT]
    maker.shuffle(texts)
    pairs = []
    for number, text in enumerate(texts):
        wrong = noise.spoil(text, maker) if number % 2 else text
        pairs.append((noise.spoil(wrong, maker) if number % 16 == 1 else wrong, text))
    return pairs
