"""Edits of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualitycheck.document.diagnostic import Edit
from qualitycheck.document.edits import apply_edits


def edit(start: int, end: int, new: str) -> Edit:
    return Edit(1, 1, "value", start, end, new)


def test_edits_are_made_by_their_places_in_the_old_text() -> None:
    assert apply_edits("≥100百分比", [edit(0, 1, "="), edit(4, 7, "%")]) == "=100%"


def test_of_two_for_the_same_words_the_first_stands() -> None:
    assert apply_edits("车连", [edit(1, 2, "辆"), edit(1, 2, "两")]) == "车辆"


def test_of_overlapping_ones_the_one_further_behind_stands() -> None:
    assert apply_edits("abcd", [edit(0, 3, "x"), edit(2, 4, "y")]) == "aby"


def test_insertions_at_one_place_follow_each_other() -> None:
    assert apply_edits("95", [edit(2, 2, "%"), edit(2, 2, "以上"), edit(0, 0, "≥")]) == "≥95%以上"


@given(st.text(max_size=20), st.data())
def test_one_edit_is_a_cut_and_a_paste(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(st.text(max_size=4))
    assert apply_edits(text, [edit(start, end, new)]) == text[:start] + new + text[end:]
