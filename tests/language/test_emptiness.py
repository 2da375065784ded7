"""What a description says beyond its name."""

from __future__ import annotations

import pytest

from qualitycheck.language.emptiness import is_generic, repeats_name


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("候船亭座数", "反映候船亭座数的完成情况"),
        ("渡船检验合格率", "该项指标是指渡船检验合格的比率"),
        ("船票补贴发放准时率", "船票补贴是否按时发放"),
        ("渡口维修面积", "维修渡口的面积"),
    ],
)
def test_name_with_fillers_in_any_order_repeats(name: str, description: str) -> None:
    assert repeats_name(name, description)


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("候船亭座数", "竣工验收单上的候船亭座数"),
        ("候船亭座数", "年内建成的候船亭座数"),
        ("渡船检验合格率", "一次检验合格的渡船艘数占受检艘数的比例"),
        ("渡口维修面积", "渡口硬化面积"),
    ],
)
def test_source_scope_or_other_thing_is_said(name: str, description: str) -> None:
    assert not repeats_name(name, description)


def test_way_to_an_effect_does_not_define_it() -> None:
    assert repeats_name("渡运秩序", "通过增设标志标牌，有效改善渡运秩序", uncountable=True)
    assert not repeats_name("渡运秩序", "通过增设标志标牌，乘客排队上船、先下后上", uncountable=True)


def test_words_known_from_elsewhere_add_nothing() -> None:
    assert repeats_name("乘客便利程度", "渡口改造对乘客便利程度的作用", known="渡口改造工程")
    assert not repeats_name("乘客便利程度", "渡口改造对乘客便利程度的作用")


def test_generic_words_alone_fit_any_project() -> None:
    assert is_generic("根据项目实际情况和年度工作计划设定。")
    assert not is_generic("根据渡口管理所年度检修计划设定")
    assert not is_generic("")
