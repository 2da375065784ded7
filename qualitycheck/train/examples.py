"""What the reranker learns from: labelled sentences; errors made in held-out text, short cells, terms."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from qualitycheck.train.groups import Pair
from qualitycheck.train.noise import Noise

_RECENT_COPIES, _OWN_COPIES = 4, 4
_PIECE = re.compile("[，。；、：]")
_SHORT, _LONG = 4, 14


@dataclass(frozen=True, slots=True)
class Examples:
    """`labelled`: wrong and right; unseen by the models: `held`, lines, `recent`, sentences of new reports, and
    `own`, texts of our own indicators."""

    labelled: Sequence[Pair]
    held: Sequence[str]
    recent: Sequence[str]
    own: Sequence[str] = ()


def cut_sentences(lines: Iterable[str]) -> list[str]:
    """Sentences of 8 characters or more, with their full stop."""
    return [part + "。" for line in lines for part in line.split("。") if len(part) >= 8]


def split_examples(examples: Examples, share: int = 6) -> tuple[Examples, Examples]:
    """To learn from, and one in `share` of every kind, to see how sure one may be."""

    def choose(wanted: Callable[[int], bool]) -> Examples:
        return Examples(
            [one for n, one in enumerate(examples.labelled) if wanted(n % share)],
            *(
                [one for n, one in enumerate(part) if wanted(n % share)]
                for part in (examples.held, examples.recent, examples.own)
            ),
        )

    return choose(lambda rest: rest != 0), choose(lambda rest: rest == 0)


def make_pairs(
    examples: Examples, terms: Sequence[str], noise: Noise, maker: random.Random, *, copies: bool = True
) -> list[Pair]:
    """Sentences, pieces as short as a cell of a table, and terms: half of them with an error; shuffled."""
    texts = list(examples.held)
    texts += [text for text in examples.recent for _ in range(_RECENT_COPIES if copies else 1)]
    texts += [text for text in examples.own for _ in range(_OWN_COPIES if copies else 1)]
    pieces = [p for text in examples.held for p in _PIECE.split(text) if _SHORT <= len(p) <= _LONG]
    texts += maker.sample(pieces, min(len(pieces), len(examples.held) // 2))
    texts += [term for term in terms if len(term) >= _SHORT]
    maker.shuffle(texts)
    pairs = []
    for number, text in enumerate(texts):
        wrong = noise.spoil(text, maker) if number % 2 else text
        pairs.append((noise.spoil(wrong, maker) if number % 16 == 1 else wrong, text))
    return pairs
