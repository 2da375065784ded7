"""The score of a row: what the repaired row deserves, under the ceilings of its findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from qualitycheck.document.diagnostic import Diagnostic, Severity
from qualitycheck.document.smart import LETTERS, POINTS, Letter, Reason, SmartScore
from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.language.names import read_name
from qualitycheck.smart.ceilings import Ceilings
from qualitycheck.smart.model import HIGHEST, Floats
from qualitycheck.smart.words import BASE_REASONS, NO_REASON
from qualitycheck.text.quantity import parse_value

_PLACE = {"S": 0, "M": 1, "A": 2, "R": 3, "T": 4}


def score_rows(
    table: ProjectTable, diagnostics: Sequence[Diagnostic], bases: Floats, ceilings: Ceilings
) -> tuple[SmartScore, ...]:
    """The score of every row, in order; `bases` (rows, letters) are what the repaired rows deserve."""
    found = _by_row(table, diagnostics)
    project = f"{table.project_name.text} {table.purpose.text} {table.goals.text}"
    return tuple(
        _score(row, [float(mark) for mark in base], _limits(row, found[row.row], project, ceilings))
        for row, base in zip(table.indicators, bases, strict=True)
    )


def _by_row(
    table: ProjectTable, diagnostics: Iterable[Diagnostic]
) -> dict[int, list[tuple[Diagnostic, str]]]:
    found: dict[int, list[tuple[Diagnostic, str]]] = defaultdict(list)
    for diagnostic in diagnostics:
        if diagnostic.severity is not Severity.INFO:
            for place in diagnostic.places:
                if place.table == table.number and place.row:
                    found[place.row].append((diagnostic, place.field))
    return found


def _limits(
    row: Indicator, found: Iterable[tuple[Diagnostic, str]], project: str, ceilings: Ceilings
) -> Iterator[tuple[Letter, int, str, str]]:
    """Letter, highest mark left, why, and the code of the rule that says so."""
    for diagnostic, field in found:
        # What gave way to another rule on the same words is as wrong as before.
        for code in (diagnostic.code, *diagnostic.also):
            for letter, limit in ceilings.of_row(code, field).items():
                yield letter, limit, diagnostic.message, code
    for pattern in ceilings.of_name(row.name.text, row.category, project):
        for letter, limit in pattern.limits.items():
            yield letter, limit, pattern.why, ""


def _score(
    row: Indicator, base: Sequence[float], limits: Iterable[tuple[Letter, int, str, str]]
) -> SmartScore:
    reasons: list[Reason] = []
    left = list(base)
    for place, letter in enumerate(LETTERS):
        lost = round((base[place] - HIGHEST) * POINTS)
        if lost:
            reasons.append(Reason(letter, lost, explain_base(letter, row)))
    for letter, limit, why, code in limits:
        place = _PLACE[letter]
        if limit < left[place]:
            reasons.append(Reason(letter, round((limit - left[place]) * POINTS), why, code))
            left[place] = float(limit)
    points = tuple(round(mark * POINTS, 1) for mark in left)
    return SmartScore(points, tuple(int(mark + 0.5) for mark in left), tuple(reasons))  # type: ignore[arg-type]


def explain_base(letter: Letter, row: Indicator) -> str:
    """The first cause that holds for the row, in words of the review guide."""
    value, name = parse_value(row.value.text), read_name(row.name.text)
    holds = {
        "word": value.kind not in ("quantity", "date"),
        "dimension": name.kind == "dimension",
        "nameless": not name.kind,
        "satisfaction": name.kind == "satisfaction",
        "cost": name.kind == "cost",
        "undated": value.kind != "date",
        "": True,
    }
    return next((text for key, text in BASE_REASONS[letter] if holds[key]), NO_REASON)
