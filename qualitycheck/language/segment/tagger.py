"""A linear-chain tagger: the likeliest sequence of roles from features of words and a network, with numpy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from qualitycheck.language.artefact import Arrays, read_arrays
from qualitycheck.language.segment.features import View
from qualitycheck.language.segment.senses import Network
from qualitycheck.resources import data_folder

FOLDER, FILE = "segment", "model.npz"
_NOTHING = -1
"""The last row of weights: zeros."""
TRUST = np.float32(1)
"""What the network's word counts beside the features'."""
Weights = npt.NDArray[np.floating]


class Tagger:
    """`weights` has a row a feature and a column a label, `moves` a row a label before and a column a label."""

    def __init__(
        self,
        labels: Sequence[str],
        features: Sequence[str],
        weights: Weights,
        moves: Weights,
        network: Network,
    ) -> None:
        self.labels = tuple(labels)
        self._rows = {feature: number for number, feature in enumerate(features)}
        self._weights = np.concatenate([weights, np.zeros_like(weights[:1])])
        self._moves = moves
        self._network = network

    @classmethod
    def load(cls, arrays: Arrays, prefix: str) -> Tagger:
        """From the arrays whose names begin with `prefix`."""
        lists = [bytes(arrays[prefix + name]).decode("utf-8").split("\n") for name in ("labels", "features")]
        weights, moves = (np.asarray(arrays[prefix + name], np.float32) for name in ("weights", "moves"))
        return cls(lists[0], lists[1], weights, moves, Network.load(arrays, prefix))

    def tag(self, view: View) -> list[str]:
        """A label for each token, given what is seen of it."""
        if not view.features:
            return []
        rows: list[int] = []
        starts = []
        for features in view.features:
            starts.append(len(rows))
            rows.append(_NOTHING)  # so that a token of which nothing is known has a row as well
            rows += [row for row in map(self._rows.get, features) if row is not None]
        scores = np.add.reduceat(self._weights[rows], starts)
        scores += TRUST * self._network.judge(view.numbers)
        return [self.labels[label] for label in find_path(scores, self._moves)]


def find_path(scores: Weights, moves: Weights) -> list[int]:
    """The sequence of labels with the greatest sum of scores and moves (Viterbi)."""
    best, back = scores[0], []
    for row in scores[1:]:
        options = best[:, None] + moves
        back.append(options.argmax(0))
        best = options.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


@cache
def load_tagger(kind: str) -> Tagger:
    """The shipped tagger for `name` or `goal`."""
    return Tagger.load(read_arrays(data_folder("models") / FOLDER / FILE), f"{kind}_")
