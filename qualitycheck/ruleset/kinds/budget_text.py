"""Kind `budget_text`: an amount in purpose or goals that is the budget with its digits exchanged or one lost, or a
total that is another.

params: fields, verbs (pattern: words before an amount that make it the project's money), totals (pattern: words
before an amount that make it all of it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from qualitycheck.document.table import ProjectTable
from qualitycheck.language.context import Context
from qualitycheck.language.mentions import Mention, find_mentions
from qualitycheck.ruleset.finding import Finding, Place, Replacement
from qualitycheck.ruleset.kinds.affordability import read_budget
from qualitycheck.ruleset.kinds.sums import read_amount
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.numbers import print_number

_LEAD, _LEAST = 12, Decimal("0.6")


def prepare(rule: Rule) -> Check:
    """Compiles the verbs once."""
    verbs, totals = (
        re.compile(rf"(?:{rule.params[key]})[^，。；0-9]{{0,4}}$") for key in ("verbs", "totals")
    )

    def check(context: Context) -> Iterator[Finding]:
        for table in context.document.tables:
            budget = read_budget(table)
            for field in rule.params["fields"] if budget else ():
                text = table.field(field).text
                money = [m for m in find_mentions(text) if m.unit and m.unit.name == "元"]
                if budget and not any(m.low in _amounts(table, budget) for m in money):
                    for mention in money:
                        garbled = verbs.search(mention.before) and _is_garbled(mention.low, budget)
                        if garbled or (
                            totals.search(_lead(text, mention)) and _falls_short(mention.low, budget)
                        ):
                            yield _report(table, field, text, mention, budget)

    return check


def _amounts(table: ProjectTable, budget: Decimal) -> set[Decimal]:
    total = read_amount(table.budget.total) or Decimal(1)
    parts = (read_amount(part) for part in (table.budget.fiscal, table.budget.other))
    return {budget} | {part * budget / total for part in parts if part}


def _lead(text: str, mention: Mention) -> str:
    """What stands before an amount, without its operator: 总投入控制在."""
    return text[max(0, mention.span[0] - _LEAD) : mention.span[0]]


def _falls_short(amount: Decimal, budget: Decimal) -> bool:
    """A total of less than the budget; not of so much less that it is of a part, nor more, as over several years."""
    return budget * _LEAST <= amount < budget


def _is_garbled(amount: Decimal, budget: Decimal) -> bool:
    """The same digits in another order, or a power of ten apart."""
    digits, right = print_number(amount).strip("0."), print_number(budget).strip("0.")
    if not digits or amount == budget:
        return False
    exchanged = (
        len(digits) > 1 and sorted(digits) == sorted(right) and max(amount, budget) / min(amount, budget) < 10
    )
    return exchanged or max(amount, budget) / min(amount, budget) in (10, 100, 1000, 10000)


def _report(table: ProjectTable, field: str, text: str, mention: Mention, budget: Decimal) -> Finding:
    start, end = mention.number[0], mention.unit_span[1]
    scale = 10**4 if mention.scaled else 1
    number = Place(table.number, 0, field, *mention.number)
    values = {"text": text[start:end], "budget": f"{table.budget.total.text}{table.budget.unit}"}
    repair = (Replacement(number, print_number(budget / scale)),)
    return Finding(Place(table.number, 0, field, start, end), values, repair)
