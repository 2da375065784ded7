"""What indicators measure, and where that is certain to be out of place: corpus/vocabulary/placement.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from qualitycheck.language.context import Context, Row
from qualitycheck.resources import data_folder, read_yaml
from qualitycheck.ruleset.conditions import Predicate, compile_where


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    measure: str
    right: str
    where: dict[str, Any]
    wrong: frozenset[str] = frozenset()
    fine: frozenset[str] = frozenset()


class Misplaced(msgspec.Struct, frozen=True):
    """A row in a category where what it measures does not belong; `right` is the second level for it."""

    row: Row
    measure: str
    right: str


class _Sorted(msgspec.Struct, frozen=True):
    """Misplaced rows by what they measure, and the places (table, row) of all rows that an entry speaks of."""

    misplaced: dict[str, list[Misplaced]]
    decided: frozenset[tuple[int, int]]


def find_misplaced(context: Context) -> Mapping[str, Sequence[Misplaced]]:
    """The rows of a document that are certain to stand in a wrong category, by what they measure."""
    return _sort(context).misplaced


def is_decided(context: Context, row: Row) -> bool:
    """Whether an entry of the table speaks of the row, for or against its category."""
    return (row.table.number, row.indicator.row) in _sort(context).decided


def _sort(context: Context) -> _Sorted:
    return context.remember("misplaced", lambda: _sort_rows(context.rows))


def right_level(context: Context, row: Row) -> str:
    """The second level for a misplaced row, empty where the table of measures knows none."""
    place = (row.table.number, row.indicator.row)
    return context.remember("right levels", lambda: _index_levels(context)).get(place, "")


def _index_levels(context: Context) -> dict[tuple[int, int], str]:
    found = (item for items in find_misplaced(context).values() for item in items)
    return {(item.row.table.number, item.row.indicator.row): item.right for item in found}


def _sort_rows(rows: Sequence[Row]) -> _Sorted:
    found: dict[str, list[Misplaced]] = {}
    decided = set()
    for row in rows:
        for entry, fits in _entries_for(row.indicator.category):
            if fits(row):
                decided.add((row.table.number, row.indicator.row))
                if row.indicator.category in entry.wrong:
                    found.setdefault(entry.measure, []).append(Misplaced(row, entry.measure, entry.right))
                break
    return _Sorted(found, frozenset(decided))


@cache
def _entries_for(category: str) -> tuple[tuple[_Entry, Predicate], ...]:
    """The entries that name a category, with their clauses compiled."""
    return tuple(
        (entry, _compile(number))
        for number, entry in enumerate(_read_entries())
        if category in entry.wrong or category in entry.fine
    )


@cache
def _compile(number: int) -> Predicate:
    return compile_where(_read_entries()[number].where)


@cache
def _read_entries() -> tuple[_Entry, ...]:
    path = data_folder("corpus") / "vocabulary" / "placement.yaml"
    return msgspec.convert(read_yaml(path), type=tuple[_Entry, ...])
