"""The list of changes: for the screen, for the sheet in a corrected workbook, for what cannot be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from qualitycheck.document.diagnostic import Edit, Fix
from qualitycheck.document.document import Document
from qualitycheck.document.edits import apply_edits
from qualitycheck.report.excerpt import one_line
from qualitycheck.report.finding import INDENT, describe_place
from qualitycheck.report.labels import NARRATIVE, PROJECT
from qualitycheck.report.style import Style
from qualitycheck.suggest.edits import Plan, Refusal, Repair

COLUMNS = ("序号", "所在", "位置", "单元格", "原文", "改为", "理由", "编号")
WIDTHS = (5, 16, 22, 12, 26, 26, 40, 9)
SHEET = "修改清单"
_LEFT = "未改：{reason}"
_OLD, _NEW = "- {text}", "+ {text}"
_AROUND = 16
_Made = TypeVar("_Made", bound=Repair | Refusal)
_GAP = "…"


def render_changes(document: Document, plan: Plan, style: Style) -> str:
    """The changes by project, old words above new ones, and behind each that is not made the reason."""
    lines: list[str] = []
    made: list[Repair | Refusal] = [*plan.repairs, *plan.refusals]
    made.sort(key=lambda one: one.fix.edits[0].table)
    for number, group in groupby(made, key=lambda one: one.fix.edits[0].table):
        lines.append(style.heading(_heading(document, number)))
        for same in _group(group):
            lines += _entry(document, same, style)
    return "".join(f"{line}\n" for line in lines)


def list_rows(document: Document, plan: Plan) -> list[tuple[str, ...]]:
    """The changes as rows of a sheet, the headings first."""
    rows: list[tuple[str, ...]] = [COLUMNS]
    for number, same in enumerate(_group(plan.repairs), 1):
        repair = same[0]
        edit = repair.fix.edits[0]
        old, new = _before_and_after(document, repair.fix)
        cell = str(repair.cells[0].origin) if repair.cells else ""
        place = describe_place(document, edit)
        reasons = "\n".join(one.diagnostic.message for one in same)
        codes = "、".join(one.diagnostic.code for one in same)
        heading = _heading(document, edit.table)
        rows.append((str(number), heading, place, cell, old, new, reasons, codes))
    return rows


def show_repair(document: Document, repair: Repair, style: Style) -> str:
    """One change with its project and its reason, to be asked about."""
    heading = style.heading(_heading(document, repair.fix.edits[0].table))
    lines = [heading, *_entry(document, [repair], style)]
    return "".join(f"{line}\n" for line in lines)


def count_changes(plan: Plan) -> int:
    """How many places change: findings that are settled by the same edits have one."""
    return len(_group(plan.repairs))


def _group(made: Iterable[_Made]) -> list[list[_Made]]:
    """The repairs by what they change, in their order; what is made and what is left stay apart."""
    groups: dict[tuple[object, ...], list[_Made]] = {}
    for one in made:
        reason = one.reason if isinstance(one, Refusal) else None
        groups.setdefault((frozenset(one.fix.edits), reason), []).append(one)
    return list(groups.values())


def _entry(document: Document, same: Sequence[Repair | Refusal], style: Style) -> Iterator[str]:
    """The reasons of one change, then the words before and after."""
    one = same[0]
    for each in same:
        found = each.diagnostic
        yield f"  {found.code} {describe_place(document, one.fix.edits[0])}：{one_line(found.message)}"
    old, new = _before_and_after(document, one.fix)
    yield INDENT + style.faint(_OLD.format(text=one_line(old)))
    yield INDENT + style.fix(_NEW.format(text=one_line(new)))
    if isinstance(one, Refusal):
        yield INDENT + style.faint(_LEFT.format(reason=one.reason))


def _before_and_after(document: Document, fix: Fix) -> tuple[str, str]:
    """The fields the fix changes, as they are and as they will be."""
    places = dict.fromkeys(edit.place for edit in fix.edits)
    pairs = [_change(document, [edit for edit in fix.edits if edit.place == place]) for place in places]
    return " / ".join(old for old, _ in pairs), " / ".join(new for _, new in pairs)


def _change(document: Document, edits: list[Edit]) -> tuple[str, str]:
    first = edits[0]
    text = document.field_at(first.table, first.row, first.field, first.paragraph).text
    start = max(0, min(edit.start for edit in edits) - _AROUND)
    end = min(len(text), max(edit.end for edit in edits) + _AROUND)
    before, behind = _GAP if start else "", _GAP if end < len(text) else ""
    moved = [
        Edit(e.table, e.row, e.field, e.start - start, e.end - start, e.replacement, e.paragraph)
        for e in edits
    ]
    old = text[start:end]
    return f"{before}{old}{behind}", f"{before}{apply_edits(old, moved)}{behind}"


def _heading(document: Document, number: int) -> str:
    if not number:
        return NARRATIVE
    name = one_line(document.tables[number - 1].project_name.text)
    return PROJECT.format(number=number, name=name).rstrip()
