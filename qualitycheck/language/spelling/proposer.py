"""Proposes candidates where the model is surprised."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.batch import Batch, gain_of
from qualitycheck.language.spelling.candidates import (
    DELETE,
    INSERT,
    PAIR,
    REPEAT,
    REPLACE,
    SWAP,
    Alike,
    Candidates,
    Numbers,
    best_of_each,
    expand_ranges,
    join_candidates,
)
from qualitycheck.language.spelling.confusions import Confusions
from qualitycheck.language.spelling.ngrams import STEP, Floats, NgramModel
from qualitycheck.language.spelling.pairs import ABSENT, PairTable
from qualitycheck.language.spelling.runs import Dictionary

SURPRISE, _DEEP_SURPRISE, _GAP_SURPRISE = -10.0, -13.0, -6.5
_LEAST_GAIN = np.array([2.0, 4.0, 0.5, 7.0, 3.0, 3.0], np.float32)
_LEAST_ROUGH, _LEAST_FILL, _LEAST_INSIDE = -3.0, -12.0, 90
_KEPT, _KEPT_WORDS, _KEPT_OPEN, _KEPT_PAIRS, _KEPT_FILLERS, _TRIED_FILLERS = 6, 3, 2, 4, 2, 6
_LONGEST_REPEAT = 8
_PAIRS_AT_ONCE = 1500


class Proposer:
    """Proposes candidates with the character model and the table of confusions."""

    def __init__(self, model: NgramModel, confusions: Confusions, dictionary: Dictionary, size: int) -> None:
        self._model = model
        self._confusions = confusions
        self._dictionary = dictionary
        self.pairs = PairTable(model, size)

    def propose(self, batch: Batch, places: Numbers) -> Candidates:
        """All candidates worth a closer look at or beside the places, and repetitions anywhere."""
        ways: list[Callable[[Batch, Numbers], Candidates]] = [
            self._replace, self._open, self._pair, self._insert, self._delete, self._repeat, self._swap,
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
        new: npt.NDArray[np.integer],
        kin: tuple[npt.NDArray[np.integer], npt.NDArray[np.integer]] | None = None,
    ) -> Candidates:
        size = new.shape[1]
        wide = np.zeros((len(places), 2), np.int64)
        wide[:, :size] = new
        gain, depth = gain_of(batch, self._model, places, old, new)
        full = [np.full(len(places), value, np.int64) for value in (kind, old, size)]
        sound, shape = kin or (np.zeros(len(places), np.int64),) * 2
        alike = sound.astype(np.int64), shape.astype(np.int64)
        return Candidates(full[0], places, full[1], wide, full[2], gain, *alike, depth)

    def _replace(self, batch: Batch, places: Numbers) -> Candidates:
        """One character by one that sounds or looks like it: seen beside a neighbour, or in a word where none is."""
        near = batch.around(places, 2, 3)
        alike = Alike(near)
        near = near[alike.first]
        left, sign, right = near[:, 1:4].T
        after, table = self.pairs.after, self._confusions
        owners, rows = table.expand(sign)
        new = table.to[rows]
        seen = (after[left[owners], new] != ABSENT) | (after[new, right[owners]] != ABSENT)
        bare = self._dictionary.longest(near, 2, 1) == 0
        close = bare[owners] & table.is_alike(rows)
        seen |= close
        owners, rows, new, close = owners[seen], rows[seen], new[seen].astype(np.int64), close[seen]
        rough = self._rough(left[owners], new, right[owners]) + table.kinship(rows)
        worth = rough >= self._rough(left, sign, right)[owners] + _LEAST_ROUGH
        words = np.flatnonzero(close)
        words = words[self._makes_word(near[owners[words]], new[words])]
        likely = np.flatnonzero(worth)
        best = np.union1d(
            likely[best_of_each(owners[likely], rough[likely], _KEPT)],
            words[best_of_each(owners[words], rough[words], _KEPT_WORDS)],
        )
        at, answers = alike.spread(owners[best])
        rows = rows[best][answers]
        kin = table.sound[rows], table.shape[rows]
        return self._finish(batch, REPLACE, places[at], old=1, new=new[best][answers][:, None], kin=kin)

    def _makes_word(self, near: Numbers, new: Numbers) -> npt.NDArray[np.bool_]:
        """Whether the middle one of five signs, replaced, is in a word of two or three."""
        before, left, _, right, behind = near.T
        has = self._dictionary.has
        found = has((left, new)) | has((new, right))
        found |= has((before, left, new)) | has((left, new, right)) | has((new, right, behind))
        return found

    def _rough(self, left: Numbers, sign: Numbers, right: Numbers) -> Floats:
        return self.pairs.log_after(left, sign) + self.pairs.log_after(sign, right)

    def _open(self, batch: Batch, places: Numbers) -> Candidates:
        """One character by any that fits both sides, where it is very surprising: no table has every slip."""
        places = places[(batch.logs[places] + batch.logs[places + 1] < _DEEP_SURPRISE)]
        near = batch.around(places, 1, 2)
        alike = Alike(near)
        left, sign, right = near[alike.first].T
        owners, new, sums = self.pairs.fill(left, right, _LEAST_FILL)
        best = best_of_each(owners, sums, _TRIED_FILLERS)
        owners, new = owners[best], new[best]
        strange = ~self._confusions.has(sign[owners], new) & (new != sign[owners])
        owners, new = owners[strange], new[strange]
        at, answers = alike.spread(owners)
        found = self._finish(batch, REPLACE, places[at], old=1, new=new[answers][:, None])
        return found.take(best_of_each(found.place, found.gain, _KEPT_OPEN))

    def _pair(self, batch: Batch, places: Numbers) -> Candidates:
        """Two characters side by side, both wrong: pairs of close candidates that the model has seen."""
        both = batch.logs[places] + batch.logs[places + 1] < _DEEP_SURPRISE
        both &= batch.logs[places + 1] + batch.logs[places + 2] < SURPRISE
        starts = places[both & batch.han[places + 1]]
        near = batch.around(starts, 1, 3)
        alike = Alike(near)
        left, one, other, right = near[alike.first].T
        parts = [
            self._join(
                left[k : k + _PAIRS_AT_ONCE],
                one[k : k + _PAIRS_AT_ONCE],
                other[k : k + _PAIRS_AT_ONCE],
                right[k : k + _PAIRS_AT_ONCE],
                k,
            )
            for k in range(0, max(1, len(left)), _PAIRS_AT_ONCE)
        ]
        owners, first, second = (np.concatenate([part[c] for part in parts]) for c in range(3))
        at, answers = alike.spread(owners)
        first, second = first[answers], second[answers]
        table = self._confusions
        new = np.stack([table.to[first], table.to[second]], axis=1)
        sound = np.minimum(table.sound[first], table.sound[second])
        shape = np.minimum(table.shape[first], table.shape[second])
        return self._finish(batch, PAIR, starts[at], old=2, new=new, kin=(sound, shape))

    def _join(
        self, left: Numbers, one: Numbers, other: Numbers, right: Numbers, base: int
    ) -> tuple[Numbers, Numbers, Numbers]:
        """The best pairs of candidates: the number of the place, and the rows of both in the table."""
        rows, first_one, many_one = self._confusions.close(one)
        _, first_other, many_other = self._confusions.close(other)
        owners, within = expand_ranges(np.zeros(len(one), np.int64), many_one * many_other)
        wide = np.maximum(many_other, 1)[owners]
        first = rows[first_one[owners] + within // wide]
        second = rows[first_other[owners] + within % wide]
        a, b = self._confusions.to[first], self._confusions.to[second]
        inside = self.pairs.after[a, b]
        seen = np.flatnonzero(inside < _LEAST_INSIDE)
        owners, first, second, a, b = (x[seen] for x in (owners, first, second, a, b))
        outside = self.pairs.log_after(left[owners], a) + self.pairs.log_after(b, right[owners])
        best = best_of_each(owners, outside - inside[seen] * np.float32(STEP), _KEPT_PAIRS)
        return owners[best] + base, first[best], second[best]

    def _insert(self, batch: Batch, places: Numbers) -> Candidates:
        """The characters seen after the one and before the other side of a gap, the best few of each gap."""
        gaps = np.unique(np.concatenate([places, places[batch.ids[places + 1] != 0] + 1]))
        gaps = gaps[(batch.logs[gaps] < _GAP_SURPRISE) & (batch.ids[gaps] != 0)]
        near = batch.around(gaps, 1, 1)
        alike = Alike(near)
        left, right = near[alike.first].T
        owners, new, sums = self.pairs.fill(left, right, _LEAST_FILL)
        best = best_of_each(owners, sums, _TRIED_FILLERS)
        at, answers = alike.spread(owners[best])
        found = self._finish(batch, INSERT, gaps[at], old=0, new=new[best][answers][:, None])
        return found.take(best_of_each(found.place, found.gain, _KEPT_FILLERS))

    def _delete(self, batch: Batch, places: Numbers) -> Candidates:
        single = places[batch.ids[places] != batch.ids[places - 1]]
        return self._finish(batch, DELETE, single, old=1, new=np.zeros((len(single), 0), np.int64))

    def _repeat(self, batch: Batch, places: Numbers) -> Candidates:
        """The second of two equal stretches."""
        parts = []
        for length in range(1, min(_LONGEST_REPEAT, len(batch.ids) // 2) + 1):
            same = (batch.ids[length:] == batch.ids[:-length]) & batch.han[length:] & batch.han[:-length]
            ends = np.cumsum(np.r_[0, same])
            starts = np.flatnonzero(ends[length:] - ends[:-length] == length) + length
            nothing = np.zeros((len(starts), 0), np.int64)
            parts.append(self._finish(batch, REPEAT, starts, old=length, new=nothing))
        return join_candidates(parts)

    def _swap(self, batch: Batch, places: Numbers) -> Candidates:
        starts = np.unique(np.concatenate([places, places - 1]))
        starts = starts[
            batch.han[starts] & batch.han[starts + 1] & (batch.ids[starts] != batch.ids[starts + 1])
        ]
        new = np.stack([batch.ids[starts + 1], batch.ids[starts]], axis=1)
        return self._finish(batch, SWAP, starts, old=2, new=new)


def surprising_places(batch: Batch) -> Numbers:
    """Chinese characters that, with the sign after them, are less likely than usual."""
    following = np.append(batch.logs[1:], np.float32(0))
    return np.flatnonzero(batch.han & (batch.logs + following < SURPRISE))
