"""One table on trial: its targets, and the drafts that the rules let pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from qualitycheck.document.document import Document
from qualitycheck.document.smart import TableScore
from qualitycheck.document.table import ProjectTable
from qualitycheck.smart.repair import repair_table
from qualitycheck.suggest.aids import Aids
from qualitycheck.suggest.blank import has_blank
from qualitycheck.suggest.drafts import GONE
from qualitycheck.suggest.proof import Court, Verdict, find_gone
from qualitycheck.suggest.suggestion import Suggestion, Target
from qualitycheck.suggest.targets import find_targets
from qualitycheck.suggest.texts import BASED, fill_bases
from qualitycheck.suggest.variant import Moved, apply_suggestions

_BLANK_BASES = "QS006"
_PREPARED = 6
"""Drafts of one target whose texts are judged for spelling beforehand, all together."""
_TRIED = 3
"""Drafts of one target that may go on from the rules to the scores."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A suggestion that the rules let pass, with the table it makes; `target` numbers what it is for."""

    suggestion: Suggestion
    variant: ProjectTable
    verdict: Verdict
    moved: Moved
    target: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """A table with suggestions in it, what the rules say of it, and its scores."""

    table: ProjectTable
    moved: Moved
    verdict: Verdict
    score: TableScore


@dataclass(slots=True)
class Trial:
    """One table on its way: what the rules and the scores say of it, and what may be offered."""

    table: ProjectTable
    base: ProjectTable
    verdict: Verdict
    score: TableScore
    targets: tuple[Target, ...]
    chosen: list[Suggestion]
    outcome: Outcome | None = None
    """The table with all that is chosen, once it has been heard so."""


def open_trial(
    document: Document, table: ProjectTable, verdict: Verdict, score: TableScore, aids: Aids
) -> Trial:
    """Where the whole column of bases is blank it counts as declared blanks in every proof: it is one suggestion."""
    base, chosen = table, list[Suggestion]()
    if _BLANK_BASES in verdict.codes_at(0):
        base = fill_bases(table)
        chosen = [Suggestion("table", table.number, 0, None, base.indicators, (_BLANK_BASES,), BASED)]
    targets = tuple(find_targets(document, base, verdict, score, aids))
    return Trial(table, base, verdict, score, targets, chosen)


def list_draft_texts(targets: Iterable[Target]) -> Iterator[str]:
    """What the spelling check will be asked of the drafts."""
    for target in targets:
        yield from (text for _, text in target.texts)
        for draft in target.drafts[:_PREPARED]:
            for row in draft.after:
                yield from (row.name.text, row.description.text, row.basis.text)


def find_candidates(trial: Trial, number: int, court: Court) -> Iterator[Candidate]:
    """The first drafts of a target after which its findings are gone and no other has come, found as they are asked for.

    Where none answers all its findings, the first that answers some.
    """
    target = trial.targets[number]
    passed, partial = 0, None
    for suggestion in _make_suggestions(trial.base, target):
        candidate = _test(trial, suggestion, target, number, court)
        if candidate is None:
            continue
        left = target.codes - set(candidate.suggestion.codes)
        if left:
            # A better description of what does not belong here would only hide it.
            if not (left & GONE and _hides(suggestion)):
                partial = partial or candidate
            continue
        passed += 1
        yield candidate
        if passed == _TRIED:
            return
    if not passed and partial is not None:
        yield partial


def _hides(suggestion: Suggestion) -> bool:
    """Whether a suggestion gives the row other words than its findings' own repairs do."""
    was = suggestion.before
    return was is not None and any(
        (row.name.text, row.description.text) != (was.name.text, was.description.text)
        for row in suggestion.after
    )


def _test(
    trial: Trial, suggestion: Suggestion, target: Target, number: int, court: Court
) -> Candidate | None:
    """The suggestion as the rules let it pass, mended once more where its own findings carry a repair."""
    one: Suggestion | None = suggestion
    for _ in range(2):
        if one is None:
            return None
        variant, moved = apply_suggestions(trial.base, [one])
        after = court.hear(variant)
        gone = find_gone(trial.verdict, after, target.row, target.codes, moved)
        if gone is not None and not _reaches(one, trial.verdict):
            gone -= {code for code, at, _ in trial.verdict.wide if at == target.row}
        if gone is not None and (gone or not target.codes):
            return Candidate(replace(one, codes=tuple(sorted(gone))), variant, after, moved, number)
        one = _repair_again(one, after)
    return None


def _reaches(suggestion: Suggestion, verdict: Verdict) -> bool:
    """Whether every text that is wrong only beside other tables, which the table alone cannot show, is another now."""
    return all(
        row.field(field).text != suggestion.before.field(field).text
        for row in suggestion.after
        for _, at, field in verdict.wide
        if suggestion.before is not None and at == suggestion.row
    )


def _repair_again(suggestion: Suggestion, after: Verdict) -> Suggestion | None:
    """The suggested row with the repairs that its own findings carry: ≥100% after 98% was put right."""
    if suggestion.kind != "rewrite" or len(suggestion.after) != 1:
        return None
    row = repair_table(after.table, [d for d in after.diagnostics if d.location.row == suggestion.row])
    mended = replace(suggestion.after[0], value=row.indicators[suggestion.row - 1].value)
    if mended.value.text == suggestion.after[0].value.text or has_blank(suggestion.after[0]):
        return None
    return replace(suggestion, after=(mended,))


def _make_suggestions(table: ProjectTable, target: Target) -> Iterator[Suggestion]:
    before = table.indicators[target.row - 1] if target.row else None
    codes = tuple(sorted(target.codes))
    if target.texts:
        yield Suggestion("table", table.number, 0, None, (), codes, target.origin, texts=target.texts)
    for draft in target.drafts:
        kind = "remove" if target.row and not draft.after else target.kind
        yield Suggestion(
            kind,
            table.number,
            target.row,
            before,
            draft.after,
            codes,
            draft.origin,
            draft.notes,
            draft.derived,
        )
