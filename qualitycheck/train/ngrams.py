"""Counts n-grams and writes them as an interpolated modified Kneser-Ney model (Chen and Goodman 1999)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.ngrams import STEP, columns_of, hash_keys, pack

Keys = npt.NDArray[np.uint64]
Counts = npt.NDArray[np.float64]
_WIDEST = 0xFFFF


@dataclass(slots=True)
class Grams:
    """The n-grams of one order with the counts that order uses, sorted by key."""

    keys: Keys
    counts: Counts
    raw: Counts


def train_ngrams(
    tokens: npt.NDArray[np.integer], size: int, bits: int, minimum: tuple[int, ...], prefix: str
) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays of `NgramModel`. `minimum`: the least raw count that is stored, for orders 2, 3, …"""
    order = len(minimum) + 1
    grams = _count(tokens, order, bits)
    mask = np.uint64((1 << bits) - 1)
    arrays: dict[str, npt.NDArray[np.generic]] = {
        f"{prefix}order": np.array(order), f"{prefix}bits": np.array(bits)
    }  # fmt: skip
    lower = _unigrams(grams[0], size)
    arrays[f"{prefix}unigram"] = _quantize(np.log(lower))
    below_keys, below = np.arange(size, dtype=np.uint64), lower
    for n in range(2, order + 1):
        gram = grams[n - 1]
        context = gram.keys >> np.uint64(bits)
        kept, discounted, weights = _discount(gram, context, minimum[n - 2])
        suffix = gram.keys & np.uint64((1 << (bits * (n - 1))) - 1) if n > 2 else gram.keys & mask
        at = np.searchsorted(below_keys, suffix[kept])
        contexts, gamma = weights
        where = np.searchsorted(contexts, context[kept])
        values = discounted[kept] + gamma[where] * below[at]
        _store_weights(arrays, prefix, n - 1, (below_keys, contexts, gamma), size)
        below_keys, below = gram.keys[kept], values
        if n == 2:
            arrays[f"{prefix}full_plain2"] = _quantize(_plain_logs(gram, context)[kept])
        arrays[f"{prefix}full{n}"], arrays[f"{prefix}value{n}"] = below_keys, _quantize(np.log(values))
    return _hashed(arrays, prefix, order, bits)


def _count(tokens: npt.NDArray[np.integer], order: int, bits: int) -> list[Grams]:
    """Raw counts in the highest order and after a boundary, numbers of left neighbours elsewhere."""
    columns = columns_of(tokens, order)
    raw = [np.unique(pack(columns[-n:], bits), return_counts=True) for n in range(1, order + 1)]
    grams = []
    for n, (keys, counts) in enumerate(raw, 1):
        used = counts.astype(np.float64)
        if n < order:
            used = _left_neighbours(keys, raw[n][0], used, bits, n)
        grams.append(Grams(keys, used, counts.astype(np.float64)))
    return grams


def _left_neighbours(keys: Keys, longer: Keys, raw: Counts, bits: int, n: int) -> Counts:
    suffix = np.sort(longer & np.uint64((1 << (bits * n)) - 1))
    found, numbers = np.unique(suffix, return_counts=True)
    used = raw.copy()
    at = np.searchsorted(found, keys)
    starts = (keys >> np.uint64(bits * (n - 1))) == 0 if n > 1 else np.zeros(len(keys), bool)
    exact = ~starts
    used[exact] = numbers[np.minimum(at, len(found) - 1)][exact]
    return used


def _unigrams(gram: Grams, size: int) -> Counts:
    counts = np.full(size, 0.5)
    counts[gram.keys.astype(np.int64)] += gram.counts
    total: float = counts.sum()
    return counts / total


