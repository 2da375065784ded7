"""Kind `duplicate`: a row that repeats an earlier one of its table.

params: ignore (pattern: words that do not tell one indicator from another), getting (pattern: verbs that say the same of
what is counted where the counts are the same: 购置, 安装), apart (pattern: words that make a count another one:
其中, 合格), differing (what the message adds where the two values differ).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from qualitycheck.language.context import Context, Row
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_NOT_COUNTED = frozenset({"rate", "money", "time", "index", ""})
_TELLING, _SURE, _LONG, _MORE = 2, 2, 5, 4
"""The least count that two rows hardly share by chance; the least characters of what is counted, and where the units
differ; the most that the longer name adds."""
_ALIKE = 20
"""Rows of one count that are looked at: a list pasted as a table would make pairs without end."""
_PLAIN = frozenset({"数", "数量", "个数", "总数"})


@dataclass(frozen=True, slots=True)
class _Patterns:
    ignore: re.Pattern[str]
    getting: re.Pattern[str]
    apart: re.Pattern[str]


def prepare(rule: Rule) -> Check:
    """Compiles the words to ignore."""
    patterns = _Patterns(*(re.compile(rule.params[name]) for name in ("ignore", "getting", "apart")))

    def check(context: Context) -> Iterator[Finding]:
        for rows in context.rows_by_table.values():
            named: dict[str, Row] = {}
            counted: defaultdict[Decimal, list[Row]] = defaultdict(list)
            for row in rows:
                earlier = _find_earlier(row, named, counted, patterns)
                if earlier is not None:
                    yield _report(earlier, row, rule.params["differing"])

    return check


def _find_earlier(
    row: Row, named: dict[str, Row], counted: dict[Decimal, list[Row]], patterns: _Patterns
) -> Row | None:
    """The row that this one repeats, among those seen before; the row itself is kept for the next ones."""
    first = named.setdefault(_key(row, patterns.ignore), row)
    if first is not row and _same_thing(first, row):
        return first
    if row.value.low is None:
        return None
    alike = counted[row.value.low]
    found = next((other for other in alike if _counts_the_same(other, row, patterns)), None)
    if len(alike) < _ALIKE:
        alike.append(row)
    return found


def _counts_the_same(one: Row, other: Row, patterns: _Patterns) -> bool:
    """The same output count of the same things: all characters of one name stand in the other."""
    low = one.value.low
    if low is None or low != other.value.low or low < _TELLING or one.name.is_rate or other.name.is_rate:
        return False
    if not (one.indicator.group == other.indicator.group == "output") or not _both_counted(one, other):
        return False
    if sorted(patterns.apart.findall(one.name.core)) != sorted(patterns.apart.findall(other.name.core)):
        return False
    shorter, longer = sorted((_thing(one, patterns), _thing(other, patterns)), key=len)
    needed = _SURE if one.value.unit == other.value.unit else _LONG
    return len(shorter) >= needed and set(shorter) <= set(longer) and len(longer) - len(shorter) <= _MORE


def _both_counted(*rows: Row) -> bool:
    return all(row.value.unit and row.value.unit.category not in _NOT_COUNTED for row in rows)


def _thing(row: Row, patterns: _Patterns) -> str:
    words = patterns.ignore.sub("", row.name.stem or row.name.core)
    return patterns.getting.sub("", words) or words


def _key(row: Row, ignore: re.Pattern[str]) -> str:
    """The characters of the name in any order: 墓穴新建个数 is 新建墓穴数."""
    counted = row.name.kind == "count" and row.name.ending in _PLAIN
    words = row.name.stem if counted else row.name.core
    return "".join(sorted(ignore.sub("", words) or row.name.core)) + ("#" if counted else "")


def _same_thing(earlier: Row, row: Row) -> bool:
    """The same measure; two units under one name are two indicators."""
    return earlier.value.unit == row.value.unit or earlier.value.kind != row.value.kind


def _report(earlier: Row, row: Row, differing: str) -> Finding:
    same_figure = (
        row.value.low is not None and _same_thing(earlier, row) and earlier.value.low == row.value.low
    )
    same_value = same_figure or earlier.indicator.value.text == row.indicator.value.text
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
