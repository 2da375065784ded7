"""Kind `total`: the money that the narrative names for all projects against the sum of their tables.

params: about (pattern: what stands before the amount), number (pattern with group `count`: how many projects the
paragraph speaks of; it must be all of them), part (pattern: the sentence speaks of some of them, or of money spent).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from qualitycheck.document.document import Document
from qualitycheck.language.context import Context
from qualitycheck.language.mentions import Mention, find_mentions
from qualitycheck.ruleset.finding import Finding, Place, Replacement
from qualitycheck.ruleset.kinds.affordability import read_budget
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.numbers import parse_number, print_number, round_money

_NEAR = Decimal("0.001")
"""Share of the sum by which rounding to 万元 may change it."""
_FEWEST = 2


def prepare(rule: Rule) -> Check:
    """Compiles the patterns once."""
    about, number, part = (re.compile(rule.params[k]) for k in ("about", "number", "part"))

    def check(context: Context) -> Iterator[Finding]:
        document = context.document
        budget = _add_budgets(document)
        for place, paragraph in enumerate(document.narrative if budget else (), 1):
            counts = {parse_number(m["count"]) for m in number.finditer(paragraph.text)}
            if counts != {len(document.tables)}:
                continue
            money = [m for m in find_mentions(paragraph.text) if m.unit and m.unit.name == "元"]
            if budget and not any(abs(m.low - budget) <= budget * _NEAR for m in money):
                for mention in money:
                    if about.search(mention.before) and not part.search(mention.before):
                        yield _report(place, paragraph.text, mention, budget)
                        break

    return check


def _add_budgets(document: Document) -> Decimal | None:
    """The sum in 元, None where a budget is unknown or there is a single table."""
    budgets = [read_budget(table) for table in document.tables]
    known = [budget for budget in budgets if budget]
    return sum(known, Decimal(0)) if len(known) == len(budgets) >= _FEWEST else None


def _report(number: int, text: str, mention: Mention, budget: Decimal) -> Finding:
    start, end = mention.number[0], mention.unit_span[1]
    scale = 10**4 if mention.scaled else 1
    written = text[slice(*mention.number)]
    decimals = len(written.partition(".")[2])
    right = round_money(budget / scale)
    printed = f"{right:.{decimals}f}" if decimals else print_number(right)
    unit = text[slice(*mention.unit_span)]
    return Finding(
        Place(0, 0, "text", start, end, number),
        {"text": text[start:end], "sum": printed + unit},
        (Replacement(Place(0, 0, "text", *mention.number, number), printed),),
    )
