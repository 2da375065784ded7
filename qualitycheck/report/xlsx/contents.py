"""What stands on the sheets: documents, projects, findings, repairs, a line each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qualitycheck.document.diagnostic import Diagnostic, Severity
from qualitycheck.document.document import Document
from qualitycheck.document.result import CheckedDocument, Result, Unreadable
from qualitycheck.document.smart import GRADES, LETTERS, SmartScore
from qualitycheck.report.change import list_changes
from qualitycheck.report.excerpt import cut_excerpt, name_input, repair
from qualitycheck.report.finding import find_fix, name_related
from qualitycheck.report.labels import (
    APPLICABILITIES,
    FAMILIES,
    FIELDS,
    PARAGRAPH,
    SEVERITIES,
    describe_notice,
    place_name,
)
from qualitycheck.report.ranking import describe_reasons, rank_tables
from qualitycheck.report.xlsx.sheet import Cell, Column, Marked, Sheet
from qualitycheck.text.numbers import parse_number

_CHECKED = "已检查"
_UNREADABLE = "无法读取：{reason}"
_TOTAL = "合计"
_REPLIES = ("已改", "不改，理由：", "待核实")
_DECISIONS = ("采纳", "不采纳", "待核实")
_LEVELS = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_BEST_FIRST = tuple(reversed(GRADES))

_COUNTS = tuple(Column(SEVERITIES[level], 7, "number") for level in _LEVELS)
_SMART = (
    Column("SMART", 9, "points", bar=100),
    *(Column(letter, 8, "points", bar=100) for letter in LETTERS),
)
_OVERVIEW = (
    Column("文件", 30), Column("部门", 20), Column("年度", 7, "number"), Column("项目数", 8, "number"),
    Column("指标数", 8, "number"), *_COUNTS, *_SMART,
    *(Column(f"“{grade}”的项目", 9, "number") for grade in _BEST_FIRST), Column("读取情况", 30),
)  # fmt: skip
_PROJECTS = (
    Column("文件", 22), Column("项目", 6, "number"), Column("项目名称", 24), Column("项目编码", 18),
    Column("预算数", 16, "amount"), Column("金额单位", 9), Column("指标数", 8, "number"), *_COUNTS, *_SMART,
    Column("等级", 7), Column("主要扣分原因", 56),
)  # fmt: skip
_FINDINGS = (
    Column("序号", 5, "number"), Column("文件", 14), Column("项目", 5, "number"), Column("项目名称", 14),
    Column("行", 4, "number"), Column("指标", 14), Column("字段", 9), Column("原文", 22), Column("级别", 5),
    Column("类别", 9), Column("编号", 7), Column("问题", 26), Column("原因", 26), Column("依据", 22),
    Column("建议", 24), Column("作者答复", 16, choices=_REPLIES),
)  # fmt: skip
_FIXES = (
    Column("问题序号", 6, "number"), Column("文件", 14), Column("项目", 5, "number"), Column("项目名称", 16),
    Column("行", 4, "number"), Column("指标", 16), Column("字段", 9), Column("修改前", 34), Column("修改后", 34),
    Column("性质", 9), Column("编号", 7), Column("问题", 30), Column("是否采纳", 9, choices=_DECISIONS),
)  # fmt: skip
_RELATED = "{message}\n同上：{places}"
_INSTEAD = "改为：{text}"
_DIGITS = 15
"""What Excel keeps of a number."""


class Numbered(NamedTuple):
    """A finding with its number in the report and the document it was found in."""

    number: int
    document: Document
    found: Diagnostic


def list_sheets(result: Result) -> list[Sheet]:
    """The four sheets in their order."""
    return [
        Sheet("汇总", _OVERVIEW, _overview(result), frozen=1, total=_total(result)),
        Sheet("项目", _PROJECTS, _projects(result), frozen=3),
        Sheet("问题清单", _FINDINGS, map(_finding, _number(result)), frozen=1),
        Sheet("修改建议", _FIXES, (line for one in _number(result) for line in _fixes(one)), frozen=1),
    ]


def _number(result: Result) -> Iterator[Numbered]:
    number = 0
    for checked in result.documents:
        for found in checked.diagnostics:
            number += 1
            yield Numbered(number, checked.document, found)


def _overview(result: Result) -> Iterator[tuple[Cell, ...]]:
    for checked in result.documents:
        yield _document(checked)
    for one in result.unreadable:
        yield _unreadable(one)


def _document(checked: CheckedDocument) -> tuple[Cell, ...]:
    document = checked.document
    notices = "\n".join(map(describe_notice, document.notices))
    return (
        name_input(document.path), document.department.name, document.year,
        *_figures([checked]), "\n".join(filter(None, (_CHECKED, notices))),
    )  # fmt: skip


def _total(result: Result) -> tuple[Cell, ...]:
    return (_TOTAL, "", None, *_figures(result.documents), "")


def _unreadable(one: Unreadable) -> tuple[Cell, ...]:
    blank = (None,) * (len(_OVERVIEW) - 4)
    return (name_input(one.path), "", None, *blank, _UNREADABLE.format(reason=one.reason))


def _figures(documents: Sequence[CheckedDocument]) -> tuple[Cell, ...]:
    """Tables, rows, findings, mean SMART points and how many tables have each grade."""
    tables = [table for checked in documents for table in checked.document.tables]
    scores = [score for checked in documents for score in checked.scores]
    grades = [score.grade for score in scores]
    return (
        len(tables), sum(len(table.indicators) for table in tables),
        *_count([found.severity for checked in documents for found in checked.diagnostics]),
        *_means([score.smart for score in scores]), *(grades.count(grade) for grade in _BEST_FIRST),
    )  # fmt: skip


def _count(levels: Sequence[Severity]) -> tuple[int, ...]:
    return tuple(levels.count(level) for level in _LEVELS)


def _means(scores: Sequence[SmartScore]) -> tuple[Cell, ...]:
    if not scores:
        return (None,) * (1 + len(LETTERS))
    columns = zip(*((score.score, *score.points) for score in scores), strict=True)
    return tuple(round(sum(column) / len(scores), 1) for column in columns)


def _projects(result: Result) -> Iterator[tuple[Cell, ...]]:
    """The weakest first, as `qualitycheck score` ranks them."""
    found: defaultdict[tuple[int, int], list[Severity]] = defaultdict(list)
    for checked in result.documents:
        for diagnostic in checked.diagnostics:
            for number in diagnostic.tables:
                found[id(checked), number].append(diagnostic.severity)
    for one in rank_tables(result):
        table, score = one.table, one.score
        levels = found[id(one.checked), table.number]
        yield (
            name_input(one.path), table.number, one.name, table.project_code.text,
            _amount(table.budget.total.text), table.budget.unit, len(table.indicators), *_count(levels),
            score.smart.score, *score.smart.points, score.grade, describe_reasons(one),
        )  # fmt: skip


def _amount(text: str) -> Cell:
    """The amount as a number where a spreadsheet can hold it without loss, else as written."""
    number = parse_number(text)
    return text if number is None or len(number.as_tuple().digits) > _DIGITS else float(number)


def _finding(one: Numbered) -> tuple[Cell, ...]:
    found, at = one.found, one.found.location
    return (
        one.number, *_place(one.document, at.table, at.row, at.field, place_name(at)),
        Marked(*cut_excerpt(one.document, at)), SEVERITIES[found.severity], FAMILIES[found.family], found.code,
        _message(found), found.why, found.grounds, _advice(one), None,
    )  # fmt: skip


def _place(document: Document, table: int, row: int, field: str, where: str) -> tuple[Cell, ...]:
    """File, project, row and field; `where` says it where there is no row."""
    name = document.tables[table - 1].project_name.text if table else ""
    indicator = document.field_at(table, row, "name").text if row else ""
    told = FIELDS[field] if row else where
    return name_input(document.path), table or None, name, row or None, indicator, told


def _message(found: Diagnostic) -> str:
    places = "、".join(name_related(found.location, place) for place in found.related)
    return _RELATED.format(message=found.message, places=places) if places else found.message


def _advice(one: Numbered) -> str:
    """The general advice, and above it what to write where that is known."""
    fix = find_fix(one.found, one.found.location)
    instead = _INSTEAD.format(text=repair(one.document, fix)) if fix else ""
    return "\n".join(filter(None, (instead, one.found.advice)))


def _fixes(one: Numbered) -> Iterator[tuple[Cell, ...]]:
    """Every field that a fix changes, before and after."""
    for fix in one.found.fixes:
        for change in list_changes(one.document, fix):
            edit = change.edit
            where = PARAGRAPH.format(paragraph=edit.paragraph) if edit.paragraph else FIELDS[edit.field]
            yield (
                one.number, *_place(one.document, edit.table, edit.row, edit.field, where), change.before,
                change.after, APPLICABILITIES[fix.applicability], one.found.code, one.found.message, None,
            )  # fmt: skip
