"""Kind `duplicate`: a row that repeats an earlier one of its table.

params: ignore (pattern: words that do not tell one indicator from another), differing (what the message adds
where the two values differ).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.language.context import Context, Row
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_PLAIN = frozenset({"数", "数量", "个数", "总数"})


def prepare(rule: Rule) -> Check:
    """Compiles the words to ignore."""
    ignore = re.compile(rule.params["ignore"])

    def check(context: Context) -> Iterator[Finding]:
        for rows in context.rows_by_table.values():
            first: dict[str, Row] = {}
            for row in rows:
                key = _key(row, ignore)
                earlier = first.setdefault(key, row)
                if earlier is not row and _same_thing(earlier, row):
                    yield _report(earlier, row, rule.params["differing"])

    return check


def _key(row: Row, ignore: re.Pattern[str]) -> str:
    """The characters of the name in any order: 墓穴新建个数 is 新建墓穴数."""
    counted = row.name.kind == "count" and row.name.ending in _PLAIN
    words = row.name.stem if counted else row.name.core
    return "".join(sorted(ignore.sub("", words) or row.name.core)) + ("#" if counted else "")


def _same_thing(earlier: Row, row: Row) -> bool:
    """The same measure; two units under one name are two indicators."""
    return earlier.value.unit == row.value.unit or earlier.value.kind != row.value.kind


def _report(earlier: Row, row: Row, differing: str) -> Finding:
    same_value = earlier.indicator.value.text == row.indicator.value.text
    return Finding(
        place_row(row.table, row.indicator, "name"),
        {
            "name": row.indicator.name.text,
            "row": str(earlier.indicator.row),
            "earlier": earlier.indicator.name.text,
            "values": ""
            if same_value
            else differing.format(earlier.indicator.value.text, row.indicator.value.text),
        },
        related=(place_row(earlier.table, earlier.indicator, "name"),),
    )
