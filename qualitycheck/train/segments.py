"""`qualitycheck train segments`: the taggers of names and goals, from corpus/segmentation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from qualitycheck.language.artefact import write_arrays
from qualitycheck.language.segment.description import segment_description
from qualitycheck.language.segment.features import View, describe_tokens
from qualitycheck.language.segment.goal import NONE, cut_goal, find_hints, segment_goal
from qualitycheck.language.segment.gold import Item, read_items, read_recombined, segmentation_folder
from qualitycheck.language.segment.name import cut_name, segment_name
from qualitycheck.language.segment.roles import read_roles
from qualitycheck.language.segment.spans import LABELS, Segment, Token
from qualitycheck.language.segment.tagger import FILE, FOLDER, Tagger
from qualitycheck.language.words import load_words
from qualitycheck.resources import data_folder
from qualitycheck.train.networks import learn_network

ROUNDS, PENALTY, FEWEST = 80, 0.5, 2
"""Steps of the optimiser, weight of the L2 penalty, how often a feature must stand."""
GOLD_WEIGHT = 2
"""How often a hand-made item counts against one that the teacher labelled."""
_LEAST = 0.1
_LETTER = {role: letter for letter, role in LABELS.items()}
Array = npt.NDArray[np.generic]
T = TypeVar("T")
Example = tuple[View, list[str]]


def train_segments(folder: Path | None = None) -> dict[str, Tagger]:
    """Learns both taggers and writes them; the same items give the same bytes."""
    gold, silver = (read_items(segmentation_folder() / name) for name in ("train.txt", "silver.txt"))
    recombined = read_recombined(segmentation_folder() / "recombined.txt")
    arrays: dict[str, Array] = {}
    taggers: dict[str, Tagger] = {}
    for kind in ("name", "goal"):
        by_hand, by_teacher, made_up = (
            [prepare(item) for item in items if item.kind == kind] for items in (gold, silver, recombined)
        )
        tagger, parts = learn(by_hand * GOLD_WEIGHT + by_teacher, made_up)
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


def learn(
    examples: Sequence[Example], made_up: Sequence[Example] = (), rounds: int = ROUNDS
) -> tuple[Tagger, dict[str, Array]]:
    """A conditional random field (Lafferty, McCallum and Pereira 2001) with an L2 penalty, over the examples,
    and a network that learns from what is `made_up` as well."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for view, truth in examples:
        if truth:
            trainer.append(view.features, truth)
    trainer.set_params({"c1": 0.0, "c2": PENALTY, "max_iterations": rounds, "feature.minfreq": FEWEST})
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        reader = pycrfsuite.Tagger()
        reader.open(path)
        found = reader.info()
        reader.close()
    labels, parts = learn_network([*examples, *made_up])
    arrays = _as_arrays(labels, found.state_features, found.transitions) | parts
    return Tagger.load(arrays, ""), arrays


def _as_arrays(
    labels: list[str], states: Mapping[tuple[str, str], float], moves: Mapping[tuple[str, str], float]
) -> dict[str, Array]:
    """Weights as tables; features that weigh nothing are dropped."""
    places = {label: number for number, label in enumerate(labels)}
    features = sorted({feature for (feature, _), weight in states.items() if abs(weight) > _LEAST})
    rows = {feature: number for number, feature in enumerate(features)}
    weights = np.zeros((len(features), len(labels)), np.float16)
    for (feature, label), weight in states.items():
        if feature in rows:
            weights[rows[feature], places[label]] = weight
    table = np.zeros((len(labels), len(labels)), np.float32)
    for (before, label), weight in moves.items():
        table[places[before], places[label]] = weight
    return {
        "labels": np.frombuffer("\n".join(labels).encode(), np.uint8),
        "features": np.frombuffer("\n".join(features).encode(), np.uint8),
        "weights": weights,
        "moves": table,
    }


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
