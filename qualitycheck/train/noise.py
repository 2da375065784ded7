"""Errors made on purpose: wrong, missing, added, doubled and swapped characters, seeded."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.alphabet import Alphabet, is_han
from qualitycheck.language.spelling.confusions import NEAR_SOUND, SAME_SOUND, Confusions
from qualitycheck.language.spelling.ngrams import NgramModel
from qualitycheck.language.spelling.words import WordModel

KINDS = ("replace", "homophone", "unlike", "delete", "insert", "double", "repeat", "swap", "particle")
_WEIGHTS = (48, 14, 5, 16, 3, 7, 6, 11, 5)
_AS_WORD, _HEARD = 0.4, 2.3
_BY_SHAPE, _UNLIKE = 0.45, 0.6
_RARE, _RARER = 0.6, 3
"""How often an error is made in the rarest of some words: models know the others too well, documents hold such."""
_FROM_TEXT = 0.5
_PARTICLES = "的地得"


class Noise:
    """Makes errors the way people make them: mostly characters of the same sound, frequent ones first."""

    def __init__(
        self, alphabet: Alphabet, confusions: Confusions, model: NgramModel, words: WordModel
    ) -> None:
        self._alphabet, self._confusions, self._model, self._words = alphabet, confusions, model, words
        self._signs = [sign for sign in alphabet.characters if is_han(sign)]
        numbers = alphabet.encode("".join(self._signs)).astype(np.int64)
        self._usual = np.cumsum(np.exp(0.5 * model.unigram(numbers).astype(float))).tolist()

    def spoil(self, text: str, maker: random.Random, kinds: Sequence[str] = KINDS) -> str:
        """The text with one error more; unchanged where none could be made."""
        weights = [_WEIGHTS[KINDS.index(kind)] for kind in kinds]
        places = [p for p in range(len(text) - 1) if is_han(text[p]) and is_han(text[p + 1])]
        for _ in range(8):
            if not places:
                break
            kind, place = maker.choices(kinds, weights)[0], self._choose(text, places, maker)
            spoiled = self._make(kind, text, place, maker)
            if spoiled is not None and spoiled != text:
                return spoiled
        return text

    def _make(self, kind: str, text: str, place: int, maker: random.Random) -> str | None:
        head, one, two, tail = text[:place], text[place], text[place + 1], text[place + 2 :]
        if kind == "replace":
            return head + self._confuse(one, maker, two) + two + tail
        if kind == "homophone":
            return head + self._mishear(one, two, maker) + tail
        if kind == "unlike":
            other = self._strange(text, maker)
            return head + other + two + tail if is_han(other) else None
        if kind == "delete":
            inside = one + two in self._words.logs or head[-1:] + one in self._words.logs
            return head + two + tail if inside else None
        if kind == "particle":
            return self._mix_particles(text, maker)
        if kind == "insert":
            return head + one + self._confuse(one, maker) + two + tail
        if kind == "double":
            return head + one + one + two + tail
        if kind == "swap":
            return head + two + one + tail
        words = self._words.divide(text[place : place + 4])
        return head + words[0] + text[place:] if len(words[0]) > 1 else None

    def _choose(self, text: str, places: Sequence[int], maker: random.Random) -> int:
        """A place; often the rarest word's of a few."""
        if maker.random() > _RARE:
            return maker.choice(places)
        logs = [self._words.logs.get(word, -20.0) for word in self._words.divide(text) for _ in word]
        return min(maker.choices(places, k=_RARER), key=logs.__getitem__)

    def _mix_particles(self, text: str, maker: random.Random) -> str | None:
        """One of 的, 地, 得 for another."""
        places = [place for place, character in enumerate(text) if character in _PARTICLES]
        if not places:
            return None
        place = maker.choice(places)
        other = maker.choice(_PARTICLES.replace(text[place], ""))
        return text[:place] + other + text[place + 1 :]

    def _strange(self, text: str, maker: random.Random) -> str:
        """A character that neither sounds nor looks like the one it stands for: of the text, or a usual one."""
        if maker.random() < _FROM_TEXT:
            return text[maker.randrange(len(text))]
        return maker.choices(self._signs, cum_weights=self._usual)[0]

    def _confuse(self, character: str, maker: random.Random, following: str = "") -> str:
        """A character written for this one; half of the time, if there is any, one that makes another word."""
        rows, weights = self._slips(character, maker)
        if not rows:
            return character
        slips = self._alphabet.decode(self._confusions.to[rows].tolist())
        if following and maker.random() < _AS_WORD:
            words = [
                w if s + following in self._words.logs else 0.0 for s, w in zip(slips, weights, strict=True)
            ]
            weights = words if any(words) else weights
        return maker.choices(slips, weights)[0]

    def _mishear(self, one: str, two: str, maker: random.Random) -> str:
        """Both characters as others of the same sound that make a word, as input methods do; else any two."""
        ones, others = (
            [s for s, sound in self._sounds(character) if sound >= SAME_SOUND] for character in (one, two)
        )
        found = [a + b for a in ones for b in others if a + b in self._words.logs]
        if not found:
            return self._confuse(one, maker) + self._confuse(two, maker)
        return maker.choices(found, [math.exp(0.5 * self._words.logs[word]) for word in found])[0]

    def _sounds(self, character: str) -> list[tuple[str, int]]:
        rows = self._rows(character)
        signs = self._alphabet.decode(self._confusions.to[rows].tolist())
        return list(zip(signs, self._confusions.sound[rows].tolist(), strict=True))

    def _rows(self, character: str) -> npt.NDArray[np.int64]:
        sign = int(self._alphabet.encode(character)[0])
        return np.arange(self._confusions.start[sign], self._confusions.start[sign + 1])

    def _slips(self, character: str, maker: random.Random) -> tuple[list[int], list[float]]:
        """Rows of the table and how often each is written: by sound or by shape, frequent ones first."""
        rows = self._rows(character)
        sound, shape = self._confusions.sound[rows].astype(float), self._confusions.shape[rows] / 100.0
        usual = np.exp(0.5 * self._model.unigram(self._confusions.to[rows]).astype(float))
        heard = np.where(sound >= NEAR_SOUND, _HEARD**sound, 0.2) * usual
        seen = np.maximum(shape - _UNLIKE, 0) ** 2 * np.sqrt(usual)
        weights = seen if maker.random() < _BY_SHAPE and seen.any() else heard
        return rows.tolist(), weights.tolist()
