"""Kind `unmatched`: a figure of goals or purpose that no row has, and the one row of the same thing that no text has.

What equals is matched first; of what is left over, a row and a figure are of the same thing where a word of what
the row counts touches the figure and no other word narrows the row.
params: fields, light (words of a name that narrow nothing: 购置, 接待), unless (pattern: words beside a figure of what
was there before or is counted otherwise), alike (lists of units that stand for one another here), seldom (units so rare
that the one row and the one figure told in them are of the same thing).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Any

from qualitycheck.language.alignment import counted_words, same_measure
from qualitycheck.language.context import Row
from qualitycheck.language.mentions import Mention, find_mentions
from qualitycheck.language.words import load_words
from qualitycheck.ruleset.comparison import TITLES, is_rate
from qualitycheck.ruleset.finding import Finding
from qualitycheck.ruleset.marking import describe_row, mark_row, repair_value, usual_sign
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.numbers import print_number
from qualitycheck.text.units import Unit

_TIMES = (10, 100, 1000, 10000)
_FEW = 12
_BEHIND = 8
"""How far behind a figure what it counts may stand: 3艘渔政执法船."""
_HAN, _NOT_HAN = re.compile("[一-鿿]"), re.compile("[^一-鿿]")
_LINK = re.compile("以上|以下|以内|左右|及|和|与|并|且|的|全部|进行|用于|由|于|后|在")
_WHEN = re.compile("[于在]?[年月日底前初末上中下旬]+$")


@dataclass(frozen=True, slots=True)
class _Figure:
    field: str
    mention: Mention


class _Judge:
    def __init__(self, params: dict[str, Any]) -> None:
        self._fields: Sequence[str] = params["fields"]
        self._light = frozenset(params["light"].split())
        self._light_end = re.compile(f"(?:{'|'.join(map(re.escape, sorted(self._light)))})+$")
        self._unless = re.compile(params["unless"])
        self._seldom: Sequence[str] = params["seldom"]
        self._alike = [frozenset(group.split()) for group in params["alike"]]

    def judge(self, rows: Sequence[Row]) -> list[Finding]:
        """The findings of one table."""
        figures = [
            _Figure(field, mention)
            for field in self._fields
            for mention in find_mentions(rows[0].table.field(field).text)
        ]
        had = {low for row in rows if _is_counted(row) for low in (row.value.low, row.value.high)}
        left = [f for f in figures if f.mention.low not in had and self._is_target(f.mention)]
        free = [row for row in rows if self._is_free(row, figures)] if left else []
        pairs = [(row, figure) for row in free for figure in left if self._are_same(row, figure.mention)]
        pairs += [pair for pair in self._find_lone(rows, figures) if pair[0] in free and pair[1] in left]
        found = []
        for row in free:
            own = [figure for other, figure in pairs if other is row]
            rivals = {id(other) for other, figure in pairs if figure in own}
            if len({figure.mention.low for figure in own}) == 1 and len(rivals) == 1:
                found.append(_report(row, own[0], usual_sign(row, rows)))
        return found

    def _is_target(self, mention: Mention) -> bool:
        return bool(mention.unit) and not self._unless.search(mention.before[-12:] + "|" + mention.after[:4])

    def _is_free(self, row: Row, figures: Sequence[_Figure]) -> bool:
        """Whether it has one figure of something counted, and no text gives that figure for anything like it."""
        value, words = row.value, self._words(row)
        single = value.kind == "quantity" and value.low and value.high is None and not value.frequency
        if not single or not value.unit or not _is_counted(row) or not words:
            return False
        if row.name.units and not {value.unit.name, value.unit.plain} & set(row.name.units):
            return False
        like = [
            figure.mention.low
            for figure in figures
            if self._same_unit(value.unit, figure.mention.unit) or self._touches(words, figure.mention)
        ]
        return value.low not in _sums(like)

    def _find_lone(self, rows: Sequence[Row], figures: Sequence[_Figure]) -> Iterator[tuple[Row, _Figure]]:
        """The one row and the one figure of a seldom unit, where the figure's sentence has a word of the row."""
        for unit in self._seldom:
            counted = [row for row in rows if row.value.unit and row.value.unit.name == unit]
            told = [f for f in figures if f.mention.unit and f.mention.unit.name == unit]
            if len(counted) == 1 and len({f.mention.low for f in told}) == 1:
                row, figure = counted[0], told[0]
                shared = any(word in figure.mention.sentence for word in self._words(row))
                if shared and _contradicts(row, figure.mention):
                    yield row, figure

    def _words(self, row: Row) -> list[str]:
        """What a row counts, without what narrows nothing."""
        words = [word for word in load_words().divide(counted_words(row.name)) if len(word) > 1]
        return [word for word in words if word not in self._light]

    def _are_same(self, row: Row, mention: Mention) -> bool:
        if not self._same_unit(row.value.unit, mention.unit) or not _contradicts(row, mention):
            return False
        words = self._words(row)
        if words[-1] not in mention.sentence or not self._touches(words, mention):
            return False
        told = sum(word in mention.sentence for word in words)
        return told == len(words) or (told == len(words) - 1 and told > 1)

    def _touches(self, words: Sequence[str], mention: Mention) -> bool:
        """Whether the figure counts one of the words: 3艘渔政执法船, else 渔政执法船3艘."""
        if _HAN.match(mention.after) and not _LINK.match(mention.after):
            return any(word in mention.after[:_BEHIND] for word in words)
        before = self._light_end.sub("", _NOT_HAN.sub("", mention.before))
        before = _WHEN.sub("", before)
        return any(before.endswith(word) for word in words)

    def _same_unit(self, one: Unit | None, other: Unit | None) -> bool:
        if one is None or other is None or one.denominators or other.denominators or is_rate(one):
            return False
        return same_measure(one, other) or any({one.name, other.name} <= group for group in self._alike)


def prepare(rule: Rule) -> Check:
    """Compiles the words once."""
    judge = _Judge(rule.params)
    return lambda context: (
        finding for rows in context.rows_by_table.values() if rows for finding in judge.judge(rows)
    )


def _is_counted(row: Row) -> bool:
    unit = row.value.unit
    return unit is None or unit.category not in ("time", "money", "rate")


def _sums(numbers: Sequence[Decimal]) -> set[Decimal]:
    """Each, any two, and all together."""
    few = numbers[:_FEW]
    return {*numbers, sum(few, Decimal(0))} | {one + other for one, other in combinations(few, 2)}


def _contradicts(row: Row, mention: Mention) -> bool:
    """Another figure, not zeros apart (a scale of its own), nor one that the row more than keeps to."""
    low, other = row.value.low, mention.low
    if not low or not other or max(low, other) / min(low, other) in _TIMES:
        return False
    if mention.operator in (">=", ">"):
        return low < other
    return low > other if mention.operator in ("<=", "<") else True


def _report(row: Row, figure: _Figure, sign: str) -> Finding:
    text = row.table.field(figure.field).text
    values = describe_row(row) | {"where": TITLES[figure.field], "figure": text[slice(*figure.mention.span)]}
    scale = 10**4 if row.value.scaled else 1
    parts = {"operator": sign, "number": print_number(figure.mention.low / scale)}
    return Finding(mark_row(row, "number"), values, repair_value(row, parts, {}))
