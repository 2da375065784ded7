"""Kind `copied`: a description that stands under another indicator too, and belongs to that one.

params: shortest (characters of a description), certain (how well it must fit the other name), margin (by how much it must fit the other name better; shared
characters and likeness of meaning, together 0 … 2), apart (names more alike than this are the same thing), source (pattern of a description that only says
where the figure comes from, which different measures may share), asks (pattern of what an inquiry of satisfaction speaks of).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from qualitycheck.language.context import Context, Row
from qualitycheck.language.similarity import fit_description, load_meaning, share_characters
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.normalize import fold

_SAME = 0.5
_PAIR = 2
_QUALITY = 3
"""Characters that tell one rate from another: 合格率, 接入率."""
_LEVEL = 0.1
"""Fits nearer than this tell nothing: the upper row is the one that was copied from."""
_NOT_WORDS = re.compile(r"[\W\d]")


def prepare(rule: Rule) -> Check:
    """Reads the limits."""
    shortest: int = rule.params["shortest"]
    certain, margin, apart = (float(rule.params[key]) for key in ("certain", "margin", "apart"))
    source, asks = (re.compile(rule.params[key]) for key in ("source", "asks"))

    def check(context: Context) -> Iterator[Finding]:
        for rows in _same_descriptions(context, shortest):
            meaning = load_meaning()
            text = rows[0].indicator.description.text
            fits = [fit_description(meaning, row.name.core, text) for row in rows]
            best = rows[fits.index(max(fits))]
            copies = []
            if max(fits) >= certain:
                for row, fit in zip(rows, fits, strict=True):
                    likeness = meaning.likeness(row.indicator.name.text, best.indicator.name.text)
                    if fit < max(fits) - margin and likeness < apart and not _same_people(row, best):
                        copies.append(row)
            if not copies and len(rows) == _PAIR and not source.search(text):
                best, other = rows if fits[0] > fits[1] - _LEVEL else rows[::-1]
                if best.table is other.table and _measure_apart(best, other, bool(asks.search(text))):
                    copies.append(other)
            yield from (_report(row, best) for row in copies)

    return check


def _measure_apart(one: Row, other: Row, asks: bool) -> bool:
    """Whether no description can fit both: they count in different units, or are rates of different qualities."""
    kinds = {one.name.kind, other.name.kind}
    if "satisfaction" in kinds:
        return len(kinds) > 1 and not asks
    units = {row.value.unit.name if row.value.unit else "" for row in (one, other)}
    if kinds == {"rate"}:
        return one.name.core[-_QUALITY:] != other.name.core[-_QUALITY:]
    return len(units) > 1 and "" not in units


def _same_descriptions(context: Context, shortest: int) -> Iterator[list[Row]]:
    """Rows of different names under one description."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in context.rows:
        words = _NOT_WORDS.sub("", fold(row.indicator.description.text))
        if len(words) >= shortest:
            groups[words].append(row)
    yield from (rows for rows in groups.values() if len({row.name.core for row in rows}) > 1)


def _same_people(row: Row, best: Row) -> bool:
    """Whether two satisfaction rows ask the same people in other words: 农户 and 项目区农户."""
    if row.name.kind != "satisfaction" or best.name.kind != "satisfaction":
        return False
    one, other = row.name.stem, best.name.stem
    return one in other or other in one or share_characters(one, other) > _SAME


def _report(row: Row, best: Row) -> Finding:
    values = describe_row(row) | {
        "text": row.indicator.description.text,
        "other": best.indicator.name.text,
        "where": "" if best.table is row.table else f"（项目{best.table.number}）",
    }
    return Finding(place_row(row.table, row.indicator, "description"), values)
