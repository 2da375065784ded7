"""Kind `ratio`: a rate in prose beside the two amounts it comes from.

params: fields, pattern (groups `mark`, `budget`, `spent`, `rate`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, Place, Replacement
from qualitycheck.ruleset.kinds.pattern import read_texts
from qualitycheck.ruleset.kinds.sums import as_written
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

# Rounding to one decimal and no more.
_TOLERANCE = Decimal("0.06")


def prepare(rule: Rule) -> Check:
    """Compiles the pattern once."""
    pattern = re.compile(rule.params["pattern"])
    wanted = frozenset(rule.params["fields"])

    def check(context: Context) -> Iterator[Finding]:
        for field, place, *_ in read_texts(context, wanted):
            for match in pattern.finditer(field.text):
                budget, spent, rate = (
                    Decimal(match[k].replace(",", "")) for k in ("budget", "spent", "rate")
                )
                if budget and abs(spent / budget * 100 - rate) > _TOLERANCE:
                    right = f"{as_written(spent / budget * 100, match['rate'])}%"
                    marked = Place(place.table, place.row, place.field, *match.span("mark"), place.paragraph)
                    values = {k: match[k] for k in ("budget", "spent", "rate")}
                    yield Finding(marked, values | {"right": right}, (Replacement(marked, right),))

    return check
