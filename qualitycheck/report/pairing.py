"""Suggestions as a reader sees them: each row of a table beside what is suggested for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualitycheck.document.table import Indicator
from qualitycheck.report.excerpt import printable
from qualitycheck.suggest.blank import BLANK, TO_FILL, has_blank
from qualitycheck.suggest.suggestion import Suggestion, TableSuggestions

KINDS = {"rewrite": "改写", "add": "补充", "remove": "删去", "table": "改写"}
FIELDS = (
    ("level1", "一级指标"), ("level2", "二级指标"), ("name", "三级指标"), ("description", "描述"), ("value", "指标值"),
    ("basis", "依据"), ("weight", "权重"), ("deviation", "偏差原因"),
)  # fmt: skip
TEXTS = {"purpose": "资金用途", "goals": "绩效目标", "schedule": "支出计划", "project_name": "项目名称"}
BASES = "指标值确定依据"
BASES_SHOWN = "逐行写明计划标准、历史标准或预算支出标准，名称待填"
_BLANKS = re.compile(f"{BLANK}+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A row before and after; one side is None for what is added or left out, `suggestion` for what stays."""

    before: Indicator | None
    after: Indicator | None
    suggestion: Suggestion | None


def pair_rows(one: TableSuggestions) -> Iterator[Pair]:
    """All rows of the table in order with what becomes of each, then what is added."""
    bases = next((s.after for s in one.suggestions if s.kind == "table" and s.after), ())
    by_row = {s.row: s for s in one.suggestions if s.row}
    for row in one.before.indicators:
        suggestion = by_row.get(row.row)
        kept = bases[row.row - 1] if bases else row
        after = kept if suggestion is None else next(iter(suggestion.after), None)
        yield Pair(row, after, suggestion)
    for suggestion in one.suggestions:
        if suggestion.kind == "add":
            yield from (Pair(None, row, suggestion) for row in suggestion.after)


def text_changes(one: TableSuggestions) -> Iterator[tuple[str, str, str, Suggestion]]:
    """Texts of the table itself: what is called how, before, after."""
    for suggestion in one.suggestions:
        for name, text in suggestion.texts:
            yield TEXTS[name], one.before.field(name).text, text, suggestion
        if suggestion.kind == "table" and suggestion.after:
            yield BASES, "", BASES_SHOWN, suggestion


def show(text: str) -> str:
    """The same with its blanks named."""
    cleaned = printable(text)
    return f"{cleaned}（{TO_FILL}）" if _BLANKS.search(cleaned) else cleaned


def explain(suggestion: Suggestion) -> list[str]:
    """Where a suggestion comes from, what it answers, what the author should know."""
    lines = [f"来源：{suggestion.origin}"]
    if suggestion.codes:
        lines.append("解决：" + "、".join(suggestion.codes))
    return [printable(line) for line in (*lines, *suggestion.notes)]


__all__ = [
    "FIELDS",
    "KINDS",
    "TEXTS",
    "Pair",
    "explain",
    "has_blank",
    "pair_rows",
    "show",
    "text_changes",
]
