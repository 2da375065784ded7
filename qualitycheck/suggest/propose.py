"""Suggestions for the tables of one document: every draft is proved, and so is every table with all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qualitycheck.document.document import Document
from qualitycheck.language.proofs import list_texts
from qualitycheck.suggest.agreement import agree, choose
from qualitycheck.suggest.aids import Aids
from qualitycheck.suggest.proof import Court
from qualitycheck.suggest.suggestion import DocumentSuggestions, Suggestion, TableSuggestions
from qualitycheck.suggest.trial import Trial, list_draft_texts, open_trial

_KINDS = ("rewrite", "remove", "add", "table")


def suggest_document(document: Document, court: Court, aids: Aids) -> DocumentSuggestions:
    """Every suggestion that passes the proof, and the tables as they would be with all of them."""
    court.prepare(list_texts(replace(document, narrative=())))
    verdicts = [court.hear(table) for table in document.tables]
    together = court.hear_all(document.tables) if len(verdicts) > 1 else [v.keys for v in verdicts]
    verdicts = [replace(v, wide=keys - v.keys) for v, keys in zip(verdicts, together, strict=True)]
    scores = court.score(verdicts) if verdicts else ()
    trials = [
        open_trial(document, table, verdict, score, aids)
        for table, verdict, score in zip(document.tables, verdicts, scores, strict=True)
    ]
    court.prepare(text for trial in trials for text in list_draft_texts(trial.targets))
    choose(trials, court)
    agree(trials, court)
    return DocumentSuggestions(document.path, tuple(_finish(trials, court)), len(trials))


def _finish(trials: list[Trial], court: Court) -> Iterator[TableSuggestions]:
    """The tables with something to suggest, and their scores with all of it."""
    for trial in trials:
        if trial.chosen and trial.outcome is not None:
            solved = {code for one in trial.chosen for code in one.codes}
            still = tuple(sorted({code for code, _, _ in trial.verdict.keys} - solved))
            after = trial.outcome
            yield TableSuggestions(trial.table, after.table, _show(trial), trial.score, after.score, still)


def _show(trial: Trial) -> tuple[Suggestion, ...]:
    """The suggestions with the rows as the author wrote them, in the order of the table."""
    shown = [
        replace(one, before=trial.table.indicators[one.row - 1] if one.row else None) for one in trial.chosen
    ]
    return tuple(sorted(shown, key=lambda one: (one.row == 0, one.row, _KINDS.index(one.kind))))
