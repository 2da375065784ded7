"""Runs the rules over one document: findings in, diagnostics out, sorted by place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from qualitycheck.check.overlap import Candidate, settle
from qualitycheck.document.diagnostic import Applicability, Diagnostic, Edit, Fix, Location
from qualitycheck.document.document import Document
from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, Place, Replacement
from qualitycheck.ruleset.kinds import KINDS
from qualitycheck.ruleset.marking import apply_replacements
from qualitycheck.ruleset.profile import PLAIN, Profile
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_FIELD_ORDER = (
    "text", "project_name", "budget", "purpose", "schedule", "goals", "level1", "level2", "name", "description",
    "operator", "value", "unit", "weight", "basis", "actual", "score", "deviation", "scoring", "type", "remark",
)  # fmt: skip
# Said wherever nobody has read the article a rule rests on.
UNCONFIRMED = "（条文未核对）"
# What a scan says may be the recognition's doing, not the author's.
_RECOGNISED = 0.7
FIX_TITLE = "改为“{result}”"


def check_document(
    document: Document, rules: Iterable[Rule], profile: Profile = PLAIN, words: tuple[str, ...] = ()
) -> tuple[Diagnostic, ...]:
    """Everything the rules find, merged and sorted by place. `words` are never misspelt."""
    context = Context(document, profile.is_fixed, words)
    candidates = [
        Candidate(rule, finding)
        for rule in rules
        for finding in _compiled(rule)(context)
        if not _excepted(rule, finding, document)
    ]
    groups: dict[tuple[object, ...], list[Candidate]] = {}
    for candidate in settle(candidates):
        groups.setdefault(_group_key(candidate), []).append(candidate)
    diagnostics = (_report(document, members) for members in groups.values())
    return tuple(sorted(diagnostics, key=_sort_key))


_CACHE: dict[bytes, Check] = {}


def _compiled(rule: Rule) -> Check:
    """The check of a rule, prepared once for each set of parameters."""
    key = msgspec.msgpack.encode((rule.code, rule.params))
    if key not in _CACHE:
        _CACHE[key] = KINDS[rule.kind](rule)
    return _CACHE[key]


@lru_cache(maxsize=512)
def _exception_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(words))


def _excepted(rule: Rule, finding: Finding, document: Document) -> bool:
    """Whether the name of the finding's row is one the rule leaves alone."""
    if not rule.exceptions or not finding.place.row:
        return False
    name = document.field_at(finding.place.table, finding.place.row, "name").text
    return _exception_pattern(tuple(rule.exceptions)).search(name) is not None


def _group_key(candidate: Candidate) -> tuple[object, ...]:
    rule, place = candidate.rule, candidate.finding.place
    if rule.group == "document":
        return (rule.code,)
    if rule.group == "table":
        return (rule.code, place.table, candidate.finding.severity, _message(rule, candidate.finding))
    return (rule.code, id(candidate))


def _message(rule: Rule, finding: Finding) -> str:
    return rule.message.format_map(finding.values)


def _report(document: Document, members: list[Candidate]) -> Diagnostic:
    members.sort(key=lambda c: _place_key(c.finding.place))
    rule, first = members[0].rule, members[0].finding
    related = [m.finding.place for m in members[1:]] + [p for m in members for p in m.finding.related]
    fixes = tuple(fix for m in members if (fix := _fix(document, rule, m.finding)) is not None)
    return Diagnostic(
        code=rule.code,
        rule=rule.name,
        family=rule.family,
        severity=first.severity or rule.severity,
        message=_message(rule, first),
        grounds=rule.grounds.text + ("" if rule.grounds.confirmed else UNCONFIRMED),
        confidence=round(rule.confidence * first.share * (_RECOGNISED if document.recognised else 1), 2),
        location=_locate(document, first.place),
        why=rule.why,
        advice=rule.advice,
        related=tuple(_locate(document, place) for place in dict.fromkeys(related)),
        also=tuple(sorted(set().union(*(m.also for m in members)))),
        fixes=fixes,
    )


def _locate(document: Document, place: Place) -> Location:
    field = document.field_at(place.table, place.row, place.field, place.paragraph)
    end = len(field.text) if place.end is None else place.end
    origin = field.origin_at(place.start)
    return Location(
        place.table, place.row, place.field, place.paragraph, place.start, end,
        field.text[place.start : end], str(origin) if origin else "",
    )  # fmt: skip


def _fix(document: Document, rule: Rule, finding: Finding) -> Fix | None:
    if not finding.repair:
        return None
    first = finding.repair[0].place
    text = document.field_at(first.table, first.row, first.field, first.paragraph).text
    result = apply_replacements(text, (r for r in finding.repair if _same_field(r.place, first)))
    safe = rule.fix == Applicability.SAFE if finding.safe is None else finding.safe
    edits = tuple(_edit(document, replacement) for replacement in finding.repair)
    kind = Applicability.SAFE if safe else Applicability.SUGGESTED
    return Fix(FIX_TITLE.format(result=result), kind, edits, result)


def _same_field(one: Place, other: Place) -> bool:
    return (one.table, one.row, one.field, one.paragraph) == (
        other.table,
        other.row,
        other.field,
        other.paragraph,
    )


def _edit(document: Document, replacement: Replacement) -> Edit:
    place = replacement.place
    text = document.field_at(place.table, place.row, place.field, place.paragraph).text
    end = len(text) if place.end is None else place.end
    return Edit(place.table, place.row, place.field, place.start, end, replacement.text, place.paragraph)


def _place_key(place: Place) -> tuple[int, int, int, int, int]:
    return place.table, place.paragraph, place.row, _FIELD_ORDER.index(place.field), place.start


def _sort_key(diagnostic: Diagnostic) -> tuple[object, ...]:
    at = diagnostic.location
    return (
        at.table,
        at.paragraph,
        at.row,
        _FIELD_ORDER.index(at.field),
        at.start,
        -diagnostic.severity.rank,
        diagnostic.code,
    )
