"""The value grammar: total, honest about positions, and stable under printing."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qualitycheck.text.quantity import Spans, parse_value, print_value

SIGNS = ["", "≥", "≤", "=", ">", "<", "≧", "＝", ">=", "不低于", "不超过", "达到", "约"]
UNITS = [
    "",
    "%",
    "％",
    "百分比",
    "‰",
    "个百分点",
    "人",
    "人次",
    "万人次",
    "元/人·月",
    "万元/村.年",
    "台（套）",
    "平方米",
    "个工作日",
    "(%)",
]
TAILS = ["", "以上", "以内", "左右"]
written = st.builds(
    lambda sign, number, unit, tail: f"{sign}{number}{unit}{tail}",
    st.sampled_from(SIGNS),
    st.one_of(st.integers(0, 10**7).map(str), st.decimals(0, 10**6, places=2).map(str)),
    st.sampled_from(UNITS),
    st.sampled_from(TAILS),
)
alphabet = (
    "≥≤=＝><～—-0123456789.,%％‰百分比人次元万亿年月日底前优良中差一二十每（）()/·* XX以上至约达到个 \n"
)
anything = st.one_of(st.text(max_size=30), st.text(alphabet, max_size=16), written)


@settings(max_examples=1500, deadline=None)
@given(anything)
@example("２０２５年１２月底前")
@example("≥")
@example("(")
@example("百")
@example("0.00%")
def test_parsing_is_total_and_spans_lie_inside_the_text(text: str) -> None:
    value = parse_value(text)
    for name in Spans.__slots__:
        span = getattr(value.spans, name)
        if span is not None:
            assert 0 <= span[0] <= span[1] <= len(text)


@settings(max_examples=1500, deadline=None)
@given(anything)
@example("1亿万%")
@example("十月")
@example("5月—同年3月")
@example("0百\r一")
@example("0亿一/")
@example("0亿一//")
def test_printing_and_parsing_gives_the_same_value(text: str) -> None:
    value = parse_value(text)
    assert parse_value(print_value(value)) == value


@settings(max_examples=500, deadline=None)
@given(written)
def test_what_offices_write_is_understood(text: str) -> None:
    assert parse_value(text).kind == "quantity"


@pytest.mark.parametrize(
    ("text", "operator", "low", "high", "unit"),
    [
        ("≥95%", ">=", "95", None, "%"),
        ("=100.00(%)", "=", "100", None, "%"),
        ("≥100百分比", ">=", "100", None, "%"),
        ("1车辆", None, "1", None, "车辆"),
        ("不低于95％", ">=", "95", None, "%"),
        ("95%以上", ">=", "95", None, "%"),
        ("63%~68%", None, "63", "68", "%"),
        ("80%-90%", None, "80", "90", "%"),
        ("7.5～8.5", None, "7.5", "8.5", None),
        ("≥1346.0088万平方米", ">=", "13460088", None, "平方米"),
        ("17元/人·天", None, "17", None, "元/人·天"),
        ("17元/人.每天", None, "17", None, "元/人·天"),
        ("≤0.8万元/座", "<=", "8000", None, "元/座"),
        ("≤120万", "<=", "1200000", None, None),
        ("10个工作日", None, "10", None, "个工作日"),
        ("十二个", None, "12", None, "个"),
        ("≤12月", "<=", "12", None, "月"),
        ("4小时内", "<=", "4", None, "小时"),
        ("大于等于1,260.5亩", ">=", "1260.5", None, "亩"),
        ("3-5次", None, "3", "5", "次"),
    ],
)
def test_figures(text: str, operator: str | None, low: str, high: str | None, unit: str | None) -> None:
    value = parse_value(text)
    assert (value.kind, value.operator, value.low) == ("quantity", operator, Decimal(low))
    assert value.high == (Decimal(high) if high else None)
    assert (value.unit.name if value.unit else None) == unit


@pytest.mark.parametrize(
    ("text", "kind", "printed"),
    [
        ("2025年12月底前", "date", "2025年12月底前"),
        ("2025年10—11月", "date", "2025年10月—11月"),
        ("2020.01-2020.12", "date", "2020年1月—2020年12月"),
        ("每月25日前", "date", "每月25日前"),
        ("6月底前完成", "date", "6月底前"),
        ("2025-12-31", "date", "2025年12月31日"),
        ("年底前", "date", "年底前"),
        ("优", "level", "优"),
        ("优良中低差", "options", "优良中低差"),
        ("优/良/中/差", "options", "优/良/中/差"),
        ("好坏", "options", "好坏"),
        ("优良", "level", "优良"),
        ("≥**%", "placeholder", "≥**%"),
        ("≥XX", "placeholder", "≥XX"),
        ("有效提升", "text", "有效提升"),
        ("按文件标准", "text", "按文件标准"),
        ("", "empty", ""),
        ("≧ %", "empty", "≥%"),
        ("公里", "empty", "公里"),
    ],
)
def test_other_kinds(text: str, kind: str, printed: str) -> None:
    value = parse_value(text)
    assert (value.kind, print_value(value)) == (kind, printed)


def test_positions_point_at_the_parts_as_written() -> None:
    text = "≥ 90％ 以上"
    spans = parse_value(text).spans
    parts = [text[slice(*span)] for span in (spans.operator, spans.number, spans.unit, spans.tail) if span]
    assert parts == ["≥", "90", "％", "以上"]
