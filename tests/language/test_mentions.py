"""Figures in prose: what is a number and what only numbers a goal."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qualitycheck.language.mentions import find_mentions


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.18个居民区全年立项。", "18"),
        ("培训教师。\n2.40名教师结业。", "40"),
        ("2.6万立方米疏浚完工。", "26000"),
        ("人均增收1.5个百分点。", "1.5"),
    ],
)
def test_number_of_a_goal_is_no_part_of_its_figure(text: str, number: str) -> None:
    assert [mention.low for mention in find_mentions(text)] == [Decimal(number)]
