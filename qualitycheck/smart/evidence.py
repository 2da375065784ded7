"""What a reviewer looks at in a row, as numbers: the features of the classifier.

Names with a colon are one of several (`kind:rate`); all values are 0/1 or small numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.language.groups import read_groups
from qualitycheck.language.names import NameFacts, read_name
from qualitycheck.language.segment.description import segment_description
from qualitycheck.language.similarity import Meaning, share_characters
from qualitycheck.text.quantity import Value, parse_value

_TIME = re.compile(
    r"(?<!\d)\d{1,6}\s?个?(?:工作日|日|天|小时|分钟|月|时)|\d{4}年|\d月|每[年月周日天季]|\d次/|汛[前期后]|季度|底前|年内|年底|按[月季]"
)
_SLOGAN = re.compile(
    r"^(?:保障|提升|提高|促进|维护|改善|增强|推动|加强|确保|优化|完善|营造|弘扬|丰富|带动|助力|落实|贯彻|规范|推进|巩固|扩大|加快|实现|树立|夯实|激发|满足|服务)"
)
_LAST_DAY = re.compile(r"12月(?:31日|底)|年底")
_PAST = re.compile(r"历史|上年|去年|20\d\d年(?:实际|问卷|调查|测评|完成|度)")
_SURVEY = re.compile(r"问卷|访|调查|÷|样本|受访")
_ENDINGS = (
    "率", "度", "数量", "人数", "次数", "面积", "长度", "里程", "时间", "时限", "日期", "成本", "费用", "单价", "标准", "满意度",
    "情况", "程度", "水平", "质量", "效果", "作用", "能力", "意识", "影响", "环境", "性", "机制", "形象", "秩序",
)  # fmt: skip
_ROLES = ("numerator", "definition", "source", "scope")


def describe_rows(table: ProjectTable, meaning: Meaning) -> list[dict[str, float]]:
    """The features of every row."""
    project = f"{table.project_name.text}，{table.purpose.text}，{table.goals.text}"
    return [dict(_describe(row, table, project, meaning)) for row in table.indicators]


def _describe(
    row: Indicator, table: ProjectTable, project: str, meaning: Meaning
) -> Iterator[tuple[str, float]]:
    name, value = read_name(row.name.text), parse_value(row.value.text)
    yield from _describe_name(row.name.text, name)
    yield from _describe_value(value, row.value.text)
    yield f"category:{row.category or 'none'}", 1
    yield f"pair:{value.kind}|{name.kind or 'none'}", 1
    yield from _describe_text(row, table)
    yield from _describe_time(row)
    yield from _describe_project(row, table, value, name, project, meaning)


def _describe_name(text: str, name: NameFacts) -> Iterator[tuple[str, float]]:
    yield f"kind:{name.kind or 'none'}", 1
    for ending in _ENDINGS:
        if text.endswith(ending):
            yield f"ending:{ending}", 1
    yield "slogan", _SLOGAN.search(text) is not None
    yield "length", min(len(text), 24)
    yield "negative", name.negative
    yield "bounded", name.bounded


def _describe_value(value: Value, text: str) -> Iterator[tuple[str, float]]:
    category = (value.unit.category or "unknown") if value.unit else "none"
    yield f"value:{value.kind}", 1
    yield f"unit:{category}", 1
    yield f"operator:{value.operator or 'none'}", 1
    yield "zero", value.low is not None and value.low == 0
    yield "full", value.low is not None and value.low == 100 and category == "rate"
    yield "last day", _LAST_DAY.search(text) is not None


def _describe_text(row: Indicator, table: ProjectTable) -> Iterator[tuple[str, float]]:
    description, basis = row.description.text, row.basis.text
    roles = {segment.role for segment in segment_description(description)}
    for role in _ROLES:
        yield role, role in roles
    yield "described", bool(description)
    yield "description column", "description" in table.columns
    yield "description length", min(len(description), 60)
    yield "based", bool(basis)
    yield "basis column", "basis" in table.columns
    yield "past figure", _PAST.search(basis) is not None
    yield "survey", _SURVEY.search(description) is not None


def _describe_time(row: Indicator) -> Iterator[tuple[str, float]]:
    anywhere = False
    for field in ("name", "value", "description", "basis"):
        found = _speaks_of_time(row.field(field).text)
        yield f"time in {field}", found
        anywhere = anywhere or found
    yield "any time", anywhere


@lru_cache(maxsize=16384)
def _speaks_of_time(text: str) -> bool:
    return _TIME.search(text) is not None


def _describe_project(
    row: Indicator, table: ProjectTable, value: Value, name: NameFacts, project: str, meaning: Meaning
) -> Iterator[tuple[str, float]]:
    text, description = row.name.text, row.description.text
    yield "likeness to project", meaning.likeness(text, project)
    yield "characters in project", share_characters(text, project)
    yield "fit of description", meaning.likeness(text, description) if description else 1.0
    yield "general group", name.kind == "satisfaction" and read_groups().general.search(text) is not None
    yield "whole budget", _is_whole_budget(table, value)
    yield "in goals", _stands_in_goals(table, value)


def _is_whole_budget(table: ProjectTable, value: Value) -> bool:
    figure = table.budget.total.text.replace(",", "").rstrip("0").rstrip(".")
    return value.low is not None and bool(figure) and format(value.low, "f").rstrip("0").rstrip(".") == figure


def _stands_in_goals(table: ProjectTable, value: Value) -> bool:
    """Whether the goals name the figure, as 满意度不低于90% does."""
    if value.low is None:
        return False
    text = str(value.low)
    figure = text.rstrip("0").rstrip(".") if "." in text else text
    goals, place = table.goals.text, table.goals.text.find(figure)
    while place >= 0:
        before, behind = goals[place - 1 : place], goals[place + len(figure) : place + len(figure) + 1]
        if not before.isdigit() and not behind.isdigit():
            return True
        place = goals.find(figure, place + 1)
    return False
