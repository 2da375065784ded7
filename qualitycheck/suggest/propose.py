"""Suggestions for the tables of one document: every draft is proved, and so is every table with all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from qualitycheck.document.document import Document
from qualitycheck.document.smart import TableScore
from qualitycheck.document.table import ProjectTable
from qualitycheck.language.names import read_name
from qualitycheck.language.proofs import list_texts
from qualitycheck.smart.repair import repair_table
from qualitycheck.suggest.aids import Aids
from qualitycheck.suggest.blank import has_blank
from qualitycheck.suggest.proof import Court, Key, Verdict, find_gone, is_no_lower, move_keys
from qualitycheck.suggest.suggestion import DocumentSuggestions, Suggestion, TableSuggestions, Target
from qualitycheck.suggest.targets import find_targets
from qualitycheck.suggest.texts import BASED, fill_bases
from qualitycheck.suggest.variant import Moved, apply_suggestions

_BLANK_BASES = "QS006"
_KINDS = ("rewrite", "remove", "add", "table")
_PREPARED = 6
_TRIED = 3
"""Drafts of one target that may go on from the rules to the scores."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A suggestion that the rules let pass, with the table it makes; `target` numbers what it is for."""

    suggestion: Suggestion
    verdict: Verdict
    moved: Moved
    target: int


@dataclass(slots=True)
class _Trial:
    """One table on its way: what the rules and the scores say of it, and what may be offered."""

    table: ProjectTable
    base: ProjectTable
    verdict: Verdict
    score: TableScore
    targets: tuple[Target, ...]
    candidates: list[_Candidate]
    chosen: list[Suggestion]


def suggest_document(
    document: Document, court: Court, aids: Aids
) -> DocumentSuggestions:
    """Every suggestion that passes the proof, and the tables as they would be with all of them."""
    court.prepare(list_texts(replace(document, narrative=())))
    verdicts = [court.hear(table) for table in document.tables]
    together = court.hear_all(document.tables) if len(verdicts) > 1 else [v.keys for v in verdicts]
    verdicts = [replace(v, wide=keys - v.keys) for v, keys in zip(verdicts, together, strict=True)]
    scores = court.score(verdicts) if verdicts else ()
    trials = [
        _open_trial(document, table, verdict, score, aids)
        for table, verdict, score in zip(document.tables, verdicts, scores, strict=True)
    ]
    court.prepare(text for trial in trials for text in _list_texts(trial.targets))
    for trial in trials:
        trial.candidates = list(_find_candidates(trial, court))
    _choose(trials, court)
    _agree_in_tables(trials, court)
    _agree_in_document(trials, court, together)
    return DocumentSuggestions(document.path, tuple(_finish(trials, court)), len(trials))


def _open_trial(
    document: Document, table: ProjectTable, verdict: Verdict, score: TableScore, aids: Aids
) -> _Trial:
    """Where the whole column of bases is blank it counts as declared blanks in every proof: it is one suggestion."""
    base, chosen = table, list[Suggestion]()
    if _BLANK_BASES in verdict.codes_at(0):
        base = fill_bases(table)
        chosen = [Suggestion("table", table.number, 0, None, base.indicators, (_BLANK_BASES,), BASED)]
    targets = tuple(find_targets(document, base, verdict, score, aids))
    return _Trial(table, base, verdict, score, targets, [], chosen)


def _list_texts(targets: Iterable[Target]) -> Iterator[str]:
    """What the spelling check will be asked of the drafts."""
    for target in targets:
        yield from (text for _, text in target.texts)
        for draft in target.drafts[:_PREPARED]:
            for row in draft.after:
                yield from (row.name.text, row.description.text, row.basis.text)


def _find_candidates(trial: _Trial, court: Court) -> Iterator[_Candidate]:
    """For each target the first drafts after which its findings are gone and no other has come."""
    table, verdict = trial.base, trial.verdict
    for number, target in enumerate(trial.targets):
        passed = 0
        partial: _Candidate | None = None
        for suggestion in _make_suggestions(table, target):
            for attempt in (suggestion, None):
                one = attempt or _repair_again(suggestion, after)
                if one is None:
                    break
                variant, moved = apply_suggestions(table, [one])
                after = court.hear(variant)
                gone = find_gone(verdict, after, target.row, target.codes, moved)
                if gone is not None and not _reaches(one, verdict):
                    gone = gone - {code for code, at, _ in verdict.wide if at == target.row}
                if gone == target.codes:
                    yield _Candidate(one, after, moved, number)
                    passed += 1
                    break
                if gone and partial is None:
                    partial = _Candidate(replace(one, codes=tuple(sorted(gone))), after, moved, number)
            if passed == _TRIED:
                break
        if not passed and partial is not None:
            yield partial


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
            kind, table.number, target.row, before, draft.after, codes, draft.origin, draft.notes, draft.derived
        )


