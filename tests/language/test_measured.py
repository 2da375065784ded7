"""What a description measures: a numerator with its denominator, or what is counted; notes measure nothing."""

from __future__ import annotations

import pytest

from qualitycheck.language.measured import counted_unit, read_measured


@pytest.mark.parametrize(
    ("description", "thing", "whole"),
    [
        ("冬春救助资金打卡发放金额占应发金额的比例", "冬春救助资金打卡发放金额", "应发金额"),
        ("18℃以上的采集器读数÷有效读数×100%", "18℃以上的采集器读数", "有效读数"),
        ("防火期内参与巡山的护林员人数，以花名册为准", "防火期内参与巡山的护林员人数", ""),
        ("市融媒体中心各平台播放、阅读次数之和", "市融媒体中心各平台播放、阅读次数", ""),
    ],
)
def test_formulas_and_counts_measure_something(description: str, thing: str, whole: str) -> None:
    measured = read_measured(description)
    assert measured is not None
    assert (measured.thing, measured.whole) == (thing, whole)


@pytest.mark.parametrize(
    "description",
    [
        "按县民政局、财政局联合文件执行",
        "含结构、灯光、多媒体和撤展清运",
        "逐箱抽样计数",
        "4馆《参观登记簿》合计",
        "",
    ],
)
def test_notes_measure_nothing(description: str) -> None:
    assert read_measured(description) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [("参与巡山的护林员人数", "人"), ("播放次数", "次"), ("行政处罚案卷评查合格率", "")],
)
def test_endings_tell_the_unit(text: str, unit: str) -> None:
    assert counted_unit(text) == unit
