"""Writing an indicator row in the notation of its own table: levels, sign, unit, columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from qualitycheck.document.document import Document
from qualitycheck.document.field import EMPTY, Field
from qualitycheck.document.table import Category, Group, Indicator, ProjectTable
from qualitycheck.read.words import category_of, group_of, words
from qualitycheck.suggest.blank import BLANK
from qualitycheck.text.operators import read_operator

_VALUE = re.compile(r"^(?P<operator>[≥≤=＝<>]?)(?P<number>\d[\d.,]*)(?P<unit>[^\d年月].*|)$")
_TITLES: dict[Category, tuple[str, str]] = {
    "economic cost": ("成本指标", "经济成本指标"), "social cost": ("成本指标", "社会成本指标"),
    "ecological cost": ("成本指标", "生态环境成本指标"), "cost": ("产出指标", "成本指标"),
    "quantity": ("产出指标", "数量指标"), "quality": ("产出指标", "质量指标"), "timeliness": ("产出指标", "时效指标"),
    "economic": ("效益指标", "经济效益指标"), "social": ("效益指标", "社会效益指标"),
    "ecological": ("效益指标", "生态效益指标"), "sustained": ("效益指标", "可持续影响指标"),
    "satisfaction": ("满意度指标", "服务对象满意度指标"),
}  # fmt: skip


def find_titles(document: Document, table: ProjectTable, category: Category) -> tuple[str, str]:
    """First and second level as this document calls them: from a row of the category, else of its group."""
    level1, level2 = _TITLES[category]
    same = next((r for r in _rows(document, table) if r.category == category and r.level2), None)
    if same is not None:
        return same.level1.text, same.level2.text
    group = _group(category, level1)
    near = next((r for r in _rows(document, table) if r.group == group and r.level1), None)
    return (near.level1.text if near else level1), level2


def _rows(document: Document, table: ProjectTable) -> Iterator[Indicator]:
    """Those of the table first, then those of the document, only as far as they are looked at."""
    return chain(table.indicators, chain.from_iterable(other.indicators for other in document.tables))


def _group(category: Category, level1: str) -> Group:
    return group_of(level1) or words().group_of_category.get(category, "")


def move_row(row: Indicator, document: Document, table: ProjectTable, category: Category) -> Indicator:
    """The row under another category."""
    level1, level2 = find_titles(document, table, category)
    return replace(
        row, level1=Field(level1), level2=Field(level2), category=category, group=_group(category, level1)
    )


def settle_levels(row: Indicator, document: Document, table: ProjectTable, was: Indicator) -> Indicator:
    """After a repair of the second level: the first level and the category that go with it."""
    if row.level2.text == was.level2.text:
        return row
    category = category_of(row.level2.text)
    if not category:  # 效益指标: a first level where a second is asked for
        category = "social" if group_of(row.level2.text) == "benefit" else row.category
    return move_row(row, document, table, category) if category else row


def settle_columns(row: Indicator, table: ProjectTable, was: Indicator) -> Indicator:
    """After a repair of the value: the columns for sign and unit, where the form has them, say the same."""
    if row.value.text == was.value.text or not {"operator", "unit"} & table.columns:
        return row
    found = _VALUE.match(row.value.text)
    if not found or not found["number"]:
        return row
    fields: dict[str, Any] = {}
    if "unit" in table.columns and was.unit.text not in ("", "-", "/"):
        fields["unit"] = Field(found["unit"])
    if "operator" in table.columns and found["operator"]:
        fields["operator"] = Field(_sign_here(table, found["operator"]))
    return replace(row, **fields) if fields else row


def write_row(
    row: Indicator,
    table: ProjectTable,
    *,
    name: str,
    description: str,
    operator: str,
    number: str,
    unit: str,
    basis: str,
) -> Indicator:
    """The row with another content, its value spread over the columns that the form has."""
    fields: dict[str, Any] = {
        "name": Field(name),
        "value": Field(f"{operator}{number}{unit}"),
        "description": Field(description) if "description" in table.columns else EMPTY,
        "basis": Field(basis) if "basis" in table.columns else EMPTY,
    }
    if row.actual and name != row.name.text:
        fields["actual"] = Field(BLANK)
    is_date = "年" in unit or "月" in unit or "年" in number or "月" in number
    if "operator" in table.columns:
        fields["operator"] = Field("" if is_date else _sign_here(table, operator))
    if "unit" in table.columns:
        fields["unit"] = Field("" if is_date else unit)
    if "type" in table.columns and row.type.text not in ("", "定量"):
        fields["type"] = Field("定量")
    if "direction" in table.columns:
        fields["direction"] = Field(_direction_here(table, operator))
    return replace(row, **fields)


def _sign_here(table: ProjectTable, operator: str) -> str:
    """The sign as the other rows write it (＝, 大于等于)."""
    meaning = read_operator(operator)
    written = (r.operator.text for r in table.indicators if read_operator(r.operator.text) == meaning)
    return next((text for text in written if text), operator)


def _direction_here(table: ProjectTable, operator: str) -> str:
    meaning = read_operator(operator)
    for row in table.indicators:
        sign = read_operator(row.operator.text) or read_operator(row.value.text[:1])
        if sign == meaning and row.direction.text:
            return row.direction.text
    return ""