def _discount(
    gram: Grams, context: Keys, minimum: int
) -> tuple[npt.NDArray[np.bool_], Counts, tuple[Keys, Counts]]:
    """Which n-grams are stored, their discounted probabilities, and the mass each context leaves."""
    ones, twos, threes, fours = (max(float((gram.counts == k).sum()), 1.0) for k in (1, 2, 3, 4))
    y = ones / (ones + 2 * twos)
    cuts = np.array([0.0, 1 - 2 * y * twos / ones, 2 - 3 * y * threes / twos, 3 - 4 * y * fours / threes])
    cut = np.clip(cuts, 0, None)[np.minimum(gram.counts, 3).astype(np.int64)]
    first = np.flatnonzero(np.r_[True, context[1:] != context[:-1]])
    totals = np.add.reduceat(gram.counts, first)
    spread = np.repeat(totals, np.diff(np.r_[first, len(context)]))
    discounted = np.maximum(gram.counts - cut, 1e-9) / spread
    kept = gram.raw >= minimum
    left = 1 - np.add.reduceat(np.where(kept, discounted, 0), first)
    return kept, discounted, (context[first], np.clip(left, 1e-4, 1))


def _plain_logs(gram: Grams, context: Keys) -> Counts:
    """Logarithms of the share of each n-gram in what follows its context, without any smoothing."""
    first = np.flatnonzero(np.r_[True, context[1:] != context[:-1]])
    totals = np.add.reduceat(gram.raw, first)
    logs: Counts = np.log(gram.raw / np.repeat(totals, np.diff(np.r_[first, len(context)])))
    return logs


def _store_weights(
    arrays: dict[str, npt.NDArray[np.generic]],
    prefix: str,
    n: int,
    weights: tuple[Keys, Keys, Counts],
    size: int,
) -> None:
    """The back-off weights of the stored n-grams of order n; one where a context was never seen."""
    stored, contexts, gamma = weights
    values = np.ones(len(stored) if n > 1 else size)
    at = np.minimum(np.searchsorted(contexts, stored), len(contexts) - 1)
    values = np.where(contexts[at] == stored, gamma[at], values)
    arrays[f"{prefix}weight{n}"] = _quantize(np.log(values))


def _hashed(
    arrays: dict[str, npt.NDArray[np.generic]], prefix: str, order: int, bits: int
) -> dict[str, npt.NDArray[np.generic]]:
    """Exact keys become sorted hashes; of two that fall together the first stays."""
    arrays[f"{prefix}backs1"] = arrays.pop(f"{prefix}weight1")
    plain = arrays.pop(f"{prefix}full_plain2")
    for n in range(2, order + 1):
        exact = arrays.pop(f"{prefix}full{n}").astype(np.uint64)
        keys, places = np.unique(hash_keys(exact, bits * n), return_index=True)
        columns = {"logs": arrays.pop(f"{prefix}value{n}")[places]}
        if n < order:
            columns["backs"] = arrays.pop(f"{prefix}weight{n}")[places]
        if n == 2:
            columns["plain"] = plain[places]
        arrays[f"{prefix}keys{n}_steps"], columns = _steps(keys, columns)
        arrays |= {f"{prefix}{name}{n}": column for name, column in columns.items()}
    return arrays


def _steps(
    keys: npt.NDArray[np.uint32], columns: dict[str, npt.NDArray[np.generic]]
) -> tuple[npt.NDArray[np.uint16], dict[str, npt.NDArray[np.generic]]]:
    """The steps between sorted keys in 16 bits; in too wide a step stands an idle key of no weight."""
    steps = np.diff(np.r_[np.int64(0), keys.astype(np.int64)])
    while (steps > _WIDEST).any():
        wide = np.flatnonzero(steps > _WIDEST)
        steps[wide] -= _WIDEST
        steps = np.insert(steps, wide, _WIDEST)
        columns = {
            name: np.insert(column, wide, 0 if name == "backs" else 255) for name, column in columns.items()
        }
    return steps.astype(np.uint16), columns


def _quantize(logs: Counts) -> npt.NDArray[np.uint8]:
    return np.clip(np.rint(-logs / STEP), 0, 255).astype(np.uint8)
