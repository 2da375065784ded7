"""The blocks of any format as a `Document`: project tables, narrative, year, department, notices."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from qualitycheck.document.document import Document, Notice
from qualitycheck.document.table import ProjectTable
from qualitycheck.read.assembly import NO_HEADER, Assembly, sort_since_table, take
from qualitycheck.read.blocks import Source
from qualitycheck.read.comments import take_comments
from qualitycheck.read.identity import department_of, year_of
from qualitycheck.read.project import build
from qualitycheck.read.titles import is_title

NO_INDICATORS = "项目“{text}”只有基本信息，没有找到绩效指标表。"
NO_TABLES = "文件中没有找到绩效指标表（需要含“三级指标”“指标值”等表头）。"
_HEADING = 40
_MONEY_UNIT = re.compile(r"单位\s*[:：]\s*(?:人民币)?(万元|亿元|元)")


def document_of(source: Source, path: str) -> Document:
    """The document these blocks make; `path` is its name in reports."""
    state = Assembly(source.format, notices=list(source.notices))
    blocks, comments = take_comments(source.blocks)
    for block in blocks:
        take(state, block)
    sort_since_table(state, below=False)
    tables = _share_money_unit(_tables(state), [paragraph.text for paragraph in state.narrative])
    if not tables:
        state.notices.append(Notice(NO_TABLES, ""))
    department = department_of(draft.form for draft in state.drafts)
    notices = tuple(dict.fromkeys(state.notices))
    year = _year(state, tables, path)
    narrative = tuple(state.narrative)
    return Document(
        path, source.format, tables, narrative, year, department, notices, source.recognised,
        (*source.comments, *comments),
    )  # fmt: skip


def _tables(state: Assembly) -> tuple[ProjectTable, ...]:
    tables: list[ProjectTable] = []
    for draft in state.drafts:
        if not draft.is_project and not set(draft.form.values) - {"ignored"}:
            continue  # who filled in the form, and when
        if not draft.is_project:
            text = draft.form.first("project_name", "department", "goals").text
            state.notice(NO_INDICATORS if draft.form.first("project_name") else NO_HEADER, text, draft.source)
            continue
        table, notices = build(draft, len(tables) + 1)
        tables.append(table)
        state.notices += notices
        if not draft.parts and not table.indicators:
            state.notice(NO_INDICATORS, table.project_name.text, draft.source)
    return tuple(tables)


def _share_money_unit(tables: tuple[ProjectTable, ...], paragraphs: list[str]) -> tuple[ProjectTable, ...]:
    """Tables that name no money unit take the one that all others, their titles or the text above give."""
    said = {table.budget.unit for table in tables if table.budget.unit}
    texts = [*paragraphs, *(table.title.text for table in tables)]
    said = said or {found[1] for text in texts if (found := _MONEY_UNIT.search(text))}
    if len(said) != 1:
        return tables
    unit = said.pop()
    return tuple(
        table if table.budget.unit else replace(table, budget=replace(table.budget, unit=unit))
        for table in tables
    )


def _year(state: Assembly, tables: tuple[ProjectTable, ...], path: str) -> int | None:
    short = [p.text for p in state.narrative if is_title(p.text) or _is_short(p.text)]
    return year_of(
        [*(table.title.text for table in tables), *state.headings, *short],
        [table.period.text for table in tables],
        [paragraph.text for paragraph in state.narrative],
        [text.text for table in tables for text in (table.goals, table.purpose)],
        [PurePath(path).stem],
    )


def _is_short(text: str) -> bool:
    """A heading rather than a sentence."""
    return len(text) <= _HEADING and not text.endswith(("。", "；", ";"))
