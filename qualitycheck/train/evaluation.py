"""Measures the spelling check on what training keeps aside: the figures of models/spelling/README.md.

Command: `python -m qualitycheck.train.evaluation --errors odw_train.tsv --errors law_train.tsv --reports
reports_2026.txt.xz`. Three tests: clean reports, whole; the labelled fifth, as one document; sentences of other
reports, each with one error, kind by kind, as one document.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualitycheck.language.spelling.alphabet import is_han
from qualitycheck.language.spelling.checker import SpellingChecker
from qualitycheck.language.spelling.correction import Correction, apply_corrections
from qualitycheck.train.examples import cut_sentences
from qualitycheck.train.groups import Pair, read_pairs, split_pairs, split_reports
from qualitycheck.train.words import read_lines

KINDS = ("missing", "added", "doubled", "repeated", "swapped")
_ALLOWED, _LEAST, _SHORTEST = 0.5, 0.05, 12
_SHOWN = (0.5, 0.7, 0.9, 0.97)
_SEED = 7
Found = Sequence[Sequence[Correction]]


@dataclass(frozen=True, slots=True)
class Trial:
    """What is measured; `second` holds a kind for each pair."""

    labelled: list[Pair]
    clean: list[str]
    second: list[Pair]
    kinds: list[str]


def prepare_trial(errors: Sequence[Path], reports: Sequence[Path]) -> Trial:
    """The parts that training does not see."""
    _, aside = split_pairs([pair for path in errors for pair in read_pairs(path)])
    _, clean, rest = split_reports(read_lines(reports))
    sentences = [s for s in cut_sentences(rest) if len(s) >= _SHORTEST]
    maker = random.Random(_SEED)
    kinds = [KINDS[number % len(KINDS)] for number in range(len(sentences))]
    second = [(spoil(text, kind, maker), text) for text, kind in zip(sentences, kinds, strict=True)]
    return Trial(aside, clean, second, kinds)


def spoil(text: str, kind: str, maker: random.Random) -> str:
    """The text with a random character left out, added from elsewhere, doubled, two repeated or two swapped."""
    places = [
        p for p in range(len(text) - 1) if is_han(text[p]) and is_han(text[p + 1]) and text[p] != text[p + 1]
    ]
    if not places:
        return text
    place = maker.choice(places)
    head, one, two, tail = text[:place], text[place], text[place + 1], text[place + 2 :]
    changed = {
        "missing": two,
        "added": text[maker.choice(places)] + one + two,
        "doubled": one + one + two,
        "repeated": one + two + one + two,
        "swapped": two + one,
    }
    return head + changed[kind] + tail


def measure(trial: Trial, make: Callable[[], SpellingChecker] = SpellingChecker) -> Iterator[str]:
    """The figures, a line each."""
    size = sum(map(len, trial.clean))
    alarms = sorted(
        (c.confidence for found in make().check(trial.clean, least=_LEAST) for c in found), reverse=True
    )
    rates = [f"{10_000 * sum(a >= at for a in alarms) / size:.2f} at {at}" for at in _SHOWN]
    yield f"false edits per 10,000 of {size} clean characters: {', '.join(rates)}"
    limit = alarms[int(_ALLOWED * size / 10_000)] + 1e-4
    yield f"t = {limit:.3f}"
    for name, pairs in (("labelled fifth", trial.labelled), ("second test", trial.second)):
        found = make().check([wrong for wrong, _ in pairs], least=_LEAST)
        for at in (0.5, limit):
            yield f"{name} at {at:.3f}: {_describe(pairs, found, at)}"
        if pairs is trial.second:
            right = _right(pairs, found, limit)
            there, good = (
                Counter(trial.kinds),
                Counter(k for k, r in zip(trial.kinds, right, strict=True) if r),
            )
            yield "recall at t: " + ", ".join(
                f"{kind} {100 * good[kind] / there[kind]:.0f}" for kind in KINDS
            )


def _right(pairs: Sequence[Pair], found: Found, at: float) -> list[bool]:
    return [
        apply_corrections(wrong, [c for c in corrections if c.confidence >= at]) == right
        for (wrong, right), corrections in zip(pairs, found, strict=True)
    ]


def _describe(pairs: Sequence[Pair], found: Found, at: float) -> str:
    """Correction at the level of sentences, as the shared scorer counts it."""
    right = _right(pairs, found, at)
    changed = [any(c.confidence >= at for c in corrections) for corrections in found]
    wrong = sum(a != b for a, b in pairs)
    good = sum(r and a != b for r, (a, b) in zip(right, pairs, strict=True))
    touched = sum(c and a == b for c, (a, b) in zip(changed, pairs, strict=True))
    precision, recall = good / max(1, sum(changed)), good / max(1, wrong)
    f1 = 2 * good / max(1, sum(changed) + wrong)
    return (
        f"precision {100 * precision:.1f}, recall {100 * recall:.1f}, F1 {100 * f1:.1f}, "
        f"correct sentences changed {touched} of {len(pairs) - wrong}"
    )


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=Path, action="append", required=True)
    parser.add_argument("--reports", type=Path, action="append", required=True)
    options = parser.parse_args()
    for line in measure(prepare_trial(options.errors, options.reports)):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
