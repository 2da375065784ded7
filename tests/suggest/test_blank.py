"""Blanks are filled for the proof with figures of their kind, and with nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualitycheck.document.field import Field
from qualitycheck.document.table import Indicator
from qualitycheck.suggest.blank import BLANK, fill_row, fill_text, has_blank
from qualitycheck.text.quantity import parse_value


@given(st.text(alphabet="≥≤=＿%元人次场件处年月日0123456789÷×培训合格", max_size=30))
def test_no_blank_is_left(text: str) -> None:
    assert BLANK not in fill_text(text, 2025)


@given(
    st.sampled_from("≥≤="), st.sampled_from(["%", "元", "万元/场", "人次", "件", "期", "千瓦时", "元/人·天"])
)
def test_a_filled_value_is_a_figure_of_the_same_unit(operator: str, unit: str) -> None:
    value = parse_value(fill_text(f"{operator}{BLANK}{unit}", 2025))
    assert value.kind == "quantity"
    assert value.low is not None


def test_a_blank_date_is_one_of_the_year() -> None:
    assert fill_text("2024年＿＿月＿＿日前", 2024) == "2024年11月20日前"


def test_only_the_proof_sees_the_filling() -> None:
    row = Indicator(1, Field("甲率"), value=Field("≥＿＿%"), basis=Field("计划标准：＿＿"))
    assert has_blank(row)
    filled = fill_row(row, 2024)
    assert not has_blank(filled)
    assert row.value.text == "≥＿＿%"
    assert filled.basis.text == "计划标准：本单位年度工作计划"
