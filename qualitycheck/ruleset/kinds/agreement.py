"""Kind `agreement`: a value against the figures that other texts give for the same thing.

params: of (`value` or `actual`), against (fields searched), compare:
`number` (same unit, another number), `unit` (same number, a unit that counts something else), `scale` (same
digits, 万 or 0 lost or added), `operator` (same number, the opposite direction), `name` (another target in the name itself), `denominator` (the same sum for
another one, or for a month where the cell does not say so).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from qualitycheck.language.alignment import NEAR, Aligned, align_figures, containment, counted_words
from qualitycheck.language.context import Context, Row
from qualitycheck.ruleset.comparison import (
    compare_name,
    compare_numbers,
    compare_operators,
    compare_scales,
    is_rate,
)
from qualitycheck.ruleset.finding import Finding
from qualitycheck.ruleset.marking import usual_sign
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.ruleset.units import compare_denominators, compare_units

_CLEARER = 0.2
"""How much more of another row's words must stand beside a figure for it to be that row's."""
Compare = Callable[[Row, list[Aligned], str], Finding | None]


def prepare(rule: Rule) -> Check:
    """Chooses what is compared."""
    compare = _COMPARISONS[rule.params["compare"]]
    fields: Sequence[str] = rule.params["against"]
    of: str = rule.params.get("of", "value")

    def check(context: Context) -> Iterator[Finding]:
        for rows in context.rows_by_table.values():
            for row in rows if of == "value" else (row.result for row in rows if row.result):
                aligned = _align(context, row, fields)
                if compare is compare_numbers:
                    aligned = [a for a in aligned if not _is_claimed(a, row, rows)]
                found = (
                    compare(row, aligned, usual_sign(row, rows) if of == "value" else "") if aligned else None
                )
                if found is not None:
                    yield found

    return check


def _align(context: Context, row: Row, fields: Sequence[str]) -> list[Aligned]:
    """The figures that speak of the row's value, empty unless it is a single figure."""
    value = row.value
    if value.kind != "quantity" or value.low is None or value.high is not None:
        return []
    key = (row.table.number, row.indicator.row, row.field, *fields)
    return context.remember(key, lambda: align_figures(row, fields))


def _is_claimed(aligned: Aligned, row: Row, rows: Sequence[Row]) -> bool:
    """Whether another row names this very figure, and more clearly: 户均收入3.6万元 is not the 户均奖补标准."""
    clearly = max(NEAR, aligned.near + _CLEARER)
    return any(
        other.value.low == aligned.mention.low
        and is_rate(other.value.unit) is is_rate(aligned.mention.unit)
        and containment(counted_words(other.name), aligned.mention.clause) >= clearly
        for other in rows
        if other is not row and other.value.kind == "quantity"
    )


_COMPARISONS: dict[str, Compare] = {
    "number": compare_numbers,
    "unit": compare_units,
    "scale": compare_scales,
    "operator": compare_operators,
    "name": compare_name,
    "denominator": compare_denominators,
}
