"""Texts side by side in one array of signs, with the character model's opinion of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.alphabet import Alphabet
from qualitycheck.language.spelling.ngrams import Floats, NgramModel, columns_of, score_rows

_PAD = 4
CONTEXT = 3


@dataclass(slots=True)
class Batch:
    """`text` and `ids` are of one length; between texts and at both ends stand boundaries.

    `starts`: where each text begins; `logs`: log p of each sign after those before it; `han`: Chinese
    characters.
    """

    text: str
    ids: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    logs: Floats
    han: npt.NDArray[np.bool_]

    def line_of(self, positions: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
        """Which text each position belongs to."""
        return np.searchsorted(self.starts, positions, "right") - 1


def build_batch(texts: Sequence[str], alphabet: Alphabet, model: NgramModel) -> Batch:
    """The texts with their scores."""
    gap = "\n" * _PAD
    text = gap + gap.join(texts) + gap
    lengths = np.array([len(t) + _PAD for t in texts])
    ids = alphabet.encode(text).astype(np.int64)
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    return Batch(
        text=text,
        ids=ids,
        starts=_PAD + np.cumsum(lengths) - lengths,
        logs=model.score(columns_of(ids, model.order)),
        han=(codes >= 0x4E00) & (codes <= 0x9FFF),
    )


def gain_of(
    batch: Batch,
    model: NgramModel,
    places: npt.NDArray[np.int64],
    old: int,
    new: npt.NDArray[np.integer],
) -> Floats:
    """How much likelier the text gets when `old` signs at each place become the row of `new`."""
    before = batch.ids[places[:, None] + np.arange(-CONTEXT, old + CONTEXT)]
    left, right = before[:, :CONTEXT].copy(), before[:, CONTEXT + old :].copy()
    for column in range(CONTEXT - 2, -1, -1):
        left[left[:, column + 1] == 0, column] = 0
    for column in range(1, CONTEXT):
        right[right[:, column - 1] == 0, column] = 0
    middle = before[:, CONTEXT : CONTEXT + old]
    after = np.hstack([left, new, right])
    return score_rows(model, after, CONTEXT) - score_rows(model, np.hstack([left, middle, right]), CONTEXT)
