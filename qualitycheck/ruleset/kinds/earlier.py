"""Kind `earlier`: a project that repeats last year's document instead of building on its results.

params: share (of the rows whose name and value stand in last year's table of the same project), minimum (rows),
likeness (of two project names, the years left out, 0 … 1). Speaks only where last year's documents are given.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from qualitycheck.document.document import Document
from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.language.context import Context
from qualitycheck.language.duplicates import reduce_text
from qualitycheck.ruleset.finding import Finding, place_row, place_table
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_YEAR = re.compile(r"[（(]?20\d\d年?(?:度)?[）)]?")


def prepare(rule: Rule) -> Check:
    """The shares that make a copy."""
    share, minimum, likeness = (rule.params[key] for key in ("share", "minimum", "likeness"))

    def check(context: Context) -> Iterator[Finding]:
        for table in context.document.tables if context.earlier else ():
            found = _find_same(table, context.document, context.earlier, likeness)
            if not found or len(table.indicators) < minimum:
                continue
            before, document = found
            known = Counter(_key(row) for row in before.indicators)
            same = [row for row in table.indicators if known[_key(row)]]
            if len(same) >= share * len(table.indicators) and _goals(table) == _goals(before):
                yield _report(table, same, document)

    return check


def _find_same(
    table: ProjectTable, document: Document, earlier: tuple[Document, ...], likeness: float
) -> tuple[ProjectTable, Document] | None:
    """Last year's table of the same project; one of the same department first."""
    name = _plain(table.project_name.text)
    near = [
        (one.department.name == document.department.name, score, other, one)
        for one in earlier
        for other in one.tables
        if name
        and (score := Levenshtein.normalized_similarity(name, _plain(other.project_name.text))) >= likeness
    ]
    best = max(near, key=lambda each: each[:2], default=None)
    return (best[2], best[3]) if best else None


def _plain(name: str) -> str:
    return reduce_text(_YEAR.sub("", name))


def _key(row: Indicator) -> tuple[str, str]:
    """Name and value as they stand, the years left out."""
    return tuple("".join(_YEAR.sub("", text).split()) for text in (row.name.text, row.value.text))  # type: ignore[return-value]


def _goals(table: ProjectTable) -> str:
    return "".join(_YEAR.sub("", table.goals.text).split())


def _report(table: ProjectTable, same: list[Indicator], document: Document) -> Finding:
    year = f"{document.year}年" if document.year else "上年"
    values = {
        "name": table.project_name.text,
        "year": year,
        "count": str(len(same)),
        "all": str(len(table.indicators)),
    }
    related = tuple(place_row(table, row, "value") for row in same)
    return Finding(place_table(table, "goals"), values, related=related)
