"""Which repairs are made."""

from __future__ import annotations

from dataclasses import replace

from qualitycheck.document.diagnostic import (
    Applicability,
    Diagnostic,
    Edit,
    Family,
    Fix,
    Location,
    Severity,
)
from qualitycheck.document.document import Document
from qualitycheck.document.field import Origin
from qualitycheck.document.result import CheckedDocument
from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.read.fields import field_of
from qualitycheck.suggest.edits import DECLINED, OVERLAP, SHARED, CellEdit, Plan, plan_repairs

LEVEL = Origin("table", "1", 5, 2)


def indicator(row: int, value: str) -> Indicator:
    return Indicator(
        row,
        field_of("合格率", Origin("table", "1", 4 + row, 3)),
        level2=field_of("时效指标", LEVEL),
        value=field_of(value, Origin("table", "1", 4 + row, 4)),
    )


DOCUMENT = Document("a.docx", "docx", (ProjectTable(1, (indicator(1, "≥100百分比"), indicator(2, "95"))),))


def finding(edit: Edit, confidence: float = 0.9, safe: bool = True, code: str = "QX001") -> Diagnostic:
    kind = Applicability.SAFE if safe else Applicability.SUGGESTED
    return Diagnostic(
        code, "x", Family.UNIT, Severity.ERROR, "问题", "依据", confidence,
        Location(edit.table, edit.row, edit.field), fixes=(Fix("改", kind, (edit,), ""),),
    )  # fmt: skip


def plan(*found: Diagnostic, suggested: bool = False) -> Plan:
    return plan_repairs(CheckedDocument(DOCUMENT, found), suggested)


UNIT = Edit(1, 1, "value", 4, 7, "%")
WHOLE = Edit(1, 1, "value", 3, 7, "1%")


def test_the_surer_fix_is_made_and_the_other_left() -> None:
    made = plan(finding(WHOLE, 0.8, code="QX002"), finding(UNIT, 0.95))
    assert [one.diagnostic.code for one in made.repairs] == ["QX001"]
    assert [(one.diagnostic.code, one.reason) for one in made.refusals] == [("QX002", OVERLAP)]


def test_a_safe_fix_goes_before_a_surer_suggestion() -> None:
    made = plan(finding(WHOLE, 0.99, safe=False), finding(UNIT, 0.7), suggested=True)
    assert [one.fix.edits[0] for one in made.repairs] == [UNIT]


def test_suggestions_are_made_only_when_asked_for() -> None:
    assert plan(finding(UNIT, safe=False)).repairs == ()
    assert len(plan(finding(UNIT, safe=False), suggested=True).repairs) == 1


def test_the_same_change_asked_for_twice_is_made_once() -> None:
    made = plan(finding(UNIT), finding(UNIT, code="QX002"))
    assert len(made.repairs) == 2 and len(made.cells) == 1


def test_a_cell_that_serves_several_rows_is_not_changed_for_one() -> None:
    first, second = (Edit(1, row, "level2", 0, 2, "质量") for row in (1, 2))
    assert [one.reason for one in plan(finding(first)).refusals] == [SHARED]
    assert len(plan(finding(first), finding(second)).cells) == 1


def test_the_user_is_asked_in_the_order_of_the_document() -> None:
    asked: list[tuple[int, str]] = []
    later = replace(finding(Edit(1, 2, "value", 2, 2, "%"), 0.99))

    def accept(document: Document, repair: object) -> bool:
        edit = repair.fix.edits[0]  # type: ignore[attr-defined]
        asked.append((edit.row, edit.replacement))
        return bool(edit.row == 2)

    made = plan_repairs(CheckedDocument(DOCUMENT, (later, finding(UNIT, 0.9))), accept=accept)
    assert asked == [(1, "%"), (2, "%")]
    assert [one.fix.edits[0].row for one in made.repairs] == [2]
    assert [one.reason for one in made.refusals] == [DECLINED]


def test_what_the_format_cannot_take_is_left_with_its_reason() -> None:
    def obstacle(cell: CellEdit, *others: CellEdit) -> str:
        return "公式"

    made = plan_repairs(CheckedDocument(DOCUMENT, (finding(UNIT),)), obstacle=obstacle)
    assert made.repairs == () and made.refusals[0].reason == "公式"


def test_changes_that_a_cell_cannot_take_together_are_left_and_counted_as_left() -> None:
    def obstacle(cell: CellEdit, *others: CellEdit) -> str:
        return "公式" if others else ""

    found = finding(UNIT), finding(Edit(1, 1, "value", 0, 1, "="), code="QX002")
    made = plan_repairs(CheckedDocument(DOCUMENT, found), obstacle=obstacle)
    assert made.repairs == ()
    assert {(one.diagnostic.code, one.reason) for one in made.refusals} == {
        ("QX001", "公式"),
        ("QX002", "公式"),
    }


def test_a_shared_cell_stays_where_one_of_its_rows_declines() -> None:
    shared = [finding(Edit(1, row, "level2", 0, 4, "质量指标")) for row in (1, 2)]
    checked = CheckedDocument(DOCUMENT, tuple(shared))
    assert len(plan_repairs(checked).repairs) == 2
    made = plan_repairs(checked, accept=lambda _, repair: repair.fix.edits[0].row == 1)
    assert made.repairs == ()
    assert sorted(one.reason for one in made.refusals) == sorted([DECLINED, SHARED])
