"""Declared blanks: ＿＿ stands for what the document does not say and nobody may invent."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from qualitycheck.document.field import Field
from qualitycheck.document.table import Indicator, ProjectTable

BLANK = "＿＿"
TO_FILL = "待填"
_BLANK = re.compile(f"{BLANK}+")
_DATE = re.compile(rf"(?P<year>\d{{4}}|{BLANK})年{BLANK}月{BLANK}日")
_NUMERIC = re.compile(
    rf"{BLANK}(?P<unit>%|‰|万?元(?:/[^，。；）]*)?|人次|人|件|起|次|场|期|项|篇|处|[\u4e00-\u9fff/·]{{0,6}})"
)
_FILLED_TEXT = "本单位年度工作计划"
_SIGN = re.compile(r"^[≥≤=]")
_FIELDS = ("name", "description", "value", "basis", "actual", "deviation")
_TEXT_FIELDS = ("basis", "deviation")
# What a blank counts as when the row is checked again: an ordinary figure of its kind, never shown to anyone.
_MOST, _FEW, _PEOPLE, _MONEY, _COUNT = "92", "3", "120", "100", "8"


def has_blank(row: Indicator) -> bool:
    """Whether anything of the row is left for the author to fill in."""
    return any(BLANK in row.field(name).text for name in _FIELDS)


def fill_row(row: Indicator, year: int | None) -> Indicator:
    """The row as it would be with its blanks filled: what the proof looks at."""
    changed: dict[str, Any] = {}
    for name in ("description", "value", "basis", "deviation", "weight"):
        text = row.field(name).text
        if BLANK in text:
            changed[name] = Field(_fill_words(text) if name in _TEXT_FIELDS else fill_text(text, year))
    if row.actual.text == BLANK:
        changed["actual"] = Field(_SIGN.sub("", changed.get("value", row.value).text))
    return replace(row, **changed) if changed else row


def fill_table(table: ProjectTable, year: int | None) -> ProjectTable:
    """The table with the blanks of its rows and goals filled."""
    rows = tuple(fill_row(row, year) for row in table.indicators)
    goals = table.goals
    if BLANK in goals.text:
        goals = Field(fill_text(goals.text, year))
    if goals is table.goals and all(a is b for a, b in zip(rows, table.indicators, strict=True)):
        return table
    return replace(table, indicators=rows, goals=goals)


def fill_text(text: str, year: int | None) -> str:
    """A text with ordinary figures in the place of its blanks."""
    text = _DATE.sub(lambda m: f"{m['year'] if m['year'].isdigit() else year or 2024}年11月20日", text)
    return _NUMERIC.sub(lambda m: _figure(text, m) + m["unit"], text)


def _fill_words(text: str) -> str:
    return _BLANK.sub(_FILLED_TEXT, text.replace(f"{BLANK}%", f"{_MOST}%"))


def _figure(text: str, found: re.Match[str]) -> str:
    unit = found["unit"]
    if unit in ("%", "‰"):
        return _FEW if text.startswith("≤") else _MOST
    if unit.startswith(("人", "元")):
        return _MONEY if unit.startswith("元") else _PEOPLE
    return _FEW if text.startswith("≤") else _COUNT
