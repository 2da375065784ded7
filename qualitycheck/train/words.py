"""The word list and its n-grams, from text divided by jieba's dictionary (MIT)."""

from __future__ import annotations

import lzma
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.ngrams import STEP
from qualitycheck.language.spelling.words import LONGEST, OTHER
from qualitycheck.resources import data_folder
from qualitycheck.train.ngrams import train_ngrams

TOKENS = 65_000
_LEAST, _GENERAL_LEAST, _GENERAL_WEIGHT = 3, 20, 0.02
_MINIMUM = (2, 2)
_HAN = re.compile("[\u4e00-\u9fff]+")


def divide_lines(lines: Sequence[str]) -> list[list[str]]:
    """Words of each stretch of Chinese characters; runs in a process of its own."""
    import jieba

    jieba.setLogLevel(60)
    return [list(jieba.cut(run, HMM=False)) for line in lines for run in _HAN.findall(line)]


def train_words(
    lines: Sequence[str], terms: Iterable[str], workers: int = 2
) -> tuple[str, dict[str, npt.NDArray[np.generic]]]:
    """The list, one word a line, and the arrays of `WordModel`."""
    size = max(1, len(lines) // (workers * 8) + 1)
    chunks = [lines[start : start + size] for start in range(0, len(lines), size)]
    with ProcessPoolExecutor(workers) as pool:
        runs = [run for part in pool.map(divide_lines, chunks) for run in part]
    counts = Counter(word for run in runs for word in run)
    weights = _weights(counts, terms)
    words = sorted(weights, key=lambda word: (-counts[word] - 0.01 * weights[word], word))
    total = sum(weights.values())
    logs = np.log(np.array([weights[word] for word in words]) / total)
    arrays = train_ngrams(_tokens(runs, words[:TOKENS]), TOKENS + 2, 16, _MINIMUM, "word_")
    del arrays["word_plain2"]
    arrays["word_list"] = np.clip(np.rint(-logs / STEP), 0, 255).astype(np.uint8)
    arrays["word_tokens"] = np.array(TOKENS)
    return "\n".join(words), arrays


def general_words(least: int = 10, shortest: int = 2, longest: int = 6) -> dict[str, int]:
    """Words of jieba's dictionary (MIT) with their frequencies."""
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    return {
        word: frequency
        for word, frequency in jieba.dt.FREQ.items()
        if frequency >= least and shortest <= len(word) <= longest and _HAN.fullmatch(word)
    }


def office_words() -> tuple[str, ...]:
    """Words of office prose that general dictionaries and older text lack: corpus/vocabulary/office_words.txt."""
    lines = (data_folder("corpus") / "vocabulary" / "office_words.txt").read_text("utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


def _weights(counts: Counter[str], terms: Iterable[str]) -> dict[str, float]:
    """Counts in the text, a little of jieba's general frequencies, and the terms of the lexicon."""
    weights = {w: float(c) for w, c in counts.items() if c >= _LEAST and len(w) <= LONGEST}
    for word, frequency in general_words(_GENERAL_LEAST, 1, LONGEST).items():
        weights[word] = weights.get(word, 0) + _GENERAL_WEIGHT * min(frequency, 5000)
    for term in terms:
        if len(term) <= LONGEST:
            weights[term] = weights.get(term, 0) + 3
    return weights


def _tokens(runs: Sequence[Sequence[str]], words: Sequence[str]) -> npt.NDArray[np.int64]:
    numbers = {word: number for number, word in enumerate(words, 2)}
    flat = [0]
    for run in runs:
        flat += [numbers.get(word, OTHER) for word in run]
        flat.append(0)
    return np.array(flat)


def read_lines(paths: Sequence[Path]) -> list[str]:
    """The lines of text files, plain or .xz, blank ones left out."""
    lines: list[str] = []
    for path in paths:
        data = path.read_bytes()
        text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
        lines += text.splitlines()
    return [line for line in lines if line.strip()]
