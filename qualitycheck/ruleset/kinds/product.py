"""Kind `product`: so many for each of so many, written in a description, that do not make the indicator's value.

No params. 每期培训50人，共3期 beside ≥180人.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from qualitycheck.language.alignment import same_measure
from qualitycheck.language.context import Context, Row
from qualitycheck.language.mentions import Mention, find_mentions
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.numbers import print_number

_EACH = re.compile(r"每(?P<unit>[^\d，,每]{1,2})(?!.*每)")

_MOST = 3
"""Figures of a description in which two are the factors without doubt."""


def prepare(rule: Rule) -> Check:
    """Takes no parameters."""

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            if row.value.kind == "quantity" and row.value.low and row.value.high is None and row.value.unit:
                yield from _judge(row, row.value.low)

    return check


def _judge(row: Row, low: Decimal) -> Iterator[Finding]:
    mentions = find_mentions(row.indicator.description.text)
    if not 2 <= len(mentions) <= _MOST or any(m.operator for m in mentions):
        return
    for each in mentions:
        found = _EACH.search(each.before)
        if found is None or not same_measure(each.unit, row.value.unit):
            continue
        times = [m for m in mentions if m is not each and m.unit and found["unit"].startswith(m.unit.name)]
        if len(times) == 1 and each.low * times[0].low != low and not _is_said(mentions, row, low):
            yield _report(row, each, times[0])


def _is_said(mentions: tuple[Mention, ...], row: Row, low: Decimal) -> bool:
    return any(m.low == low and same_measure(m.unit, row.value.unit) for m in mentions)


def _report(row: Row, each: Mention, times: Mention) -> Finding:
    text = row.indicator.description.text
    start, end = each.number[0], each.unit_span[1]
    factors = f"{text[start:end]}×{text[times.number[0] : times.unit_span[1]]}"
    values = describe_row(row) | {"text": factors, "product": print_number(each.low * times.low)}
    return Finding(place_row(row.table, row.indicator, "description", (start, end)), values)
