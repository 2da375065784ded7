"""Where two rules say the same of the same words, the more certain speaks and lists the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from qualitycheck.document.diagnostic import Family
from qualitycheck.ruleset.finding import Finding, Place
from qualitycheck.ruleset.schema import Rule

_ORDER = {family: position for position, family in enumerate(Family)}


@dataclass(slots=True)
class Candidate:
    """A finding of a rule on its way to being reported; `also` are the rules that agreed."""

    rule: Rule
    finding: Finding
    also: set[str] = field(default_factory=set)


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that are left when each has yielded to those that have the say over its words."""
    by_field: dict[tuple[int, int, str, int], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        place = candidate.finding.place
        by_field[place.table, place.row, place.field, place.paragraph].append(candidate)
    left: list[Candidate] = []
    for rivals in by_field.values():
        left += rivals if len(rivals) == 1 else _settle_field(rivals)
    return left


def _settle_field(rivals: list[Candidate]) -> list[Candidate]:
    ranked = sorted(rivals, key=lambda c: (_ORDER[c.rule.family], -c.rule.confidence, c.rule.code))
    kept: list[Candidate] = []
    for candidate in ranked:
        winner = next((k for k in ranked if k is not candidate and _has_the_say(k, candidate, ranked)), None)
        if winner is None:
            kept.append(candidate)
        else:
            winner.also.add(candidate.rule.code)
    return kept


def _has_the_say(winner: Candidate, loser: Candidate, ranked: list[Candidate]) -> bool:
    """`yields_to` decides where it names one of the two; else the rank, and only on exactly the same words."""
    if loser.rule.code == winner.rule.code or not _overlap(winner.finding.place, loser.finding.place):
        return False
    if winner.rule.name in loser.rule.yields_to:
        return True
    if loser.rule.name in winner.rule.yields_to:
        return False
    same_words = _span(winner.finding.place) == _span(loser.finding.place)
    return same_words and ranked.index(winner) < ranked.index(loser)


def _span(place: Place) -> tuple[int, float]:
    return place.start, float("inf") if place.end is None else place.end


def _overlap(one: Place, other: Place) -> bool:
    (a, b), (c, d) = _span(one), _span(other)
    return (a < d and c < b) or (a, b) == (c, d)
