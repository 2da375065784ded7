"""Which of the drafts that the rules let pass are offered: by the scores, and by how they get on with one another."""

from __future__ import annotations

from collections.abc import Sequence

from qualitycheck.document.smart import TableScore
from qualitycheck.language.names import read_name
from qualitycheck.suggest.case import asks_the_same
from qualitycheck.suggest.proof import Court, Key, is_no_lower, move_keys
from qualitycheck.suggest.suggestion import Suggestion
from qualitycheck.suggest.trial import Candidate, Outcome, Trial, find_candidates
from qualitycheck.suggest.variant import apply_suggestions


def choose(trials: list[Trial], court: Court) -> None:
    """For each target the first candidate after which no letter is lower.

    Round by round: the candidates of all targets are scored at once, and only where one fails the next is looked for.
    """
    searches = [
        (trial, find_candidates(trial, number, court))
        for trial in trials
        for number in range(len(trial.targets))
    ]
    while searches:
        found = [
            (trial, search, one) for trial, search in searches if (one := next(search, None)) is not None
        ]
        scores = court.score([one.verdict for _, _, one in found])
        searches = [
            (trial, search)
            for (trial, search, one), score in zip(found, scores, strict=True)
            if not _choose(trial, one, score)
        ]


def _choose(trial: Trial, one: Candidate, score: TableScore) -> bool:
    """Takes a candidate, unless another row of the table is called the same now or a letter is lower."""
    taken = [name for s in trial.chosen for name in _named(s)]
    if (
        any(asks_the_same(name, taken) for name in _named(one.suggestion))
        or not is_no_lower(trial.score, score, one.moved)
        or not _gains(trial, one, score)
    ):
        return False
    trial.chosen.append(one.suggestion)
    alone = trial.chosen == [one.suggestion]
    trial.outcome = Outcome(one.variant, one.moved, one.verdict, score) if alone else None
    return True


def _named(one: Suggestion) -> list[str]:
    """The names that a suggestion brings into the table."""
    own = {read_name(one.before.name.text).core} if one.before else set()
    rows = one.after if one.kind != "table" else ()
    return [row.name.text for row in rows if read_name(row.name.text).core not in own]


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
    waiting = [trial for trial in trials if trial.chosen and trial.outcome is None]
    while waiting:
        settle(waiting, court)
        for trial in waiting:
            assert trial.outcome is not None
            culprit = _find_culprit(trial, trial.outcome)
            if culprit is not None:
                trial.chosen.remove(culprit)
                trial.outcome = None
        waiting = [trial for trial in waiting if trial.chosen and trial.outcome is None]


def settle(trials: list[Trial], court: Court) -> None:
    """Hears and scores the tables with all that is chosen, where that has not been done."""
    waiting = [trial for trial in trials if trial.chosen and trial.outcome is None]
    built = [apply_suggestions(trial.base, trial.chosen) for trial in waiting]
    heard = [court.hear(variant) for variant, _ in built]
    scores = court.score(heard)
    for trial, (variant, moved), verdict, score in zip(waiting, built, heard, scores, strict=True):
        trial.outcome = Outcome(variant, moved, verdict, score)


def _find_culprit(trial: Trial, outcome: Outcome) -> Suggestion | None:
    """A suggestion to leave out where the table with all of them does not pass."""
    new = move_keys(outcome.verdict.keys, outcome.moved) - trial.verdict.keys
    rows = {at for _, at, _ in new}
    if new:
        return next((s for s in reversed(trial.chosen) if (s.row or -1) in rows), trial.chosen[-1])
    return None if is_no_lower(trial.score, outcome.score, outcome.moved) else trial.chosen[-1]


def agree(trials: list[Trial], court: Court) -> None:
    """Leaves out what does not get on with the rest of its table or of the document, until everything passes."""
    agree_in_tables(trials, court)
    if len(trials) < 2 or not any(trial.chosen for trial in trials):
        return
    before = court.hear_all([trial.base for trial in trials], across=True)
    while _part_with_culprits(trials, court, before):
        agree_in_tables(trials, court)


def _part_with_culprits(trials: list[Trial], court: Court, before: Sequence[frozenset[Key]]) -> bool:
    """Leaves out what is wrong beside other tables: a text copied from another table shows only there."""
    built = [apply_suggestions(trial.base, trial.chosen) for trial in trials]
    after = court.hear_all([variant for variant, _ in built], across=True)
    culprits = []
    for trial, (_, moved), old, found in zip(trials, built, before, after, strict=True):
        now = move_keys(found, moved)
        rows = {at for _, at, _ in now - old}
        still = {(code, at) for code, at, _ in now}
        idle = [s for s in trial.chosen if any((c, s.row) in still for c in s.codes)]
        disturbing = [s for s in trial.chosen if (s.row or -1) in rows]
        culprits += [(trial, s) for s in idle or disturbing or (trial.chosen[-1:] if rows else ())]
    for trial, suggestion in culprits:
        trial.chosen.remove(suggestion)
        trial.outcome = None
    return bool(culprits)
