"""Which of the drafts that the rules let pass are offered: by the scores, and by how they get on with one another."""

from __future__ import annotations

from collections.abc import Sequence

from qualitycheck.document.smart import TableScore
from qualitycheck.language.names import read_name
from qualitycheck.suggest.proof import Court, Key, Verdict, is_no_lower, move_keys
from qualitycheck.suggest.suggestion import Suggestion
from qualitycheck.suggest.trial import Candidate, Trial
from qualitycheck.suggest.variant import Moved, apply_suggestions


def choose(trials: list[Trial], court: Court) -> None:
    """For each target the first candidate after which no letter is lower; all are scored at once."""
    every = [(trial, one) for trial in trials for one in trial.candidates]
    if not every:
        return
    scores = court.score([one.verdict for _, one in every])
    done: set[tuple[int, int]] = set()
    names: dict[int, set[str]] = {trial.table.number: set() for trial in trials}
    for (trial, one), score in zip(every, scores, strict=True):
        key = (trial.table.number, one.target)
        fresh = {
            read_name(row.name.text).core for row in one.suggestion.after if one.suggestion.kind != "table"
        }
        if key in done or fresh & names[trial.table.number]:
            continue
        if is_no_lower(trial.score, score, one.moved) and _gains(trial, one, score):
            done.add(key)
            names[trial.table.number] |= fresh
            trial.chosen.append(one.suggestion)


def _gains(trial: Trial, one: Candidate, score: TableScore) -> bool:
    """Whether a suggestion that answers no finding makes the row, or with a row more the table, better."""
    if one.suggestion.codes:
        return True
    if one.suggestion.kind != "rewrite":
        return True
    new = next(number for number, old in one.moved.items() if old == one.suggestion.row)
    return sum(score.rows[new - 1].marks) > sum(trial.score.rows[one.suggestion.row - 1].marks)


def agree_in_tables(trials: list[Trial], court: Court) -> None:
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


def _find_culprit(trial: Trial, verdict: Verdict, moved: Moved, score: TableScore) -> Suggestion | None:
    """A suggestion to leave out where the table with all of them does not pass."""
    new = move_keys(verdict.keys, moved) - trial.verdict.keys
    rows = {at for _, at, _ in new}
    if new:
        return next((s for s in reversed(trial.chosen) if (s.row or -1) in rows), trial.chosen[-1])
    return None if is_no_lower(trial.score, score, moved) else trial.chosen[-1]


def agree_in_document(trials: list[Trial], court: Court, before: Sequence[frozenset[Key]]) -> None:
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
                if (rows and ((s.row or -1) in rows or rows == {0}))
                or any((c, s.row) in still for c in s.codes)
            ][:1]
        if not culprits:
            return
        for trial, suggestion in culprits:
            trial.chosen.remove(suggestion)
