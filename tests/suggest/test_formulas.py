"""Descriptions say what is divided by what, or what is counted by which record, in words that fit the name."""

from __future__ import annotations

import pytest

from qualitycheck.language.corpus import read_corpus
from qualitycheck.language.segment.description import segment_description
from qualitycheck.suggest.formulas import describe, number_of


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("终端在线率", "在线的终端台数÷已安装的终端总台数×100%，以平台统计为准"),
        ("护林员考核合格率", "考核合格的护林员人数÷考核的护林员总人数×100%，以考核结果记录为准"),
        ("数据挂接及时率", "在规定时限内挂接的数据条数÷应挂接的数据总条数×100%，以工作台账为准"),
        ("系统可用率", "（应运行时长－故障停用时长）÷应运行时长×100%，以运行记录为准"),
        ("低保政策知晓率", "问卷得分及格的受访人数÷有效问卷人数×100%，调查人数不少于＿＿人"),
        ("红色档案征集数量", "年内实际征集的红色档案数量，以入库清单为准"),
        ("国际档案日活动场次", "年内实际举办的国际档案日活动场次，以活动方案和现场记录为准"),
        ("文物库房安全事故数", "年内实际发生的文物库房安全事故数，以登记台账为准"),
        ("终端采购完成时间", "终端采购全部完成的日期，以验收或签收记录为准"),
        ("休渔渔船在港率", "在港的休渔渔船艘数÷休渔渔船总艘数×100%"),
        ("重点企业检查覆盖率", "已检查的重点企业家数÷应检查的重点企业总家数×100%，以检查记录为准"),
        ("隐蔽部位影像留存率", "已留存影像的隐蔽部位数÷应留存影像的隐蔽部位总数×100%，以影像记录为准"),
        ("药品抽检不合格率", "抽检不合格的药品种数÷抽检的药品总种数×100%，以抽检结果记录为准"),
        ("供水水质达标率", "检测达标的水样份数÷检测的水样总份数×100%，以检测报告为准"),
        ("网格员年度考核合格率", "考核合格的网格员人数÷考核的网格员总人数×100%，以考核结果记录为准"),
        ("单元工程质量评定优良率", "评定为优良的单元工程个数÷参加评定的单元工程总个数×100%，以评定结果为准"),
        ("造林面积核实率", "核实的造林面积÷造林总面积×100%"),
        ("年救助人次", "年内实际救助人次，以发放名册为准"),
        ("故障修复时间", "自接到报告起至故障修复止的用时，以工作台账为准"),
        ("安装检测一次合格率", "一次检测合格的数量÷参加检测的总数量×100%，以检测记录为准"),
        ("电梯安装检测一次合格率", "一次检测合格的电梯数量÷参加检测的电梯总数量×100%，以检测记录为准"),
        ("乡村教师业务培训完成时间", "乡村教师业务培训全部完成的日期，以培训通知和签到册为准"),
        ("执法检查企业覆盖率", "实际执法检查的企业数÷企业总数×100%，以执法检查记录为准"),
        ("综合窗口一次办结率", "一次办结的业务件数÷受理的业务总件数×100%，以业务系统记录为准"),
        ("上门资格认证人次", "年内实际上门开展资格认证的人次，以服务登记为准"),
        (
            "教学督导抽查覆盖率",
            "接受教学督导抽查的对象数÷应接受教学督导抽查的对象总数×100%，以教学督导抽查记录为准",
        ),
        ("组织法治宣传场次", "年内实际组织的法治宣传场次，以工作台账为准"),
        ("值守检查站数量", "年内实际值守的检查站数量，以检查记录为准"),
        ("补贴名册准确率", "经核对信息准确的人数÷名册总人数×100%，以核对记录为准"),
        ("服务质量抽查合格率", "抽查合格的次数÷抽查的总次数×100%，以抽查结果记录为准"),
    ],
)
def test_a_name_is_described(name: str, said: str) -> None:
    assert describe(name) == said


@pytest.mark.parametrize(
    "name",
    [
        "电子记账率",
        "孕产妇死亡率",
        "苗种药残检测合格率",
        "监督抽检问题发现率",
        "避难场所可容纳人数",
        "交通事故死亡人数",
        "乡镇广场场次",
        "平台有效支撑率",
        "日均就餐人次",
        "提升服务水平",
        "满意度",
    ],
)
def test_a_name_that_does_not_tell_is_left_alone(name: str) -> None:
    assert describe(name) == ""


@pytest.mark.parametrize(
    ("thing", "number"), [("终端", "台数"), ("学员", "人数"), ("绿地", "面积"), ("", "次数")]
)
def test_things_are_counted_in_their_own_words(thing: str, number: str) -> None:
    assert number_of(thing) == number


def test_a_described_rate_of_the_corpus_has_numerator_and_denominator() -> None:
    names = {row.name for project in read_corpus() for row in project.rows}
    said = [text for name in names if "÷" in (text := describe(name))]
    assert len(said) > 300
    for text in said:
        assert {"numerator", "denominator"} <= {segment.role for segment in segment_description(text)}, text


@pytest.mark.parametrize(
    ("name", "counted"),
    [
        ("享受助餐服务老人数", "享受助餐服务的老人数"),
        ("引入准物业服务院落数", "引入准物业服务的院落数"),
        ("接受职业技能培训人数", "接受职业技能培训的人数"),
        ("普法宣传触达人次", "普法宣传触达的人次"),
        ("购置医疗设备数量", "购置的医疗设备数量"),
    ],
)
def test_what_is_done_for_somebody_stands_before_them(name: str, counted: str) -> None:
    assert describe(name).startswith(f"年内实际{counted}")
