"""A table as it would be with suggestions put in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qualitycheck.document.field import Field
from qualitycheck.document.table import Category, Indicator, ProjectTable
from qualitycheck.suggest.blank import BLANK
from qualitycheck.suggest.suggestion import Suggestion
from qualitycheck.text.quantity import parse_value

_ORDER: tuple[Category, ...] = (
    "economic cost", "social cost", "ecological cost", "quantity", "quality", "timeliness", "cost",
    "economic", "social", "ecological", "sustained", "satisfaction",
)  # fmt: skip


Moved = dict[int, int]
"""Where the rows of the new table stood in the old one; added rows are not in it."""


def apply_suggestions(table: ProjectTable, suggestions: Iterable[Suggestion]) -> tuple[ProjectTable, Moved]:
    """The table with its rows rewritten, added behind the last row of a like category, or left out."""
    before = table
    rows: dict[int, tuple[Indicator, ...]] = {row.row: (row,) for row in table.indicators}
    added: list[Indicator] = []
    # Texts of the table first: a row that is rewritten as well has the last word.
    for one in sorted(suggestions, key=lambda s: s.kind != "table"):
        if one.kind == "add":
            added += one.after
        elif one.kind == "table":
            table = replace_texts(table, one.texts)
            rows |= {row.row: (row,) for row in one.after}
        else:
            rows[one.row] = tuple(replace(row, row=one.row) for row in one.after)
    kept = [row for number in sorted(rows) for row in rows[number]]
    if len(kept) < len(before.indicators):
        kept = share_weights(before, kept)
    for row in added:
        kept.insert(_place(kept, row), replace(row, row=0))
    moved = {n: row.row for n, row in enumerate(kept, 1) if row.row}
    numbered = (row if row.row == n else replace(row, row=n) for n, row in enumerate(kept, 1))
    return replace(table, indicators=tuple(numbered)), moved


def replace_texts(table: ProjectTable, texts: Iterable[tuple[str, str]]) -> ProjectTable:
    """The table with other texts of its own; `schedule` is the percentages, separated by spaces."""
    for name, text in texts:
        if name == "schedule":
            percents = text.split(" ")
            points = tuple(
                replace(point, percent=Field(percent))
                for point, percent in zip(table.schedule_points, percents, strict=True)
            )
            table = replace(table, schedule_points=points)
        else:
            table = replace(table, **{name: Field(text)})  # type: ignore[arg-type]
    return table


def share_weights(table: ProjectTable, rows: list[Indicator]) -> list[Indicator]:
    """The rows with the weight of those left out given to the last of the same group: weights are for the author
    to share out, and the proof must not fail for a sum that he has to mend anyway."""
    left = {row.row for row in rows}
    rows = list(rows)
    for gone in table.indicators:
        weight = parse_value(gone.weight.text).low
        if gone.row in left or weight is None:
            continue
        for place in range(len(rows) - 1, -1, -1):
            own = parse_value(rows[place].weight.text).low
            if rows[place].group == gone.group and own is not None:
                rows[place] = replace(rows[place], weight=Field(f"{(own + weight).normalize():f}"))
                break
    return rows


def blank_weight(table: ProjectTable) -> Field:
    """The weight of an added row: a blank where the form has weights."""
    return Field(BLANK) if "weight" in table.columns else Field()


def _place(rows: list[Indicator], added: Indicator) -> int:
    """Behind the last row of the same category, else of the same group, else where the usual order has it."""
    for name in ("category", "group"):
        same = [n for n, row in enumerate(rows, 1) if getattr(row, name) == getattr(added, name)]
        if same:
            return same[-1]
    rank = _ORDER.index(added.category) if added.category else len(_ORDER)
    before = [n for n, row in enumerate(rows, 1) if row.category and _ORDER.index(row.category) < rank]
    return before[-1] if before else 0
