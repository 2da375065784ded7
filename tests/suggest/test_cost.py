"""Drafts of cost survive tables of any kind and figures of any length."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualitycheck.advice import suggest_path

HEAD = """单位：元
项目名称\t{project}
预算数\t{total}
资金用途\t{purpose}
绩效目标\t{purpose}{count}
一级指标\t二级指标\t三级指标\t指标值
"""
COUNT = "产出指标\t数量指标\t树苗数量\t≥{count}\n"
COST = "成本指标\t经济成本指标\t种树苗费用\t≤{total}元\n"


def suggest(tmp_path: Path, text: str, **values: str) -> list[str]:
    """The origins of all suggestions; fails where the document could not be worked on."""
    path = tmp_path / "表.txt"
    path.write_text(text.format(**values), "utf-8")
    (made,) = suggest_path(path)
    return [one.origin for table in made.tables for one in table.suggestions]


def test_a_project_of_no_known_kind(tmp_path: Path) -> None:
    values = {"project": "某某事项", "total": "30000", "purpose": "种树苗", "count": "300棵"}
    origins = suggest(tmp_path, HEAD + COST + COUNT, **values)
    assert any("30000元÷300棵" in origin for origin in origins)


@pytest.mark.parametrize("total", ["9" * 40, "9" * 29, "30000"])
@pytest.mark.parametrize("count", ["300台", "9" * 40 + "台"])
def test_figures_of_any_length(tmp_path: Path, total: str, count: str) -> None:
    values = {"project": "电脑购置", "total": total, "purpose": "购置电脑", "count": count}
    origins = suggest(tmp_path, HEAD + COUNT, **values)
    if count == "300台":
        assert any("÷300台" in origin for origin in origins) is (total == "30000")
