"""Kind `agreement`: the value against figures that goal, purpose, description or name give for the same thing.

params: against (fields searched, in this order), compare `number` (same unit, another number) or `unit` (same
number, a unit that counts something else).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from qualitycheck.document.diagnostic import Severity
from qualitycheck.language.alignment import Aligned, align_figures, same_measure
from qualitycheck.language.context import Context, Row
from qualitycheck.ruleset.finding import Finding, Place, Replacement, place_row
from qualitycheck.ruleset.kinds.marking import describe_row, mark_row, repair_value
from qualitycheck.ruleset.kinds.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.numbers import print_number
from qualitycheck.text.units import unit_category

TITLES = {"goals": "绩效目标", "purpose": "资金用途", "description": "指标描述", "name": "指标名称"}
# From this share of the name's words beside the figure on, nobody would read it as another thing.
_CERTAIN = 0.8


def prepare(rule: Rule) -> Check:
    """Chooses what is compared."""
    compare = _COMPARISONS[rule.params["compare"]]
    fields: Sequence[str] = rule.params["against"]

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            if row.value.kind == "quantity" and row.value.low is not None and row.value.high is None:
                aligned = align_figures(row, fields)
                if aligned and (found := compare(row, aligned)) is not None:
                    yield found

    return check


def _compare_numbers(row: Row, aligned: list[Aligned]) -> Finding | None:
    same = [a for a in aligned if same_measure(row.value.unit, a.mention.unit)]
    if not same or any(_agrees(row, a) for a in same):
        return None
    near = [a for a in same if a.near]
    if not near and len(same) > 1:
        return None
    best = max(near or same, key=lambda a: a.score)
    severity = Severity.ERROR if best.near and best.score >= _CERTAIN else Severity.WARNING
    return Finding(
        mark_row(row, "number"),
        _describe(row, best),
        _repair_number(row, best),
        related=(_place_figure(row, best),),
        severity=severity,
    )


def _agrees(row: Row, aligned: Aligned) -> bool:
    """Equal, or on the stricter side of a bound that the text gives."""
    low, other = row.value.low, aligned.mention.low
    assert low is not None
    if low == other:
        return True
    bound = aligned.mention.operator
    if bound in (">=", ">") and row.value.operator in (">=", ">", "=", None):
        return low > other
    return bound in ("<=", "<") and row.value.operator in ("<=", "<", "=", None) and low < other


def _repair_number(row: Row, best: Aligned) -> tuple[Replacement, ...]:
    """The figure of the text in the notation of the cell; a lost 万 is put back where only that is missing."""
    mention, low = best.mention, row.value.low
    assert low is not None
    factor = mention.low / low if low else 0
    span = row.value.spans.unit
    unit = row.indicator.value.text[slice(*span)] if span else ""
    if mention.scaled and not row.value.scaled and factor == 10**4 and len(print_number(low)) <= 2:
        return repair_value(row, {"unit": "万" + unit}, {})
    scale = 10**4 if row.value.scaled else 1
    return repair_value(row, {"number": print_number(mention.low / scale)}, {})


def _compare_units(row: Row, aligned: list[Aligned]) -> Finding | None:
    unit = row.value.unit
    if unit is None:
        return None
    for candidate in aligned:
        other = candidate.mention.unit
        if other is None or not candidate.near or candidate.mention.low != row.value.low:
            continue
        if same_measure(unit, other) or _broader(unit.name, other.name):
            return None
        written = _written_unit(row, candidate)
        values = _describe(row, candidate) | {"expected": written}
        return Finding(mark_row(row, "unit"), values, repair_value(row, {"unit": written}, {}), (_place_figure(row, candidate),))
    return None


def _broader(unit: str, other: str) -> bool:
    """个 and 项 stand for almost any thing; money and lengths are never that loose."""
    loose = {"个", "项", "件", "处"}
    return (unit in loose and unit_category(other) == "count") or (other in loose and unit_category(unit) == "count")


def _describe(row: Row, aligned: Aligned) -> dict[str, str]:
    text = _source(row, aligned.field)
    return describe_row(row) | {"where": TITLES[aligned.field], "figure": text[slice(*aligned.mention.span)]}


def _written_unit(row: Row, aligned: Aligned) -> str:
    return _source(row, aligned.field)[slice(*aligned.mention.unit_span)]


def _source(row: Row, field: str) -> str:
    return (row.indicator if field in ("description", "name") else row.table).field(field).text


def _place_figure(row: Row, aligned: Aligned) -> Place:
    number = row.indicator.row if aligned.field in ("description", "name") else 0
    start, end = aligned.mention.span
    return Place(row.table.number, number, aligned.field, start, end)


_COMPARISONS: dict[str, Callable[[Row, list[Aligned]], Finding | None]] = {
    "number": _compare_numbers,
    "unit": _compare_units,
}
