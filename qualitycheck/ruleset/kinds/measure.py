"""Kind `measure`: the unit of a value against what its name counts.

params: evidence, the first that knows something decides: `parenthesis` (the unit that the name gives in
parentheses), `ending` (人数 → 人, 天数 → 天), `noun` (the lexicon of measure words), `text` (goal or purpose name
the same number of the same thing), `unit` (the unit itself is a noun of the lexicon); where (optional clause); missing (the value has no unit at all); fallback (what the
message says when no evidence speaks; without it the row is left alone).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qualitycheck.language.alignment import NEAR, align_figures
from qualitycheck.language.context import Context, Row
from qualitycheck.language.measures import find_measures
from qualitycheck.ruleset.conditions import compile_where, find_rows
from qualitycheck.ruleset.finding import Finding, Replacement
from qualitycheck.ruleset.marking import describe_row, mark_row, repair_value, usual_sign
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.units import parse_unit

_PLAIN_ENDINGS = frozenset({"数量", "个数", "总数", "数", "总量", "人口"})


def prepare(rule: Rule) -> Check:
    """Compiles the clause and lines up the evidence."""
    params = rule.params
    sources = [_EVIDENCE[name] for name in params["evidence"]]
    where = params.get("where", {})
    fits = compile_where(where)
    missing, fallback = params.get("missing", False), params.get("fallback", "")

    def check(context: Context) -> Iterator[Finding]:
        for row in find_rows(context, where):
            if row.value.kind != "quantity" or (row.value.unit is None) is not missing or not fits(row):
                continue
            allowed = next((units for source in sources if (units := source(row))), ())
            if (allowed and not _agrees(row, allowed)) or (not allowed and fallback):
                values = describe_row(row) | {"expected": allowed[0] if allowed else fallback}
                sign = usual_sign(row, context.rows_by_table[row.table.number])
                yield Finding(
                    mark_row(row, "unit"), values, _repair(row, allowed[0], sign, values) if allowed else ()
                )

    return check


def _agrees(row: Row, allowed: tuple[str, ...]) -> bool:
    unit = row.value.unit
    if unit is None:
        return False
    spelled = unit.numerator.removeprefix("个")
    acts = unit.name.endswith("次") and unit.name not in ("人次", "次")
    acts = acts or any(len(a) > 1 and unit.numerator.endswith(a) for a in allowed)  # 车公里 for 公里
    return acts or not {unit.name, unit.plain, unit.numerator, spelled}.isdisjoint(allowed)


def _repair(row: Row, unit: str, sign: str, values: dict[str, str]) -> tuple[Replacement, ...]:
    """万户 → 万人: the scale stays in front of the fitting unit."""
    span = row.value.spans.unit
    written = row.text[slice(*span)] if span else ""
    scale = next((s for s in ("万", "亿") if row.value.scaled and written.startswith(s)), "")
    return repair_value(row, {"operator": sign, "unit": scale + unit}, values)


def _by_parenthesis(row: Row) -> tuple[str, ...]:
    unit = parse_unit(row.name.parenthesised_unit)[1] if row.name.parenthesised_unit else None
    return (unit.name,) if unit else ()


def _by_ending(row: Row) -> tuple[str, ...]:
    return row.name.units if row.name.kind == "count" and not row.name.parenthesised_unit else ()


def _by_noun(row: Row) -> tuple[str, ...]:
    """Only names that count: 征集参赛作品数量, or 80马力以上拖拉机 under 数量指标; not 作品获奖情况."""
    name = row.name
    bare = not name.kind and row.indicator.category == "quantity"
    if name.parenthesised_unit or name.units or not (bare or name.ending in _PLAIN_ENDINGS):
        return ()
    measures = find_measures(name.stem)
    return measures.units if measures and len(measures.noun) > 1 else ()


def _by_unit(row: Row) -> tuple[str, ...]:
    measures = find_measures(row.value.unit.name) if row.value.unit else None
    return measures.units if measures and row.value.unit and measures.noun == row.value.unit.name else ()


def _by_text(row: Row) -> tuple[str, ...]:
    """The unit that goal or purpose give the same number of the same thing."""
    for aligned in align_figures(row, ("goals", "purpose")):
        if aligned.mention.low == row.value.low and aligned.near >= NEAR and aligned.mention.unit:
            return (aligned.mention.unit.name,)
    return ()


_EVIDENCE: dict[str, Callable[[Row], tuple[str, ...]]] = {
    "parenthesis": _by_parenthesis,
    "ending": _by_ending,
    "noun": _by_noun,
    "unit": _by_unit,
    "text": _by_text,
}
