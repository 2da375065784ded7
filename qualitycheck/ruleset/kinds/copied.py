"""Kind `copied`: a description that stands under another indicator too, and belongs to that one.

params: shortest (characters of a description), certain (how well it must fit the other name), margin (by how much it must fit the other name better; shared
characters and likeness of meaning, together 0 … 2), apart (names more alike than this are the same thing).
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
_NOT_WORDS = re.compile(r"[\W\d]")


def prepare(rule: Rule) -> Check:
    """Reads the limits."""
    shortest: int = rule.params["shortest"]
    certain, margin, apart = (float(rule.params[key]) for key in ("certain", "margin", "apart"))

    def check(context: Context) -> Iterator[Finding]:
        for rows in _same_descriptions(context, shortest):
            meaning = load_meaning()
            fits = [fit_description(meaning, row.name.core, row.indicator.description.text) for row in rows]
            best = rows[fits.index(max(fits))]
            if max(fits) < certain:
                continue
            for row, fit in zip(rows, fits, strict=True):
                likeness = meaning.likeness(row.indicator.name.text, best.indicator.name.text)
                if fit < max(fits) - margin and likeness < apart and not _same_people(row, best):
                    yield _report(row, best)

    return check


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
