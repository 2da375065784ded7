"""Words: a list with frequencies, the likeliest division of a stretch of text, an n-gram model over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.ngrams import STEP, Floats, NgramModel, score_rows

LONGEST = 7
OTHER, EDGE = 1, 0
_SHORT_WORD, _NO_WORD = 4, -20.0
_STRANGE = -17.0
"""What a character outside every word costs in a division (natural logarithm)."""


class WordModel:
    """`words` with their logarithms; the first of them are tokens of `model`, from 2 on."""

    def __init__(self, words: Sequence[str], logs: Floats, model: NgramModel, tokens: int) -> None:
        self.logs = dict(zip(words, logs.tolist(), strict=True))
        self._tokens = {word: number for number, word in enumerate(words[:tokens], 2)}
        self._model = model
        self.divide = lru_cache(maxsize=65536)(self._divide)

    @classmethod
    def load(cls, arrays: Mapping[str, npt.NDArray[np.generic]], words: str) -> WordModel:
        """From the arrays of an artefact and its list of words, one a line."""
        logs = arrays["word_list"].astype(np.float32) * -STEP
        return cls(words.split("\n"), logs, NgramModel(arrays, "word_"), int(arrays["word_tokens"]))

    def _divide(self, text: str) -> tuple[str, ...]:
        """The division with the greatest product of word frequencies."""
        best, back = [0.0], [0]
        for end in range(1, len(text) + 1):
            score, start = best[end - 1] + self.logs.get(text[end - 1], _STRANGE), end - 1
            for first in range(max(0, end - LONGEST), end - 1):
                log = self.logs.get(text[first:end])
                if log is not None and best[first] + log > score:
                    score, start = best[first] + log, first
            best.append(score)
            back.append(start)
        words: list[str] = []
        end = len(text)
        while end:
            words.append(text[back[end] : end])
            end = back[end]
        return tuple(reversed(words))

    def score(self, texts: Sequence[str]) -> tuple[Floats, Floats]:
        """For each text the logarithms of its best division: by n-grams, and by single words."""
        divided = [self.divide(text) for text in texts]
        width = max((len(words) for words in divided), default=0)
        singles = [sum(self.logs.get(word, _STRANGE) for word in words) for words in divided]
        rows = np.full((len(texts), width + 2), EDGE, np.int32)
        for number, words in enumerate(divided):
            rows[number, 1 : len(words) + 1] = [self._tokens.get(word, OTHER) for word in words]
        lengths = np.array([len(words) for words in divided])
        return self._sequences(rows, lengths), np.array(singles, np.float32)

    def _sequences(self, rows: npt.NDArray[np.int32], lengths: npt.NDArray[np.integer]) -> Floats:
        """Texts of one length at a time, for nothing may be scored behind a text's end."""
        result = np.zeros(len(rows), np.float32)
        for length in np.unique(lengths):
            same = lengths == length
            result[same], _ = score_rows(self._model, rows[same][:, : length + 2], 1)
        return result

    def usual_over(self, text: str, start: int, end: int) -> float:
        """The logarithm of the most usual word of two to four characters over `start`..`end`, however the text is
        divided; where that is empty, across the gap; −20 where there is none."""
        edge = int(start == end)
        found = [
            self.logs.get(text[first : first + length], _NO_WORD)
            for length in range(max(2, end - start), _SHORT_WORD + 1)
            for first in range(max(0, end + edge - length), min(start - edge, len(text) - length) + 1)
        ]
        return max(found, default=_NO_WORD)

    def is_word(self, text: str, least: float = -30.0) -> bool:
        """Whether the list has it, with at least that logarithm."""
        return bool(self.logs.get(text, -99.0) >= least)
