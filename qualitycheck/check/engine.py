"""Runs the rules over one document: findings in, diagnostics out, sorted by place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from qualitycheck.check.overlap import Candidate, settle
from qualitycheck.check.repairs import FIX_TITLE, join_fixes
from qualitycheck.check.suppress import Waiver, apply_waivers, idle_faults, read_waivers
from qualitycheck.document.diagnostic import Applicability, Diagnostic, Edit, Fix, Location
from qualitycheck.document.document import Document
from qualitycheck.document.edits import apply_edits
from qualitycheck.document.result import Suppressed
from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, Place, Replacement
from qualitycheck.ruleset.kinds import KINDS
from qualitycheck.ruleset.kinds.waiver import tell_faults
from qualitycheck.ruleset.load import load_rules
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
# The kind of rule that looks at what was left out, and so runs when that is known.
_LAST = "waiver"


@dataclass(frozen=True, slots=True)
class Examined:
    """What is said of a document, and what the office has had left out."""

    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...] = ()


def check_document(
    document: Document,
    rules: Iterable[Rule],
    profile: Profile = PLAIN,
    words: tuple[str, ...] = (),
    earlier: tuple[Document, ...] = (),
) -> tuple[Diagnostic, ...]:
    """Everything the rules find, merged and sorted by place.

    `words` are never misspelt; `earlier` are documents of the year before, to be compared with.
    """
    return examine_document(document, rules, profile, words, earlier=earlier).diagnostics


def examine_document(
    document: Document,
    rules: Iterable[Rule],
    profile: Profile = PLAIN,
    words: tuple[str, ...] = (),
    configured: tuple[Waiver, ...] = (),
    *,
    inline: bool = True,
    earlier: tuple[Document, ...] = (),
) -> Examined:
    """The same with what is left out: by `configured` waivers and, if `inline`, by the document's own."""
    rules = tuple(rules)
    context = Context(document, profile.is_fixed, words, earlier)
    own, faults = read_waivers(document, load_rules()) if inline and document.comments else ([], [])
    waivers = (*own, *configured)
    found = _candidates(context, (rule for rule in rules if rule.kind != _LAST))
    # What is left out must not first have silenced another rule that says the same of the same words.
    said, hidden, used = apply_waivers(document, found, waivers) if waivers else (found, [], set())
    kept = settle(said)
    tell_faults(context, [*faults, *idle_faults(own, used, rules)])
    kept += _candidates(context, (rule for rule in rules if rule.kind == _LAST))
    return Examined(join_fixes(document, _merge(document, kept)), _merge_hidden(document, hidden))


def _candidates(context: Context, rules: Iterable[Rule]) -> list[Candidate]:
    return [
        Candidate(rule, finding)
        for rule in rules
        for finding in _compiled(rule)(context)
        if not _excepted(rule, finding, context.document)
    ]


def _merge(document: Document, candidates: Iterable[Candidate]) -> tuple[Diagnostic, ...]:
    groups: dict[tuple[object, ...], list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(_group_key(candidate), []).append(candidate)
    diagnostics = (_report(document, members) for members in groups.values())
    return tuple(sorted(diagnostics, key=_sort_key))


def _merge_hidden(document: Document, hidden: list[tuple[Candidate, Waiver]]) -> tuple[Suppressed, ...]:
    by_waiver: dict[Waiver, list[Candidate]] = {}
    for candidate, waiver in hidden:
        by_waiver.setdefault(waiver, []).append(candidate)
    listed = [
        Suppressed(found, waiver.by, waiver.reason)
        for waiver, candidates in by_waiver.items()
        for found in _merge(document, candidates)
    ]
    return tuple(sorted(listed, key=lambda one: _sort_key(one.diagnostic)))


_CACHE: dict[bytes, Check] = {}
_KNOWN: dict[int, tuple[Rule, Check]] = {}
_MOST_KNOWN = 10_000


def _compiled(rule: Rule) -> Check:
    """The check of a rule, prepared once for each set of parameters; a rule asked for again is known by its identity."""
    known = _KNOWN.get(id(rule))
    if known is not None and known[0] is rule:
        return known[1]
    key = msgspec.msgpack.encode((rule.code, rule.params))
    if key not in _CACHE:
        _CACHE[key] = KINDS[rule.kind](rule)
    if len(_KNOWN) > _MOST_KNOWN:
        _KNOWN.clear()
    _KNOWN[id(rule)] = rule, _CACHE[key]
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
    if rule.group == "message":
        return (rule.code, _message(rule, candidate.finding))
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
    edits = tuple(_edit(document, replacement) for replacement in finding.repair)
    first = edits[0]
    text = document.field_at(first.table, first.row, first.field, first.paragraph).text
    result = apply_edits(text, (edit for edit in edits if edit.place == first.place))
    safe = rule.fix == Applicability.SAFE if finding.safe is None else finding.safe
    kind = Applicability.SAFE if safe else Applicability.SUGGESTED
    return Fix(FIX_TITLE.format(result=result), kind, edits, result)


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
