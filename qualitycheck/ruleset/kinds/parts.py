"""Kind `parts`: rows that begin with 其中 against the row above them.

params: marker (pattern at the start of the name of a part).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qualitycheck.language.alignment import same_measure
from qualitycheck.language.context import Context, Row
from qualitycheck.ruleset.finding import Finding
from qualitycheck.ruleset.marking import describe_row, mark_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.numbers import print_number


def prepare(rule: Rule) -> Check:
    """Compiles the marker once."""
    marker = re.compile(rule.params["marker"])

    def check(context: Context) -> Iterator[Finding]:
        for rows in context.rows_by_table.values():
            for whole, parts in _families(rows, marker):
                counted = [
                    p
                    for p in parts
                    if same_measure(p.value.unit, whole.value.unit) and p.value.low is not None
                ]
                total = sum(p.value.low for p in counted if p.value.low is not None)
                if whole.value.low is not None and counted and total > whole.value.low:
                    values = describe_row(whole) | {"sum": print_number(total) if total else "0"}
                    yield Finding(mark_row(whole, "number"), values)

    return check


def _families(rows: Sequence[Row], marker: re.Pattern[str]) -> Iterator[tuple[Row, list[Row]]]:
    whole: Row | None = None
    parts: list[Row] = []
    for row in rows:
        if marker.match(row.indicator.name.text) and whole is not None:
            parts.append(row)
            continue
        if whole is not None and parts:
            yield whole, parts
        whole, parts = row, []
    if whole is not None and parts:
        yield whole, parts
