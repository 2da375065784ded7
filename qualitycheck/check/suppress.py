"""What the office has looked at and leaves as it is: directives in the document, entries of the configuration.

A waiver needs a reason; without one it is reported and has no effect. What it leaves out is kept with the
reason, for a reviewer to see. A waiver that leaves nothing out is reported too, so that none outlives its cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from qualitycheck.check.overlap import Candidate
from qualitycheck.check.select import codes_of
from qualitycheck.config import Configuration, Suppression
from qualitycheck.document.document import Document
from qualitycheck.document.result import CheckedDocument
from qualitycheck.document.scope import DOCUMENT, Scope, Scopes
from qualitycheck.ruleset.finding import Place
from qualitycheck.ruleset.kinds.waiver import Fault
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.directive import Directive, parse_directives

_IDLE = "配置 suppressions 第 {number} 条（{rules}：{reason}）没有用上，问题可能已经改好，可以删去。"


@dataclass(frozen=True, slots=True)
class Waiver:
    """The findings of these rules within a scope are left out; `word` and `text` say what was written."""

    codes: frozenset[str]
    scope: Scope
    reason: str
    by: Literal["comment", "configuration"]
    words: str = ""
    text: str = ""
    word: str = ""

    def covers(self, document: Document, candidate: Candidate) -> bool:
        """Whether one of the places of a finding is within."""
        places = (candidate.finding.place, *candidate.finding.related)
        return any(self._covers(document, place) for place in places)

    def _covers(self, document: Document, place: Place) -> bool:
        if not self.scope.covers(place.table, place.row, place.field, place.paragraph):
            return False
        marked = document.field_at(place.table, place.row, place.field, place.paragraph).text
        return self.words in marked[place.start : place.end]


def read_waivers(document: Document, rules: Sequence[Rule]) -> tuple[list[Waiver], list[Fault]]:
    """The waivers among the document's comments, one for each word; and what is wrong with the others."""
    waivers: list[Waiver] = []
    faults: list[Fault] = []
    scopes = Scopes(document)
    for comment in document.comments:
        found = scopes.find(comment)
        for directive in parse_directives(comment.text):
            _judge(directive, DOCUMENT if directive.whole else found, rules, waivers, faults)
    return waivers, faults


def _judge(
    directive: Directive,
    scope: Scope | None,
    rules: Sequence[Rule],
    waivers: list[Waiver],
    faults: list[Fault],
) -> None:
    at = scope.place if scope else DOCUMENT.place
    if not directive.words:
        faults.append(Fault("rule", at, directive.text))
    elif not directive.reason:
        faults.append(Fault("reason", at, directive.text))
    elif scope is None:
        faults.append(Fault("unused", at, directive.text, "、".join(directive.words)))
    else:
        for word in directive.words:
            if codes := codes_of(word, rules) or codes_of(word.lower(), rules):
                waivers.append(
                    Waiver(codes, scope, directive.reason, "comment", text=directive.text, word=word)
                )
            else:
                faults.append(Fault("rule", at, directive.text, word))


def configured_waivers(configuration: Configuration, path: str, rules: Sequence[Rule]) -> tuple[Waiver, ...]:
    """The configuration's entries that mean the document at `path`."""
    return tuple(
        Waiver(_codes(entry, rules), DOCUMENT, entry.reason, "configuration", entry.words)
        for entry in configuration.suppressions
        if _means(entry, path)
    )


def _codes(entry: Suppression, rules: Sequence[Rule]) -> frozenset[str]:
    return frozenset().union(*(codes_of(word, rules) for word in entry.rules))


def _means(entry: Suppression, path: str) -> bool:
    return not entry.path or PurePath(path).match(entry.path)


def apply_waivers(
    document: Document, candidates: Iterable[Candidate], waivers: Sequence[Waiver]
) -> tuple[list[Candidate], list[tuple[Candidate, Waiver]], set[Waiver]]:
    """What is still said, what is left out and by which waiver, and the waivers that had an effect."""
    kept: list[Candidate] = []
    hidden: list[tuple[Candidate, Waiver]] = []
    used: set[Waiver] = set()
    for candidate in candidates:
        covering = [waiver for waiver in waivers if waiver.covers(document, candidate)]
        speaks = [waiver for waiver in covering if candidate.rule.code in waiver.codes]
        used.update(speaks)
        if speaks:
            hidden.append((candidate, speaks[0]))
        else:
            kept.append(candidate)
    return kept, hidden, used


def idle_faults(waivers: Iterable[Waiver], used: set[Waiver], ran: Iterable[Rule]) -> list[Fault]:
    """The directives that left nothing out though one of their rules ran."""
    codes = {rule.code for rule in ran}
    return [
        Fault("unused", waiver.scope.place, waiver.text, waiver.word)
        for waiver in waivers
        if waiver not in used and waiver.codes & codes
    ]


def idle_entries(
    configuration: Configuration,
    documents: Sequence[CheckedDocument],
    rules: Sequence[Rule],
    codes: frozenset[str],
) -> tuple[str, ...]:
    """A sentence for each entry that left nothing out of the documents it means; `codes` are those that ran."""
    remarks = []
    for number, entry in enumerate(configuration.suppressions, 1):
        meant = [one for one in documents if _means(entry, one.document.path)]
        if meant and _codes(entry, rules) & codes and not any(_has_used(entry, one, rules) for one in meant):
            remarks.append(_IDLE.format(number=number, rules="、".join(entry.rules), reason=entry.reason))
    return tuple(remarks)


def _has_used(entry: Suppression, checked: CheckedDocument, rules: Sequence[Rule]) -> bool:
    codes = _codes(entry, rules)
    return any(
        one.by == "configuration" and one.reason == entry.reason and one.diagnostic.code in codes
        for one in checked.suppressed
    )
