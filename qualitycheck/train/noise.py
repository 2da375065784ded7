"""Errors made on purpose: wrong, missing, added, doubled and swapped characters, seeded."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np

from qualitycheck.language.spelling.alphabet import Alphabet, is_han
from qualitycheck.language.spelling.confusions import NEAR_SOUND, Confusions
from qualitycheck.language.spelling.ngrams import NgramModel
from qualitycheck.language.spelling.words import WordModel

KINDS = ("replace", "homophone", "delete", "insert", "double", "repeat", "swap")
_WEIGHTS = (46, 10, 14, 3, 8, 7, 12)
_BY_SHAPE, _UNLIKE = 0.35, 0.6


class Noise:
    """Makes errors the way people make them: mostly characters of the same sound, frequent ones first."""

    def __init__(
        self, alphabet: Alphabet, confusions: Confusions, model: NgramModel, words: WordModel
    ) -> None:
        self._alphabet, self._confusions, self._model, self._words = alphabet, confusions, model, words

    def spoil(self, text: str, maker: random.Random, kinds: Sequence[str] = KINDS) -> str:
        """The text with one error more; unchanged where none could be made."""
        weights = [_WEIGHTS[KINDS.index(kind)] for kind in kinds]
        places = [p for p in range(len(text) - 1) if is_han(text[p]) and is_han(text[p + 1])]
        for _ in range(8):
            if not places:
                break
            kind, place = maker.choices(kinds, weights)[0], maker.choice(places)
            spoiled = self._make(kind, text, place, maker)
            if spoiled is not None and spoiled != text:
                return spoiled
        return text

    def _make(self, kind: str, text: str, place: int, maker: random.Random) -> str | None:
        head, one, two, tail = text[:place], text[place], text[place + 1], text[place + 2 :]
        if kind == "replace":
            return head + self._confuse(one, maker) + two + tail
        if kind == "homophone":
            return head + self._confuse(one, maker) + self._confuse(two, maker) + tail
        if kind == "delete":
            return head + two + tail
        if kind == "insert":
            return head + one + self._confuse(one, maker) + two + tail
        if kind == "double":
            return head + one + one + two + tail
        if kind == "swap":
            return head + two + one + tail
        words = self._words.divide(text[place : place + 4])
        return head + words[0] + text[place:] if len(words[0]) > 1 else None

    def _confuse(self, character: str, maker: random.Random) -> str:
        sign = int(self._alphabet.encode(character)[0])
        rows = np.arange(self._confusions.start[sign], self._confusions.start[sign + 1])
        if not len(rows):
            return character
        sound, shape = self._confusions.sound[rows].astype(float), self._confusions.shape[rows] / 100.0
        usual = np.exp(0.5 * self._model.unigram(self._confusions.to[rows]).astype(float))
        heard = np.where(sound >= NEAR_SOUND, 2.0**sound, 0.2) * usual
        seen = np.maximum(shape - _UNLIKE, 0) ** 2 * np.sqrt(usual)
        weights = seen if maker.random() < _BY_SHAPE and seen.any() else heard
        chosen = maker.choices(rows.tolist(), weights.tolist())[0]
        return self._alphabet.decode([int(self._confusions.to[chosen])])
