"""What the clauses of a description are there for."""

from __future__ import annotations

import pytest

from qualitycheck.language.clauses import Purpose, find_stock, read_purposes
from qualitycheck.language.corpus import read_corpus


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("指标选取具有代表性，便于考核", Purpose.PRAISES),
        ("资金使用效益明显，社会反响热烈", Purpose.PRAISES),
        ("遵照相关政策规定办理", Purpose.REFERS),
        ("通过项目实施，持续夯实基层基础，提升服务效能", Purpose.CALLS),
        ("各村认真履职尽责", Purpose.CALLS),
        ("体现项目管理水平，值越高越好", Purpose.PRAISES),
        ("办好群众急难愁盼的实事", Purpose.PAINTS),
    ],
)
def test_praise_calls_and_references_are_stock(text: str, purpose: Purpose) -> None:
    assert find_stock(text) is purpose


@pytest.mark.parametrize(
    "text",
    [
        "年内建成并通过竣工验收的泵站",
        "由第三方机构现场评估",
        "提升改造的老旧泵站",
        "消除隐患的桥梁",
        "有序推进的在建项目",
        "管护制度健全、设施可正常使用",
        "定期维护的电梯，越多越好",
        "认真填写并收回的问卷占发放问卷的比例",
        "加强班和普通班分别计算",
        "体现项目管理水平",
    ],
)
def test_what_defines_or_measures_is_not(text: str) -> None:
    assert find_stock(text) is None


def test_one_clause_that_measures_is_enough() -> None:
    assert read_purposes("全力保障供水，以水厂日志记录为准") == (Purpose.CALLS, Purpose.MEASURES)
    assert find_stock("全力保障供水，以水厂日志记录为准") is None


def test_no_good_description_of_the_corpus_is_stock() -> None:
    rows = [
        row for p in read_corpus() if p.split != "test" for row in p.rows if row.description and not row.flaws
    ]
    assert len(rows) > 1000
    assert [row.description for row in rows if find_stock(row.description or "")] == []


def test_long_text_without_end_is_read_in_linear_time() -> None:
    assert find_stock("实际情况工作要求" * 20_000 + "河") is None
