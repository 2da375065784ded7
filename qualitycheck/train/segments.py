"""`qualitycheck train segments`: the taggers of names and goals, from corpus/segmentation/train.txt."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from qualitycheck.language.artefact import write_arrays
from qualitycheck.language.segment.description import segment_description
from qualitycheck.language.segment.features import describe_tokens
from qualitycheck.language.segment.goal import cut_goal, find_hints, segment_goal
from qualitycheck.language.segment.gold import Item, read_items, segmentation_folder
from qualitycheck.language.segment.name import cut_name, segment_name
from qualitycheck.language.segment.roles import read_roles
from qualitycheck.language.segment.spans import LABELS, Segment, Token
from qualitycheck.language.segment.tagger import FILE, FOLDER, Tagger, find_path
from qualitycheck.language.words import load_words
from qualitycheck.resources import data_folder

NONE = "-"
ROUNDS = 6
_LEAST = 0.02
_LETTER = {role: letter for letter, role in LABELS.items()}
Array = npt.NDArray[np.generic]
T = TypeVar("T")
Example = tuple[list[list[str]], list[str]]


def train_segments(seed: int = 1, folder: Path | None = None) -> dict[str, Tagger]:
    """Learns both taggers and writes them; the same seed gives the same bytes."""
    items = read_items(segmentation_folder() / "train.txt")
    arrays: dict[str, Array] = {}
    taggers: dict[str, Tagger] = {}
    for kind in ("name", "goal"):
        examples = [prepare(item) for item in items if item.kind == kind]
        tagger, parts = learn(examples, seed)
        taggers[kind] = tagger
        arrays |= {f"{kind}_{name}": part for name, part in parts.items()}
    write_arrays((folder or data_folder("models") / FOLDER) / FILE, arrays)
    return taggers


def prepare(item: Item) -> Example:
    """Features and true labels of an item's tokens, as the tool itself cuts them."""
    if item.kind == "name":
        tokens = cut_name(item.text)
        hints = [""] * len(tokens)
    else:
        tokens = cut_goal(item.text)
        hints = find_hints(item.text, tokens)
    return describe_tokens(tokens, hints, read_roles(), load_words()), [
        _label(token, item.segments) for token in tokens
    ]


def _label(token: Token, segments: Sequence[Segment]) -> str:
    """The role that most characters of a token have."""
    shares: defaultdict[str, int] = defaultdict(int)
    for segment in segments:
        shares[_LETTER[segment.role]] += max(0, min(segment.end, token.end) - max(segment.start, token.start))
    best = max(shares, key=lambda letter: shares[letter], default=NONE)
    return best if shares.get(best, 0) * 2 >= len(token.word) else NONE


def learn(examples: Sequence[Example], seed: int) -> tuple[Tagger, dict[str, Array]]:
    """An averaged structured perceptron (Collins 2002) over the examples."""
    labels = sorted({label for _, truth in examples for label in truth})
    features = sorted({f for tokens, _ in examples for token in tokens for f in token})
    rows = {feature: number for number, feature in enumerate(features)}
    coded = [
        ([np.array([rows[f] for f in token]) for token in tokens], [labels.index(label) for label in truth])
        for tokens, truth in examples
        if tokens
    ]
    weights, moves = np.zeros((len(features), len(labels))), np.zeros((len(labels), len(labels)))
    total, total_moves = np.zeros_like(weights), np.zeros_like(moves)
    order = random.Random(seed)
    for _ in range(ROUNDS):
        order.shuffle(coded)
        for tokens, truth in coded:
            path = find_path(np.array([weights[token].sum(0) for token in tokens]), moves)
            if path != truth:
                _correct(weights, moves, tokens, truth, path)
            total += weights
            total_moves += moves
    return _finish(labels, features, total / (ROUNDS * len(coded)), total_moves / (ROUNDS * len(coded)))


def _correct(
    weights: Array,
    moves: Array,
    tokens: Sequence[Array],
    truth: Sequence[int],
    path: Sequence[int],
) -> None:
    for token, right, wrong in zip(tokens, truth, path, strict=True):
        if right != wrong:
            weights[token, right] += 1
            weights[token, wrong] -= 1
    np.add.at(moves, (truth[:-1], truth[1:]), 1)
    np.add.at(moves, (path[:-1], path[1:]), -1)


def _finish(
    labels: list[str], features: list[str], weights: Array, moves: Array
) -> tuple[Tagger, dict[str, Array]]:
    """Features without weight are dropped."""
    kept = np.flatnonzero(np.abs(weights).max(1) > _LEAST)
    small = weights[kept].astype(np.float16)
    names = [features[number] for number in kept]
    parts: dict[str, Array] = {
        "labels": np.frombuffer("\n".join(labels).encode(), np.uint8),
        "features": np.frombuffer("\n".join(names).encode(), np.uint8),
        "weights": small,
        "moves": moves.astype(np.float32),
    }
    return Tagger(labels, names, small.astype(np.float32), moves.astype(np.float32)), parts


SEGMENTERS = {"name": segment_name, "description": segment_description, "goal": segment_goal}


def evaluate_segments(items: Sequence[Item]) -> dict[str, float]:
    """F1 of word boundaries, and of roles (exact spans) in all and by kind."""
    words = load_words()
    boundaries = [(_ends(item.words), _ends(words.divide(item.text))) for item in items]
    roles = {
        kind: [(set(i.segments), set(cut(i.text))) for i in items if i.kind == kind]
        for kind, cut in SEGMENTERS.items()
    }
    figures = {"words": _f1(boundaries), "roles": _f1([pair for pairs in roles.values() for pair in pairs])}
    return figures | {kind: _f1(pairs) for kind, pairs in roles.items()}


def _ends(words: Sequence[str]) -> set[int]:
    """Where words end, the end of the text left out."""
    return set(np.cumsum([len(word) for word in words])[:-1].tolist())


def _f1(pairs: Sequence[tuple[set[T], set[T]]]) -> float:
    right = sum(len(gold & found) for gold, found in pairs)
    return 2 * right / max(1, sum(len(gold) + len(found) for gold, found in pairs))
