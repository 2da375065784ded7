"""Where two rules say the same of the same words, the more certain speaks and lists the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from qualitycheck.document.diagnostic import Family, Severity
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
    """First those that name whom they yield to, then, of the rest, by rank on exactly the same words."""
    ranked = sorted(rivals, key=_rank)
    standing = [c for c in ranked if not _give_way(c, _winners_by_name(c, ranked))]
    kept: list[Candidate] = []
    for candidate in standing:
        if not _give_way(candidate, [k for k in kept if _same_words(k, candidate)]):
            kept.append(candidate)
    return kept


def _rank(candidate: Candidate) -> tuple[bool, int, float, str]:
    """A remark never silences a finding; then the order of families, then certainty."""
    rule = candidate.rule
    severity = candidate.finding.severity or rule.severity
    return severity is Severity.INFO, _ORDER[rule.family], -rule.confidence, rule.code


def _winners_by_name(candidate: Candidate, ranked: list[Candidate]) -> list[Candidate]:
    """Those over the candidate's words whose rule it yields to by name."""
    yields = candidate.rule.yields_to
    return (
        [k for k in ranked if k.rule.name in yields and _overlap(k.finding.place, candidate.finding.place)]
        if yields
        else []
    )


def _give_way(loser: Candidate, winners: list[Candidate]) -> bool:
    for winner in winners[:1]:
        winner.also |= {loser.rule.code, *loser.also}
    return bool(winners)


def _same_words(one: Candidate, other: Candidate) -> bool:
    place = one.finding.place
    if place.table and not place.row and place.end is None:
        return False  # about a whole part of the table: two things missing are two findings
    return one.rule.code != other.rule.code and _span(one.finding.place) == _span(other.finding.place)


def _span(place: Place) -> tuple[int, float]:
    return place.start, float("inf") if place.end is None else place.end


def _overlap(one: Place, other: Place) -> bool:
    (a, b), (c, d) = _span(one), _span(other)
    return (a < d and c < b) or (a, b) == (c, d)
