"""What might have been meant where the model is surprised: characters replaced, missing, added, swapped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.batch import Batch, gain_of
from qualitycheck.language.spelling.confusions import Confusions
from qualitycheck.language.spelling.ngrams import STEP, Floats, NgramModel

REPLACE, PAIR, INSERT, DELETE, REPEAT, SWAP = range(6)
Numbers = npt.NDArray[np.int64]
ABSENT = 255
SURPRISE, DEEP_SURPRISE, GAP_SURPRISE = -10.0, -13.0, -6.5
_LEAST_GAIN = np.array([2.0, 4.0, 0.5, 7.0, 3.0, 3.0], np.float32)
_LEAST_ROUGH = -3.0
_KEPT = {REPLACE: 6, INSERT: 2}
_CHUNK = 128
_FILLERS, _NEVER, _FIRST_HAN = 10, 999, 4
_LONGEST_REPEAT = 8


@dataclass(slots=True)
class Candidates:
    """Columns of one length. `old` signs at `place` become the first `size` of `new`, likelier by `gain`."""

    kind: Numbers
    place: Numbers
    old: Numbers
    new: Numbers
    size: Numbers
    gain: Floats
    sound: Numbers
    shape: Numbers

    def __len__(self) -> int:
        return len(self.place)

    def take(self, rows: npt.NDArray[np.integer] | npt.NDArray[np.bool_]) -> Candidates:
        """Some of them."""
        return Candidates(*(getattr(self, name)[rows] for name in self.__slots__))


def join_candidates(parts: list[Candidates]) -> Candidates:
    """One after the other."""
    return Candidates(*(np.concatenate([getattr(p, name) for p in parts]) for name in Candidates.__slots__))


class Proposer:
    """Proposes candidates with the character model and the table of confusions."""

    def __init__(self, model: NgramModel, confusions: Confusions, size: int) -> None:
        self._model = model
        self._confusions = confusions
        self._after = model.square(size)
        self._before = np.ascontiguousarray(self._after.T)

    def propose(self, batch: Batch) -> Candidates:
        """All candidates worth a closer look."""
        places = np.flatnonzero(batch.han & surprised(batch, SURPRISE))
        ways: list[Callable[[Batch, Numbers], Candidates]] = [
            self._replace, self._pair, self._insert, self._delete, self._repeat, self._swap,
        ]  # fmt: skip
        found = join_candidates([way(batch, places) for way in ways])
        return found.take(found.gain >= _LEAST_GAIN[found.kind])

    def _finish(
        self,
        batch: Batch,
        kind: int,
        places: Numbers,
        *,
        old: int,
        new: Numbers,
        kin: tuple[Numbers, Numbers],
    ) -> Candidates:
        size = new.shape[1]
        wide = np.zeros((len(places), 2), np.int64)
        wide[:, :size] = new
        gain = gain_of(batch, self._model, places, old, new)
        full = [np.full(len(places), value, np.int64) for value in (kind, old, size)]
        return Candidates(full[0], places, full[1], wide, full[2], gain, *kin)

    def _plain(self, batch: Batch, kind: int, places: Numbers, old: int, new: Numbers) -> Candidates:
        none = np.zeros(len(places), np.int64)
        return self._finish(batch, kind, places, old=old, new=new, kin=(none, none))

    def log_after(self, first: Numbers, second: Numbers) -> Floats:
        """log p(second | first), roughly: a pair never seen costs what its second sign costs, and more."""
        stored = self._after[first, second].astype(np.float32) * -STEP
        unseen = self._model.unigram(second) - np.float32(3)
        return np.where(self._after[first, second] == ABSENT, unseen, stored)

    def _replace(self, batch: Batch, places: Numbers) -> Candidates:
        owners, rows = self._confusions.expand(batch.ids[places])
        new = self._confusions.to[rows]
        left, right = batch.ids[places - 1][owners], batch.ids[places + 1][owners]
        seen = (self._after[left, new] != ABSENT) | (self._after[new, right] != ABSENT)
        owners, rows, new, left, right = (x[seen] for x in (owners, rows, new, left, right))
        rough = self.log_after(left, new) + self.log_after(new, right)
        near = batch.ids[places - 1], batch.ids[places], batch.ids[places + 1]
        present = self.log_after(near[0], near[1]) + self.log_after(near[1], near[2])
        better = rough >= present[owners] + _LEAST_ROUGH
        owners, rows, new, rough = (x[better] for x in (owners, rows, new, rough))
        best = _best_of_each(owners, rough, _KEPT[REPLACE])
        rows = rows[best]
        kin = (self._confusions.sound[rows].astype(np.int64), self._confusions.shape[rows].astype(np.int64))
        return self._finish(batch, REPLACE, places[owners[best]], old=1, new=new[best][:, None], kin=kin)

    def _pair(self, batch: Batch, places: Numbers) -> Candidates:
        """Two characters side by side, both wrong: pairs of close candidates that the model has seen."""
        deep = surprised(batch, DEEP_SURPRISE)
        following = surprised(batch, SURPRISE)[places + 1] & batch.han[places + 1]
        starts = places[following & deep[places]]
        found: list[tuple[int, int, int, int, int]] = []
        for place in starts.tolist():
            found += self._pairs_at(place, *batch.ids[place - 1 : place + 3].tolist())
        table = np.array(found, np.int64).reshape(-1, 5)
        return self._finish(
            batch, PAIR, table[:, 0], old=2, new=table[:, 1:3], kin=(table[:, 3], table[:, 4])
        )

    def _pairs_at(
        self, place: int, left: int, first: int, second: int, right: int
    ) -> list[tuple[int, int, int, int, int]]:
        ones, others = self._confusions.close(first), self._confusions.close(second)
        a, b = self._confusions.to[ones], self._confusions.to[others]
        costs = self._after[np.ix_(a, b)]
        rows, columns = np.nonzero(costs < 90)
        if not len(rows):
            return []
        outside = (
            self.log_after(np.full(len(a), left), a)[rows]
            + self.log_after(b, np.full(len(b), right))[columns]
        )
        order = np.argsort(-(outside - costs[rows, columns] * STEP))[:3]
        sounds, shapes = self._confusions.sound, self._confusions.shape
        return [
            (place, int(a[r]), int(b[c]), int(min(sounds[ones[r]], sounds[others[c]])),
             int(min(shapes[ones[r]], shapes[others[c]])))
            for r, c in zip(rows[order].tolist(), columns[order].tolist(), strict=True)
        ]  # fmt: skip

    def _insert(self, batch: Batch, places: Numbers) -> Candidates:
        """The characters seen after the one and before the other side of a gap, the best few of each gap."""
        gaps = np.unique(np.concatenate([places, places[batch.ids[places + 1] != 0] + 1]))
        gaps = gaps[(batch.logs[gaps] < GAP_SURPRISE) & (batch.ids[gaps] != 0)]
        owners, new = self._fillers(batch, gaps)
        every = self._plain(batch, INSERT, gaps[owners], 0, new[:, None])
        return every.take(_best_of_each(owners, every.gain, _KEPT[INSERT]))

    def _fillers(self, batch: Batch, gaps: Numbers) -> tuple[Numbers, Numbers]:
        """The number of the gap, and the sign, cheapest by the pairs it makes."""
        owners, new = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for start in range(0, len(gaps), _CHUNK):
            chunk = gaps[start : start + _CHUNK]
            left, right = self._after[batch.ids[chunk - 1]], self._before[batch.ids[chunk]]
            cost = np.maximum(left, right).astype(np.int16) + np.minimum(left, right)
            cost[(left == ABSENT) | (right == ABSENT)] = _NEVER
            cost[:, :_FIRST_HAN] = _NEVER
            best = np.argpartition(cost, _FILLERS, axis=1)[:, :_FILLERS]
            kept = np.take_along_axis(cost, best, axis=1) < _NEVER
            owners.append(start + np.repeat(np.arange(len(chunk)), kept.sum(axis=1)))
            new.append(best[kept])
        return np.concatenate(owners), np.concatenate(new)

    def _delete(self, batch: Batch, places: Numbers) -> Candidates:
        single = places[batch.ids[places] != batch.ids[places - 1]]
        return self._plain(batch, DELETE, single, 1, np.zeros((len(single), 0), np.int64))

    def _repeat(self, batch: Batch, places: Numbers) -> Candidates:
        """The second of two equal stretches."""
        parts = []
        for length in range(1, min(_LONGEST_REPEAT, len(batch.ids) // 2) + 1):
            same = (batch.ids[length:] == batch.ids[:-length]) & batch.han[length:] & batch.han[:-length]
            run = np.lib.stride_tricks.sliding_window_view(same, length).all(axis=1)
            starts = np.flatnonzero(run) + length
            nothing = np.zeros((len(starts), 0), np.int64)
            parts.append(self._plain(batch, REPEAT, starts, length, nothing))
        return join_candidates(parts)

    def _swap(self, batch: Batch, places: Numbers) -> Candidates:
        starts = np.unique(np.concatenate([places, places - 1]))
        starts = starts[
            batch.han[starts] & batch.han[starts + 1] & (batch.ids[starts] != batch.ids[starts + 1])
        ]
        new = np.stack([batch.ids[starts + 1], batch.ids[starts]], axis=1)
        return self._plain(batch, SWAP, starts, 2, new)


def surprised(batch: Batch, limit: float) -> npt.NDArray[np.bool_]:
    """Where a sign and the one after it together are less likely than the limit."""
    following = np.append(batch.logs[1:], np.float32(0))
    return batch.logs + following < limit


def _best_of_each(owners: Numbers, scores: Floats, number: int) -> Numbers:
    """The rows with the best `number` scores of each owner."""
    order = np.lexsort((-scores, owners))
    sorted_owners = owners[order]
    first = np.r_[True, sorted_owners[1:] != sorted_owners[:-1]] if len(order) else np.zeros(0, bool)
    starts = np.flatnonzero(first)
    rank = np.arange(len(order)) - np.repeat(starts, np.diff(np.r_[starts, len(order)]))
    return order[rank < number]
