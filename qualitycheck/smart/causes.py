"""Why a letter of a table is low: which rows are weak in it, and what is wrong with the weakest."""

from __future__ import annotations

from collections.abc import Sequence

from qualitycheck.document.smart import LETTERS, Letter, SmartScore
from qualitycheck.document.table import ProjectTable
from qualitycheck.smart.words import NAMED, ONE_ROW, ROW_CAUSE, WEAK_MORE, WEAK_ROWS

_MOST_NUMBERS, _LONGEST_NAME = 4, 14


def describe_weak(table: ProjectTable, rows: Sequence[SmartScore], letter: Letter, sound: int) -> str:
    """第2、3行低于75分，如第3行“群众满意度”：没有说清向谁调查; rows whose mark is below `sound` are weak."""
    place = LETTERS.index(letter)
    weak = [number for number, row in enumerate(rows) if row.marks[place] < sound]
    worst = min(weak, key=lambda number: rows[number].marks[place])
    shown = "、".join(str(table.indicators[number].row) for number in weak[:_MOST_NUMBERS])
    more = WEAK_MORE.format(count=len(weak)) if len(weak) > _MOST_NUMBERS else "行"
    said = WEAK_ROWS.format(rows=shown, more=more)
    reasons = [reason for reason in rows[worst].reasons if reason.letter == letter]
    if not reasons:
        return said
    cause = min(reasons, key=lambda reason: reason.points).text.rstrip("。")
    name = table.indicators[worst].name.text
    named = NAMED.format(name=name) if name not in cause and len(name) <= _LONGEST_NAME else ""
    template = ROW_CAUSE if len(weak) > 1 else ONE_ROW
    told = template.format(row=table.indicators[worst].row, name=named, cause=cause)
    return said + told if len(weak) > 1 else told
