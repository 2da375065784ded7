"""Whether errors come in company: where one of a sentence is sure, how much surer is another that is likely.

Some authors make one slip in a sentence, others three. How many of the document's wrong sentences have more than
one sure error says which; it is held to the usual share by as many sentences as a few documents have.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from qualitycheck.language.spelling.correction import APPLIED, Correction

_SURE = 0.9
_USUAL, _BELIEF = 0.1, 20.0
"""The usual share of sentences with more than one error among the wrong ones, and how many have been seen so."""
_STRENGTH = 4.0
"""Log-odds for each factor of e by which the share differs; chosen on the training folds."""
_STOPS = re.compile("[。；！？\n]")
Found = Sequence[Sequence[Correction]]


def estimate_company(texts: Sequence[str], found: Found) -> float:
    """What to add to the logits of likely corrections beside a surer one of their sentence; about 0 for few errors."""
    wrong = [
        len(sentence)
        for text, corrections in zip(texts, found, strict=True)
        for sentence in divide(text, [c for c in corrections if c.confidence >= _SURE])
    ]
    several = sum(count > 1 for count in wrong)
    share = (several + _BELIEF * _USUAL) / (len(wrong) + _BELIEF)
    return _STRENGTH * math.log(share / _USUAL)


def weigh_company(text: str, found: Sequence[Correction], company: float) -> tuple[Correction, ...]:
    """The corrections of a text with their company weighed.

    The surest of each sentence stays as it is, and so do the doubtful: company makes nothing right that is
    rather wrong.
    """
    weighed: list[Correction] = []
    for sentence in divide(text, found):
        surest = max(sentence, key=lambda c: c.confidence)
        for one in sentence:
            stays = one is surest or one.confidence < APPLIED or surest.confidence < _SURE
            weighed.append(one if stays else replace(one, confidence=_add(one.confidence, company)))
    return tuple(weighed)


def divide(text: str, found: Sequence[Correction]) -> list[list[Correction]]:
    """The corrections, in order, of each sentence that has any."""
    sentences: list[list[Correction]] = []
    for one in found:
        if sentences and not _STOPS.search(text, sentences[-1][-1].end, one.start):
            sentences[-1].append(one)
        else:
            sentences.append([one])
    return sentences


def _add(confidence: float, company: float) -> float:
    odds = math.exp(company) * confidence
    return round(odds / (odds + 1 - confidence), 4)
