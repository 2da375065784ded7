"""A table as it would be with all the repairs that its findings carry: what a score starts from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from qualitycheck.document.diagnostic import Diagnostic, Edit
from qualitycheck.document.edits import apply_edits
from qualitycheck.document.field import Field
from qualitycheck.document.table import Indicator, ProjectTable


def repair_table(table: ProjectTable, diagnostics: Iterable[Diagnostic]) -> ProjectTable:
    """The table with every row repaired; of overlapping edits the first one stands."""
    edits: defaultdict[tuple[int, str], list[Edit]] = defaultdict(list)
    for diagnostic in diagnostics:
        for fix in diagnostic.fixes:
            for edit in fix.edits:
                if edit.table == table.number and edit.row:
                    edits[edit.row, edit.field].append(edit)
    if not edits:
        return table
    return replace(table, indicators=tuple(_repair_row(row, edits) for row in table.indicators))


def _repair_row(row: Indicator, edits: dict[tuple[int, str], list[Edit]]) -> Indicator:
    changed: dict[str, Any] = {
        field: Field(apply_edits(row.field(field).text, made))
        for (number, field), made in edits.items()
        if number == row.row
    }
    return replace(row, **changed) if changed else row
