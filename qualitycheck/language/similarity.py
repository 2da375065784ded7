"""How near texts are in meaning: words weighted by rarity, as sums of static word vectors.

The vectors are learnt once from a small embedding model (train/meaning), so that nothing heavy runs here and
参训学员 is near 培训对象 though they share no character.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from qualitycheck.language.artefact import Arrays, read_arrays
from qualitycheck.language.words import Words, load_words
from qualitycheck.resources import data_folder

FOLDER, FILE = "meaning", "vectors.npz"
LONGEST = 4000
"""Characters of a text that are compared; no cell that means something is longer."""
_CONTENT = re.compile(r"[一-鿿]{2,}")
Vector = npt.NDArray[np.float32]


class Meaning:
    """Vectors of known words (a row each, of length 1) with the weight of each word."""

    def __init__(self, arrays: Arrays, words: Words) -> None:
        vocabulary = bytes(np.asarray(arrays["words"], np.uint8)).decode("utf-8").split("\n")
        self._places = {word: place for place, word in enumerate(vocabulary)}
        table = np.asarray(arrays["vectors"], np.float32)
        self._weights = np.asarray(arrays["weights"], np.float32)
        self._vectors = table / np.linalg.norm(table, axis=1, keepdims=True) * self._weights[:, None]
        self._words = words
        self.vector = lru_cache(maxsize=65536)(self._vector)
        self.content = lru_cache(maxsize=65536)(self._content)
        self.directions = lru_cache(maxsize=65536)(self._directions)

    def _content(self, text: str) -> tuple[str, ...]:
        """The words of a text that mean something: two Chinese characters and more."""
        return tuple(word for word in self._words.divide(text[:LONGEST]) if _CONTENT.fullmatch(word))

    def _vector(self, text: str) -> Vector:
        """The direction of a text, of length 1; zero where no word is known."""
        places = [self._places[word] for word in self.content(text) if word in self._places]
        total: Vector = self._vectors[places].sum(0)
        length = np.float32(np.linalg.norm(total))
        if length:
            total /= length
        return total

    def _directions(self, words: tuple[str, ...]) -> Vector:
        """The vectors of those words that are known, (known, 64), each of length 1."""
        places = [self._places[word] for word in words if word in self._places]
        vectors: Vector = self._vectors[places] / self._weights[places][:, None]
        return vectors

    def rarity(self, word: str) -> float:
        """How seldom a word stands in indicators, about 2 … 10 (natural logarithm); an unknown one is the rarest."""
        place = self._places.get(word)
        return float(self._weights[place] if place is not None else self._weights.max())

    def likeness(self, one: str, other: str) -> float:
        """The cosine of two texts, -1 … 1; 0 where one has no known word."""
        return float(self.vector(one) @ self.vector(other))


def share_characters(part: str, whole: str) -> float:
    """The share of the Chinese characters of `part` that stand in `whole`."""
    characters = [c for c in part[:LONGEST] if "\u4e00" <= c <= "\u9fff"]
    known = set(whole)
    return sum(c in known for c in characters) / len(characters) if characters else 0.0


@cache
def load_meaning(user_words: tuple[str, ...] = ()) -> Meaning:
    """The shipped vectors."""
    return Meaning(read_arrays(data_folder("models") / FOLDER / FILE), load_words(user_words))


def fit_description(meaning: Meaning, name: str, description: str) -> float:
    """How well a description belongs to a name, about 0 … 2: shared characters and likeness of meaning."""
    return share_characters(name, description) + meaning.likeness(name, description)