def _choose(trials: list[_Trial], court: Court) -> None:
    """For each target the first candidate after which no letter is lower; all are scored at once."""
    every = [(trial, one) for trial in trials for one in trial.candidates]
    if not every:
        return
    scores = court.score([one.verdict for _, one in every])
    done: set[tuple[int, int]] = set()
    names: dict[int, set[str]] = {trial.table.number: set() for trial in trials}
    for (trial, one), score in zip(every, scores, strict=True):
        key = (trial.table.number, one.target)
        fresh = {read_name(row.name.text).core for row in one.suggestion.after if one.suggestion.kind != "table"}
        if key in done or fresh & names[trial.table.number]:
            continue
        if is_no_lower(trial.score, score, one.moved) and _gains(trial, one, score):
            done.add(key)
            names[trial.table.number] |= fresh
            trial.chosen.append(one.suggestion)


def _gains(trial: _Trial, one: _Candidate, score: TableScore) -> bool:
    """Whether a suggestion that answers no finding makes the row, or with a row more the table, better."""
    if one.suggestion.codes:
        return True
    if one.suggestion.kind != "rewrite":
        return True
    new = next(number for number, old in one.moved.items() if old == one.suggestion.row)
    return sum(score.rows[new - 1].marks) > sum(trial.score.rows[one.suggestion.row - 1].marks)


def _agree_in_tables(trials: list[_Trial], court: Court) -> None:
    """Leaves out what is right alone and wrong beside the others, until each table as a whole passes."""
    open_trials = [trial for trial in trials if trial.chosen]
    while open_trials:
        built = [apply_suggestions(trial.base, trial.chosen) for trial in open_trials]
        heard = [court.hear(variant) for variant, _ in built]
        scores = court.score(heard)
        failed = []
        for trial, (_, moved), verdict, score in zip(open_trials, built, heard, scores, strict=True):
            culprit = _find_culprit(trial, verdict, moved, score)
            if culprit is not None:
                trial.chosen.remove(culprit)
                if trial.chosen:
                    failed.append(trial)
        open_trials = failed


def _find_culprit(trial: _Trial, verdict: Verdict, moved: Moved, score: TableScore) -> Suggestion | None:
    """A suggestion to leave out where the table with all of them does not pass."""
    new = move_keys(verdict.keys, moved) - trial.verdict.keys
    rows = {at for _, at, _ in new}
    if new:
        return next((s for s in reversed(trial.chosen) if (s.row or -1) in rows), trial.chosen[-1])
    return None if is_no_lower(trial.score, score, moved) else trial.chosen[-1]


def _agree_in_document(trials: list[_Trial], court: Court, before: Sequence[frozenset[Key]]) -> None:
    """The same over all tables: a text copied from another table shows only beside it."""
    if len(trials) < 2 or not any(trial.chosen for trial in trials):
        return
    while True:
        built = [apply_suggestions(trial.base, trial.chosen) for trial in trials]
        after = court.hear_all([variant for variant, _ in built])
        culprits = []
        for trial, (_, moved), old, found in zip(trials, built, before, after, strict=True):
            now = move_keys(found, moved)
            rows = {at for _, at, _ in now - old}
            still = {(code, at) for code, at, _ in now}
            culprits += [
                (trial, s)
                for s in trial.chosen
                if rows and ((s.row or -1) in rows or rows == {0}) or any((c, s.row) in still for c in s.codes)
            ][:1]
        if not culprits:
            return
        for trial, suggestion in culprits:
            trial.chosen.remove(suggestion)


def _finish(trials: list[_Trial], court: Court) -> Iterator[TableSuggestions]:
    """The tables with something to suggest, and their scores with all of it."""
    changed = [trial for trial in trials if trial.chosen]
    built = [apply_suggestions(trial.base, trial.chosen)[0] for trial in changed]
    scores = court.score([court.hear(variant) for variant in built]) if built else ()
    for trial, variant, score in zip(changed, built, scores, strict=True):
        solved = {code for one in trial.chosen for code in one.codes}
        still = tuple(sorted({code for code, _, _ in trial.verdict.keys} - solved))
        yield TableSuggestions(trial.table, variant, _show(trial), trial.score, score, still)


def _show(trial: _Trial) -> tuple[Suggestion, ...]:
    """The suggestions with the rows as the author wrote them, in the order of the table."""
    shown = [
        replace(one, before=trial.table.indicators[one.row - 1] if one.row else None) for one in trial.chosen
    ]
    return tuple(sorted(shown, key=lambda one: (one.row == 0, one.row, _KINDS.index(one.kind))))
