"""The score of a table: shares of weak rows, what only the table shows, and the review verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualitycheck.document.diagnostic import Diagnostic, Severity
from qualitycheck.document.smart import LETTERS, POINTS, Grade, Letter, Reason, SmartScore, TableScore
from qualitycheck.document.table import ProjectTable
from qualitycheck.smart.causes import describe_weak
from qualitycheck.smart.ceilings import Ceilings
from qualitycheck.smart.words import ALMOST, GAPS, ROWS
from qualitycheck.text.quantity import parse_value

_SOUND = 3
_FEW, _HALF, _HALF_OF_TIME = 0.2, 0.5, 0.6
_GOOD_MEAN = 3.5
_REACH = 10
"""How far the weighted mean of the rows moves a letter within its mark, so that tables can be ranked."""


def score_table(
    table: ProjectTable, rows: Sequence[SmartScore], diagnostics: Sequence[Diagnostic], ceilings: Ceilings
) -> TableScore:
    """Letters by shares of weak rows and by the table's own findings; the grade by decision rules.

    The rules are §9 and §10 of the review guide named in corpus/indicators/README.md.
    """
    own = [d for d in diagnostics if d.severity is not Severity.INFO and _is_own(table, d)]
    weights = _weights(table)
    reasons: list[Reason] = []
    points, marks = [], []
    for place, letter in enumerate(LETTERS):
        column = [row.marks[place] for row in rows]
        mark = _mark(column, letter)
        if mark < _SOUND + 1 and column:
            text = describe_weak(table, rows, letter, _SOUND) if min(column) < _SOUND else ALMOST
            reasons.append(Reason(letter, (mark - 4) * POINTS, text))
        mark = _limit(mark, letter, own, ceilings, reasons)
        mean = sum(w * row.points[place] for w, row in zip(weights, rows, strict=True)) / (sum(weights) or 1)
        shift = round(max(-_REACH, min(_REACH, mean - mark * POINTS)))
        if shift:
            reasons.append(Reason(letter, shift, ROWS.format(mean=mean)))
        points.append(float(mark * POINTS + shift))
        marks.append(mark)
    smart = SmartScore(tuple(points), tuple(marks), tuple(reasons))  # type: ignore[arg-type]
    return TableScore(table.number, smart, grade_table(rows, own, ceilings), tuple(rows))


def _is_own(table: ProjectTable, diagnostic: Diagnostic) -> bool:
    return any(place.table == table.number and not place.row for place in diagnostic.places)


def _weights(table: ProjectTable) -> list[float]:
    """The rows' weights as numbers, all 1 where the form has none or one is not a number."""
    values = [parse_value(row.weight.text).low for row in table.indicators]
    if any(value is None or value <= 0 for value in values):
        return [1.0] * len(values)
    return [float(value) for value in values if value is not None]


def _mark(column: Sequence[int], letter: Letter) -> int:
    """4, 3, 2, 1 by the share of rows below 3; 0 for a table without rows."""
    if not column:
        return 0
    weak = sum(value < _SOUND for value in column) / len(column)
    if not weak:
        strong = max(column) == 4 if letter == "T" else sum(column) / len(column) >= _GOOD_MEAN
        return 4 if strong else 3
    if weak <= _FEW:
        return 3
    return 2 if weak <= (_HALF_OF_TIME if letter == "T" else _HALF) else 1


def _limit(
    mark: int, letter: Letter, own: Iterable[Diagnostic], ceilings: Ceilings, reasons: list[Reason]
) -> int:
    gaps = 0
    for diagnostic in own:
        limit = ceilings.tables.get(diagnostic.code, {}).get(letter, 4)
        if limit < mark:
            reasons.append(Reason(letter, (limit - mark) * POINTS, diagnostic.message, diagnostic.code))
            mark = limit
        gaps += diagnostic.code in ceilings.gaps
    left = max(2, 4 - gaps)
    if letter == "R" and left < mark:
        reasons.append(Reason(letter, (left - mark) * POINTS, GAPS))
        mark = left
    return mark


def grade_table(rows: Sequence[SmartScore], own: Sequence[Diagnostic], ceilings: Ceilings) -> Grade:
    """优 良 中 差, decided from top to bottom as the guide's §10 does; `own` are findings on the table itself."""
    count = len(rows)
    if not count:
        return "差"
    sound = sum(min(row.marks) >= _SOUND for row in rows)
    broken = sum(min(row.marks[0], row.marks[1], row.marks[3]) <= 1 or row.marks[2] == 0 for row in rows)
    faults = sum(d.code in ceilings.faults for d in own)
    if (
        not own
        and min(min(row.marks) for row in rows) >= 2
        and count - sound <= _FEW * count
        and not _to_mend(rows)
    ):
        return "优"
    if broken > 0.4 * count or (broken * 3 >= count and sound * 3 <= count):
        return "差"
    needed = any(d.code in ceilings.needed for d in own)
    return "良" if broken <= 1 and sound * 3 >= 2 * count and faults <= 1 and not needed else "中"


def _to_mend(rows: Sequence[SmartScore]) -> bool:
    """Whether a rule found anything to correct in a row."""
    return any(reason.code for row in rows for reason in row.reasons)
