"""Texts side by side in one array of signs, with the character model's opinion of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.alphabet import Alphabet
from qualitycheck.language.spelling.candidates import Alike
from qualitycheck.language.spelling.ngrams import Floats, NgramModel, read_tokens, score_rows

_PAD = 6
CONTEXT = 3
Numbers = npt.NDArray[np.int64]


@dataclass(slots=True)
class Batch:
    """`text` and `ids` are of one length; between texts and at both ends stand boundaries.

    `starts`: where each text begins; `logs`: log p of each sign after those before it; `depth`: of how many
    signs the longest known n-gram is that ends there; `weights`: those of the contexts that end there; `han`:
    Chinese characters; `sums`: the logs before each place, summed; `counts`: signs that are no boundary;
    `ends`: the next boundary.
    """

    text: str
    ids: Numbers
    starts: Numbers
    logs: Floats
    depth: npt.NDArray[np.uint8]
    weights: list[Floats]
    han: npt.NDArray[np.bool_]
    sums: npt.NDArray[np.float64]
    counts: Numbers
    ends: Numbers

    def line_of(self, positions: npt.NDArray[np.integer]) -> Numbers:
        """Which text each position belongs to."""
        return np.searchsorted(self.starts, positions, "right") - 1

    def familiar(self, first: Numbers, last: Numbers) -> Floats:
        """The mean log p of the signs from `first` to before `last`, cut at the ends of the batch."""
        a, b = (np.clip(x, 0, len(self.ids)) for x in (first, last))
        means: Floats = (self.sums[b] - self.sums[a]) / np.maximum(self.counts[b] - self.counts[a], 1)
        return means.astype(np.float32)

    def around(self, places: Numbers, before: int, after: int) -> Numbers:
        """A row of signs for each place, those beyond a boundary 0."""
        rows: Numbers = self.ids[places[:, None] + np.arange(-before, after)]
        for column in range(before - 2, -1, -1):
            rows[rows[:, column + 1] == 0, column] = 0
        for column in range(before + 1, before + after):
            rows[rows[:, column - 1] == 0, column] = 0
        return rows


def build_batch(texts: Sequence[str], alphabet: Alphabet, model: NgramModel) -> Batch:
    """The texts with their scores."""
    gap = "\n" * _PAD
    text = gap + gap.join(texts) + gap
    lengths = np.array([len(t) + _PAD for t in texts])
    ids = alphabet.encode(text).astype(np.int64)
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    reading = read_tokens(model, ids)
    inside = ids != 0
    places = np.arange(len(ids))
    ends = np.minimum.accumulate(np.where(inside, len(ids) - 1, places)[::-1])[::-1]
    return Batch(
        text=text,
        ids=ids,
        starts=_PAD + np.cumsum(lengths) - lengths,
        logs=reading.logs,
        depth=reading.depth,
        weights=reading.weights,
        han=(codes >= 0x4E00) & (codes <= 0x9FFF),
        sums=np.concatenate([[0.0], np.cumsum(np.where(inside, reading.logs, 0), dtype=np.float64)]),
        counts=np.concatenate([[0], np.cumsum(inside)]),
        ends=ends,
    )


def gain_of(
    batch: Batch, model: NgramModel, places: Numbers, old: int, new: npt.NDArray[np.integer]
) -> tuple[Floats, npt.NDArray[np.uint8]]:
    """How much likelier the text gets when `old` signs at each place become the row of `new`; and of how many
    signs the known n-grams are, shape (places, 4), that would end in the first sign and the three behind."""
    left = batch.around(places, CONTEXT, 0)
    right = batch.around(places + old, 0, CONTEXT)
    weights = [weight[places - 1] for weight in batch.weights]
    rows = np.hstack([left, new, right])
    alike = Alike(rows)
    once, depths = score_rows(model, rows[alike.first], CONTEXT, [weight[alike.first] for weight in weights])
    after = once[alike.sort]
    last = np.minimum(places + old + CONTEXT, batch.ends[places] + 1)
    before = batch.sums[last] - batch.sums[places]
    boundary = last == batch.ends[places] + 1
    before += np.where(boundary, batch.logs[batch.ends[places]], 0)
    gain: Floats = (after - before).astype(np.float32)
    return gain, depths[alike.sort][:, [0, -3, -2, -1]]
