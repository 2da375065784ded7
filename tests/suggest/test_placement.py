"""Edits of fields land in the cells the fields were read from."""

from __future__ import annotations

import pytest

from qualitycheck.document.diagnostic import Edit
from qualitycheck.document.document import Document
from qualitycheck.document.field import Field, Origin, Piece, join_fields
from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.read.fields import field_of, one_line
from qualitycheck.suggest.placement import CellEdit, place_edit

SIGN, NUMBER, UNIT = (Origin("sheet", "表", 5, column) for column in (4, 5, 6))


def document(value: Field, columns: frozenset[str] = frozenset(), **fields: Field) -> Document:
    row = Indicator(1, field_of("合格率", Origin("sheet", "表", 5, 3)), value=value, **fields)
    return Document("a.xlsx", "xlsx", (ProjectTable(1, (row,), columns),))


def place(document: Document, start: int, end: int, new: str) -> tuple[CellEdit, ...] | None:
    return place_edit(document, Edit(1, 1, "value", start, end, new))


def test_a_value_in_one_cell() -> None:
    made = place(document(field_of("≥100百分比", NUMBER)), 4, 7, "%")
    assert made == (CellEdit(NUMBER, 4, 7, "百分比", "%"),)


def test_a_value_joined_from_three_cells() -> None:
    value = join_fields((field_of("≥", SIGN), field_of("95", NUMBER), field_of("百分比", UNIT)))
    assert place(document(value), 3, 6, "%") == (CellEdit(UNIT, 0, 3, "百分比", "%"),)
    assert place(document(value), 0, 1, "=") == (CellEdit(SIGN, 0, 1, "≥", "="),)


def test_the_whole_value_is_changed_only_where_it_differs() -> None:
    value = join_fields((field_of("≥", SIGN), field_of("95", NUMBER), field_of("%", UNIT)))
    assert place(document(value), 0, 4, "≥98%") == (CellEdit(NUMBER, 1, 2, "5", "8"),)


def test_of_a_unit_written_twice_the_unit_column_keeps_its_own() -> None:
    value = join_fields((field_of("1套", NUMBER), field_of("套", UNIT)))
    assert place(document(value), 1, 3, "套") == (CellEdit(NUMBER, 1, 2, "套", ""),)


def test_a_missing_unit_goes_into_the_blank_unit_column() -> None:
    columns = frozenset({"value", "unit"})
    blank = document(field_of("95", NUMBER), columns, unit=field_of("", UNIT))
    assert place(blank, 2, 2, "%") == (CellEdit(UNIT, 0, 0, "", "%"),)
    assert place(document(field_of("95", NUMBER)), 2, 2, "%") == (CellEdit(NUMBER, 2, 2, "", "%"),)


def test_a_missing_sign_goes_into_the_blank_column_of_signs() -> None:
    columns = frozenset({"value", "operator"})
    blank = document(field_of("95%", NUMBER), columns, operator=field_of("", SIGN))
    assert place(blank, 0, 0, "≥") == (CellEdit(SIGN, 0, 0, "", "≥"),)


def test_between_two_cells_the_new_words_go_to_their_like() -> None:
    value = join_fields((field_of("≥", SIGN), field_of("95", NUMBER)))
    assert place(document(value), 1, 1, "1") == (CellEdit(NUMBER, 0, 0, "", "1"),)
    assert place(document(value), 1, 1, "大") is None


def test_other_words_over_two_cells_are_not_guessed_at() -> None:
    value = join_fields((field_of("5月", NUMBER), field_of("31日前", UNIT)))
    assert place(document(value), 0, 4, "年底") is None


@pytest.mark.parametrize(("start", "end", "new"), [(0, 3, "质检表"), (1, 2, "")])
def test_a_cell_broken_into_lines_is_one_cell(start: int, end: int, new: str) -> None:
    field = one_line(field_of("质\n量 表"[:3] + "\n表", NUMBER))
    assert field.text == "质量表"
    made = place(document(field), start, end, new)
    assert made is not None and {cell.origin for cell in made} == {NUMBER}
    text = "质\n量\n表"
    for cell in sorted(made, key=lambda one: one.start, reverse=True):
        assert text[cell.start : cell.end] == cell.old
        text = text[: cell.start] + cell.replacement + text[cell.end :]
    assert text.replace("\n", "") == "质量表"[:start] + new + "质量表"[end:]


def test_an_edit_that_changes_nothing_is_no_change() -> None:
    assert place(document(field_of("95%", NUMBER)), 0, 3, "95%") == ()


def test_words_that_stand_nowhere_in_the_file_cannot_be_changed() -> None:
    field = Field("ab", (Piece(0, 1, NUMBER),))
    assert place(document(field), 1, 2, "c") is None
