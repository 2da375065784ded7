"""A weak row keeps what it speaks of: its name is mended, not exchanged for another indicator."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualitycheck.advice import suggest_path

TABLE = """2024年度项目支出绩效目标表
单位：万元
项目名称\t2024年公园设施维护
预算数\t120
资金用途\t用于公园步道养护、座椅更换和绿化灌溉，更换座椅60套。
绩效目标\t更换公园座椅60套，养护步道12公里，服务周边居民。
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t更换座椅数量\t≥60套
产出指标\t质量指标\t设施验收合格率\t≥98%
{row}
成本指标\t经济成本指标\t座椅采购单价\t≤1500元/套
效益指标\t社会效益指标\t夜间照明时长\t≥5小时
满意度指标\t服务对象满意度指标\t居民满意度\t≥90%
"""


def mend(tmp_path: Path, row: str) -> list[tuple[str, str]]:
    """Name and value of what is suggested for the row."""
    path = tmp_path / "表.txt"
    path.write_text(TABLE.format(row="\t".join(row.split("|"))), "utf-8")
    (made,) = suggest_path(path)
    return [
        (after.name.text, after.value.text)
        for table in made.tables
        for one in table.suggestions
        if one.row == 3
        for after in one.after
    ]


@pytest.mark.parametrize(
    ("row", "name", "value"),
    [
        ("产出指标|时效指标|水电费按时缴纳|按时", "水电费按时缴纳率", "≥＿＿%"),
        ("产出指标|时效指标|步道养护完成及时率|2024年10月底前", "步道养护完成时间", "2024年10月底前"),
        ("产出指标|质量指标|灌溉设备完好程度|良好", "灌溉设备完好率", "≥＿＿%"),
        ("产出指标|数量指标|发放宣传资料|≥5000", "发放宣传资料", "≥5000份"),
        ("成本指标|经济成本指标|控制养护成本|有效控制", "养护成本节约额", "≥＿＿元"),
    ],
)
def test_the_name_is_mended(tmp_path: Path, row: str, name: str, value: str) -> None:
    assert mend(tmp_path, row) == [(name, value)]


@pytest.mark.parametrize(
    "row",
    [
        "产出指标|质量指标|广告投放质量|良好",  # nothing of the project says how it would be measured
        "产出指标|时效指标|工程资质合规性|合规",
    ],
)
def test_no_other_indicator_takes_its_place(tmp_path: Path, row: str) -> None:
    assert mend(tmp_path, row) == []
