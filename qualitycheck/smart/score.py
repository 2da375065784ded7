"""Scores of all tables of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from qualitycheck.document.diagnostic import Diagnostic
from qualitycheck.document.document import Document
from qualitycheck.document.smart import Letter, TableScore
from qualitycheck.language.similarity import load_meaning
from qualitycheck.smart.ceilings import change_ceilings
from qualitycheck.smart.evidence import describe_rows
from qualitycheck.smart.model import load_model
from qualitycheck.smart.repair import repair_table
from qualitycheck.smart.rows import score_rows
from qualitycheck.smart.tables import score_table


def score_document(
    document: Document,
    diagnostics: Sequence[Diagnostic],
    words: tuple[str, ...] = (),
    amounts: Mapping[str, Mapping[Letter, int]] = MappingProxyType({}),
) -> tuple[TableScore, ...]:
    """A score for each project table, in order; `diagnostics` are what the rules found in the document.

    `amounts` are the user's own ceilings by rule code.
    """
    meaning, ceilings = load_meaning(words), change_ceilings(amounts)
    mine = _by_table(diagnostics)
    features = [describe_rows(repair_table(t, mine[t.number]), meaning) for t in document.tables]
    # One question for all rows of the document: the trees are far quicker on many rows at once.
    bases = load_model().mark([row for rows in features for row in rows])
    scores, first = [], 0
    for table in document.tables:
        last = first + len(table.indicators)
        rows = score_rows(table, mine[table.number], bases[first:last], ceilings)
        scores.append(score_table(table, rows, mine[table.number], ceilings))
        first = last
    return tuple(scores)


def _by_table(diagnostics: Sequence[Diagnostic]) -> defaultdict[int, list[Diagnostic]]:
    """The findings that have a place in each table, by its number."""
    grouped: defaultdict[int, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        for number in dict.fromkeys(place.table for place in diagnostic.places):
            grouped[number].append(diagnostic)
    return grouped
