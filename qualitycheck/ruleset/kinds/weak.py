"""Kind `weak`: a rate that asks for less than any good row of its kind does (corpus/vocabulary/usual_rates.tsv).

params: endings (of names; only kinds whose values lie close together), fewest (rows that make a usual value), margin
(points below the lowest good row, and more), least (percent: what is lower is a slip, not a weak aim), where (a clause on the row).
"""

from __future__ import annotations

from collections.abc import Iterator

from qualitycheck.language.context import Context
from qualitycheck.language.usual import read_rates
from qualitycheck.ruleset.conditions import compile_where
from qualitycheck.ruleset.finding import Finding
from qualitycheck.ruleset.marking import describe_row, mark_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_ENDING = 3


def prepare(rule: Rule) -> Check:
    """Picks the endings that have enough rows."""
    fits = compile_where(rule.params["where"])
    usual = {
        e: read_rates()[e] for e in rule.params["endings"] if read_rates()[e].rows >= rule.params["fewest"]
    }
    least, margin = float(rule.params["least"]), float(rule.params["margin"])

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            known = usual.get(row.name.core[-_ENDING:])
            low = row.value.low
            if known and low is not None and least <= float(low) < known.lowest - margin and fits(row):
                values = describe_row(row) | {"lowest": f"{known.lowest:g}", "median": f"{known.median:g}"}
                yield Finding(mark_row(row, "count"), values)

    return check
