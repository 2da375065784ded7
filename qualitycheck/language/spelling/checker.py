"""The spelling check of texts: scored changes, the document's evidence, a decision, a second look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualitycheck.language.spelling.company import estimate_company, weigh_company
from qualitycheck.language.spelling.confidence import Calibration
from qualitycheck.language.spelling.correction import APPLIED, Correction, Repaired
from qualitycheck.language.spelling.evidence import Evidence
from qualitycheck.language.spelling.familiar import find_near_words
from qualitycheck.language.spelling.rate import MOST_SHIFT, estimate_shift
from qualitycheck.language.spelling.scorer import Change, Models, score_changes
from qualitycheck.language.spelling.store import load_models
from qualitycheck.language.spelling.widen import widen_all
from qualitycheck.language.vocabulary import read_protected

_BLOCK = 60_000
_REMEMBERED = 200_000
_KEEP = 0.05
_EVIDENCE = 2.5
"""Log-odds that the document's evidence may add to a change worth keeping."""
_BESIDE = 1.0
"""Where a sentence has one error, others are likelier: what is added to the logits there."""


class SpellingChecker:
    """Remembers what it said of a text; `models` and `calibration` default to the shipped ones."""

    def __init__(self, models: Models | None = None, calibration: Calibration | None = None) -> None:
        if models is None or calibration is None:
            models, calibration = load_models()
        self._models = models
        self._calibration = calibration
        self._seen: dict[str, tuple[Change, ...]] = {}

    def check(
        self, texts: Sequence[str], words: Iterable[str] = (), least: float = 0.5
    ) -> list[tuple[Correction, ...]]:
        """For each text its corrections of at least that confidence, in order. The texts are one document."""
        kept = min(least, APPLIED)
        changes = self._score(texts)
        shift = self._shift(texts, changes)
        beside = shift + _BESIDE
        worth = self._calibration.evaluate(kept, beside)
        near = find_near_words(texts, self._models.sound_alikes, self._models.words.is_word)
        evidence = Evidence(texts, (*words, *read_protected()), worth, near)
        first = [self._decide(t, c, evidence, kept, shift) for t, c in zip(texts, changes, strict=True)]
        again = [n for n, found in enumerate(first) if any(c.confidence >= APPLIED for c in found)]
        company = estimate_company(texts, first)
        for n in again:
            first[n] = weigh_company(texts[n], first[n], company)
        repaired = [Repaired(texts[n], first[n]) for n in again]
        for n, repair, found in zip(again, repaired, self._score([r.text for r in repaired]), strict=True):
            more = self._decide(repair.text, found, evidence, kept, beside + min(company, 0.0))
            first[n] = repair.join(first[n], more)
        return [tuple(c for c in found if c.confidence >= least) for found in first]

    def _shift(self, texts: Sequence[str], changes: Sequence[Sequence[Change]]) -> float:
        """How much surer than usual one may be of the document's errors."""
        logits = [
            self._calibration.logit(change.log_odds)
            for found in changes
            for change in {c.start: c for c in reversed(found)}.values()
        ]
        return estimate_shift(logits, sum(map(len, texts)))

    def widen(self, text: str, corrections: Iterable[Correction]) -> tuple[Correction, ...]:
        """Corrections over whole words; those that meet in a word are one."""
        return widen_all(text, corrections, self._models.words)

    def _score(self, texts: Sequence[str]) -> list[tuple[Change, ...]]:
        """Scored changes of each text, from memory where it was seen before."""
        if len(self._seen) > _REMEMBERED:
            self._seen.clear()
        new = [text for text in dict.fromkeys(texts) if text not in self._seen]
        limit = self._calibration.evaluate(_KEEP, MOST_SHIFT) - _EVIDENCE
        for block in _blocks(new):
            for text, changes in zip(block, score_changes(block, self._models), strict=True):
                self._seen[text] = tuple(c for c in changes if c.log_odds >= limit)
        return [self._seen[text] for text in texts]

    def _decide(
        self, text: str, changes: Sequence[Change], evidence: Evidence, least: float, shift: float
    ) -> tuple[Correction, ...]:
        """The surest of each place first; neighbours of a change wait for the second look."""
        if not changes:
            return ()
        sure = [
            (self._calibration.confidence(c.log_odds + evidence.weigh(text, c), shift), c) for c in changes
        ]
        taken: list[tuple[float, Change]] = []
        for confidence, change in sorted(sure, key=lambda pair: -pair[0]):
            if confidence < least:
                break
            if not any(_touch(change, other) for _, other in taken) and not evidence.protects(text, change):
                taken.append((confidence, change))
        return tuple(
            Correction(c.start, c.end, c.new, round(confidence, 4))
            for confidence, c in sorted(taken, key=lambda pair: pair[1].start)
        )


def _touch(one: Change, other: Change) -> bool:
    return one.start <= other.end and other.start <= one.end


def _blocks(texts: Sequence[str]) -> Iterable[list[str]]:
    """Lists of texts of bounded length, for memory's sake."""
    block: list[str] = []
    size = 0
    for text in texts:
        block.append(text)
        size += len(text)
        if size > _BLOCK:
            yield block
            block, size = [], 0
    if block:
        yield block
