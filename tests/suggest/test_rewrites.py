"""A rewritten row still measures what the author meant, and asks those whom the project serves."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualitycheck.advice import suggest_path
from qualitycheck.suggest.suggestion import Suggestion

TABLE = """项目名称\t{project}
预算数\t300000元
资金用途\t{purpose}
绩效目标\t{goals}
一级指标\t二级指标\t三级指标\t指标解释\t指标值
产出指标\t数量指标\t{counted}
产出指标\t质量指标\t{quality}
效益指标\t社会效益指标\t{effect}
效益指标\t社会效益指标\t老年人助餐参与率\t参加助餐的老年人人数÷登记老年人总人数×100%\t≥60%
满意度指标\t服务对象满意度指标\t{asked}\t满意数量占总数的比例\t≥90%
"""
SOUND = {
    "project": "军休服务管理",
    "purpose": "用于186名军休干部的体检、巡诊和文体活动。",
    "goals": "为186名军休干部提供体检，全年巡诊48次。",
    "counted": "军休干部体检人数\t年内实际参加体检的军休干部人数，以体检报告为准\t≥186人",
    "quality": "体检项目完成率\t完成全部项目的人数÷参加体检的总人数×100%\t≥95%",
    "effect": "健康问题随访率\t完成随访的人数÷应随访的总人数×100%\t≥90%",
    "asked": "军休干部满意度",
}


def suggest(tmp_path: Path, **changed: str) -> list[Suggestion]:
    path = tmp_path / "表.txt"
    path.write_text(TABLE.format(**SOUND | changed), "utf-8")
    (made,) = suggest_path(path)
    return [one for table in made.tables for one in table.suggestions]


def rewritten(suggestions: list[Suggestion], row: int) -> str:
    return next((one.after[0].name.text for one in suggestions if one.row == row and one.after), "")


def test_the_people_whom_the_project_counts_are_asked(tmp_path: Path) -> None:
    assert rewritten(suggest(tmp_path, asked="参展群众满意度"), 5) == "军休干部满意度"


def test_a_group_that_the_project_serves_stays(tmp_path: Path) -> None:
    assert rewritten(suggest(tmp_path, asked="军休干部满意度"), 5) == "军休干部满意度"


@pytest.mark.parametrize(
    ("effect", "kept"),
    [
        ("军休干部消防意识\t军休干部的消防意识\t明显增强", "知晓率"),
        ("保障军休队伍稳定\t通过服务保障军休队伍稳定\t稳定", "军休干部来信来访件数"),
        ("军休干部生活质量\t军休干部的生活质量\t有所提高", "认可率"),
    ],
)
def test_an_effect_keeps_its_topic(tmp_path: Path, effect: str, kept: str) -> None:
    assert rewritten(suggest(tmp_path, effect=effect), 3).endswith(kept)


def test_an_effect_without_a_measure_of_its_own_gives_way_to_no_other(tmp_path: Path) -> None:
    made = suggest(tmp_path, effect="提升统计公信力\t统计公信力的提升\t有效提升")
    assert rewritten(made, 3) == ""


def test_a_sound_name_is_not_exchanged_for_its_description(tmp_path: Path) -> None:
    made = suggest(tmp_path, quality="电子记账率\t电子记账所达到的比率\t≥80%")
    assert rewritten(made, 2) in ("", "电子记账率")


def test_a_goal_of_another_kind_of_work_gets_no_row(tmp_path: Path) -> None:
    goals = "为186名军休干部提供体检，全年巡诊48次。\n完成退役士兵职业技能培训540人。"
    assert not [
        one
        for one in suggest(tmp_path, goals=goals)
        if one.kind == "add" and "培训" in one.after[0].name.text
    ]


def test_a_goal_that_a_row_counts_by_another_name_gets_none(tmp_path: Path) -> None:
    goals = "调解各类矛盾纠纷900件，全年巡诊48次。"
    made = suggest(
        tmp_path, goals=goals, counted="人民调解案件数量\t年内实际调解的案件数，以台账为准\t≥800件"
    )
    assert not [one for one in made if one.kind == "add" and "调解" in one.after[0].name.text]


def test_a_date_leaves_the_authors_own_description(tmp_path: Path) -> None:
    made = suggest(
        tmp_path,
        goals="2024年9月底前完成186名军休干部体检，全年巡诊48次。",
        quality="体检项目完成率\t完成全部项目的人数÷参加体检的总人数×100%\t≥95%\n"
        "产出指标\t时效指标\t体检完成时间\t最后一名军休干部领到报告的日期\t及时",
    )
    row = next(one.after[0] for one in made if one.row == 3 and one.after)
    assert row.value.text == "2024年9月底前"
    assert row.description.text == "最后一名军休干部领到报告的日期"


def test_a_blank_value_keeps_its_row(tmp_path: Path) -> None:
    made = suggest(tmp_path, effect="档案公开查询年限\t档案可供查询的年数\t")
    assert rewritten(made, 3) == "档案公开查询年限"


@pytest.mark.parametrize(
    ("described", "removed"),
    [("街面秩序得到改善", True), ("居民代表每季度评价的得分情况", False), ("文明劝导次数÷巡查总次数", False)],
)
def test_a_row_with_a_measurable_basis_is_never_left_out(
    tmp_path: Path, described: str, removed: bool
) -> None:
    suggestions = suggest(
        tmp_path,
        project="市容环境管理",
        purpose="用于城区街面保洁和市容巡查。",
        goals="全年巡查街面240次，清理占道经营120处。",
        effect=f"营造良好城市形象\t{described}\t有效营造",
    )
    assert any(one.kind == "remove" and one.row == 3 for one in suggestions) is removed


def test_a_survey_that_the_author_describes_keeps_its_number(tmp_path: Path) -> None:
    survey = "年底随访120人，满意人数÷受访人数"
    path = tmp_path / "表.txt"
    text = TABLE.format(**SOUND | {"asked": "旅客满意度"}).replace("满意数量占总数的比例", survey)
    path.write_text(text, "utf-8")
    (made,) = suggest_path(path)
    mended = [row for table in made.tables for one in table.suggestions if one.row == 5 for row in one.after]
    assert mended
    assert all("120人" in row.description.text for row in mended)


def test_a_share_named_as_a_count_becomes_a_rate(tmp_path: Path) -> None:
    made = suggest(tmp_path, quality="体检医生持证数\t持有效执业证的人数÷体检医生人数\t=100%")
    assert rewritten(made, 2) == "体检医生持证率"


def test_a_standard_is_told_by_what_the_row_pays_for(tmp_path: Path) -> None:
    path = tmp_path / "表.txt"
    row = "成本指标\t经济成本指标\t疑难纠纷调解补贴标准\t每件给予调解员的补贴额\t"
    path.write_text(
        TABLE.format(**SOUND).replace("产出指标\t质量指标\t{quality}".format(**SOUND), row), "utf-8"
    )
    (made,) = suggest_path(path)
    (value,) = [
        row.value.text
        for table in made.tables
        for one in table.suggestions
        if one.row == 2
        for row in one.after
    ]
    assert value == "≤＿＿元/件"


@pytest.mark.parametrize(
    ("project", "purpose", "people"),
    [
        ("镇中心学校公用经费", "用于水电费和办公用品。", "学生家长"),
        ("2024年城市公交亏损补贴", "对公交线路亏损给予补贴，落实残疾人免费乘车。", "乘客"),
        ("电梯应急处置平台运行", "培训电梯安全管理人员450人次，维持平台运行。", "电梯安全管理人员"),
        ("公民科学素质抽样调查", "培训调查员40人，完成问卷1200份。", "调查对象"),
        ("城区道路清扫保洁", "用于道路清扫保洁。", "辖区居民"),
        ("惠民殡葬减免", "减免基本殡葬服务费，办理时当场减免。", "逝者家属"),
        (
            "孤儿基本生活保障",
            "为60名孤儿和事实无人抚养儿童按月发放基本生活费，组织中小学生心理测评400人。",
            "孤儿和事实无人抚养儿童",
        ),
        ("冬春救助资金", "培训灾害信息员200人，发放救助资金。", "受灾群众"),
    ],
)
def test_those_are_asked_whom_a_project_serves(
    tmp_path: Path, project: str, purpose: str, people: str
) -> None:
    asked = suggest(tmp_path, project=project, purpose=purpose, goals=purpose, asked="养猪户满意度")
    assert rewritten(asked, 5) == f"{people}满意度"


def test_a_thing_without_value_takes_the_figure_of_its_goal(tmp_path: Path) -> None:
    goals = "为186名军休干部提供体检，全年巡诊48次；举办书画展览3场。"
    made = suggest(tmp_path, goals=goals, counted="书画展览\t举办军休干部书画展览，展出作品\t")
    (one,) = [one.after[0] for one in made if one.row == 1 and one.after]
    assert (one.name.text, one.value.text) == ("书画展览场次", "≥3场")


def test_within_the_year_is_by_its_last_day(tmp_path: Path) -> None:
    made = suggest(
        tmp_path,
        goals="2026年为186名军休干部提供体检，全年巡诊48次。",
        quality="体检项目完成率\t完成全部项目的人数÷参加体检的总人数×100%\t≥95%\n"
        "产出指标\t时效指标\t体检完成时间\t体检工作在年内完成，以报告日期为准\t按时完成",
    )
    values = [one.after[0].value.text for one in made if one.row == 3 and one.after]
    assert values == ["2026年12月31日前"]


def test_a_goal_that_lacks_its_row_is_counted_by_its_own_verb(tmp_path: Path) -> None:
    goals = "为186名军休干部提供体检，全年巡诊48次；编发军休生活简报12期。"
    added = [row for one in suggest(tmp_path, goals=goals) if one.kind == "add" for row in one.after]
    described = {row.name.text: row.description.text for row in added}
    assert "实际编发的军休生活简报期数" in described.get("编发军休生活简报期数", "")


def test_words_beside_a_stock_phrase_leave_no_row(tmp_path: Path) -> None:
    slogan = "行业风气\t加强组织领导，压实工作责任，确保各项任务落地见效\t成效明显"
    foreign = next(line for line in TABLE.splitlines() if "老年人助餐" in line)
    path = tmp_path / "表.txt"
    text = TABLE.replace(foreign, f"效益指标\t社会效益指标\t{slogan}").format(**SOUND)
    path.write_text(text.replace("满意数量占总数的比例", "满意份数÷有效问卷份数×100%"), "utf-8")
    (made,) = suggest_path(path)
    kinds = [one.kind for table in made.tables for one in table.suggestions if one.row == 4]
    assert kinds == ["remove"]


@pytest.mark.parametrize(
    ("counted", "kinds"),
    [
        ("公共厕所改造数量\t年内完成改造的公共厕所座数\t≥12座", ["remove"]),
        ("军休干部体检人数\t年内实际参加体检的军休干部人数，以体检报告为准\t≥186人", []),
    ],
)
def test_a_row_of_another_kind_of_project_is_left_out(tmp_path: Path, counted: str, kinds: list[str]) -> None:
    counted += "\n产出指标\t数量指标\t巡诊次数\t年内实际巡诊的次数，以巡诊记录为准\t≥48次"
    assert [one.kind for one in suggest(tmp_path, counted=counted) if one.row == 1] == kinds


@pytest.mark.parametrize(
    ("quality", "name", "value"),
    [
        ("医护人员培训完成情况\t医护人员培训的开展情况\t全部完成", "医护人员培训完成率", "=100%"),
        ("军休干部体检组织情况\t按规定组织\t较好", "军休干部体检完成率", "≥＿＿%"),
    ],
)
def test_a_situation_becomes_the_rate_of_what_is_done(
    tmp_path: Path, quality: str, name: str, value: str
) -> None:
    made = suggest(tmp_path, quality=quality)
    assert [(one.after[0].name.text, one.after[0].value.text) for one in made if one.row == 2] == [
        (name, value)
    ]


def test_a_cost_in_words_is_asked_for_in_money(tmp_path: Path) -> None:
    quality = (
        SOUND["quality"] + "\n成本指标\t经济成本指标\t巡诊工作成本控制情况\t按规定严格控制各项成本\t合理"
    )
    made = suggest(tmp_path, quality=quality)
    row = next(one.after[0] for one in made if one.row == 3)
    assert (row.name.text, row.value.text) == ("巡诊工作成本", "≤＿＿元")


def test_a_rate_without_value_takes_that_of_its_goal(tmp_path: Path) -> None:
    made = suggest(
        tmp_path,
        project="军休服务信息系统运维",
        purpose="用于军休服务信息系统运行维护。",
        goals="全年处理军休干部服务申请1860件，系统年可用率不低于99%。",
        counted="服务申请处理件数\t年内实际处理的服务申请件数，以系统记录为准\t≥1860件",
        quality="系统运行稳定性\t系统运行的稳定性\t良好",
    )
    assert [one.after[0].value.text for one in made if one.row == 2 and one.after] == ["≥99%"]


def test_people_with_a_counterpart_in_their_name_stay_whole(tmp_path: Path) -> None:
    made = suggest(
        tmp_path,
        project="交通运输行政执法",
        purpose="用于道路货运、水路运输领域执法办案。",
        goals="全年查办违法案件260件，巡查48次，行政相对人满意度不低于88%。",
        asked="行政相对人满意度",
    )
    (row,) = [one.after[0] for one in made if one.row == 5 and one.after]
    assert row.description.text.startswith("行政相对人问卷中评价")


def test_a_goal_of_which_nothing_else_speaks_gets_no_row(tmp_path: Path) -> None:
    goals = "为186名军休干部提供体检，全年巡诊48次；完成渡口候船亭维护12处。"
    assert not [
        one
        for one in suggest(tmp_path, goals=goals)
        if one.kind == "add" and "渡口" in one.after[0].name.text
    ]


def test_a_duration_without_value_is_asked_for_as_a_duration(tmp_path: Path) -> None:
    timed = (
        "体检项目完成率\t完成全部项目的人数÷参加体检的总人数×100%\t≥95%\n"
        "产出指标\t时效指标\t投诉核查反馈时限\t自受理投诉至书面答复投诉人\t及时"
    )
    values = [
        one.after[0].value.text for one in suggest(tmp_path, quality=timed) if one.row == 3 and one.after
    ]
    assert values == ["≤＿＿个工作日"]
    told = "为186名军休干部提供体检，全年巡诊48次；受理投诉后15个工作日内核查反馈。"
    values = [
        one.after[0].value.text
        for one in suggest(tmp_path, quality=timed, goals=told)
        if one.row == 3 and one.after
    ]
    assert values == ["≤15个工作日"]


def test_a_goal_without_row_gets_one_though_rows_sound_alike(tmp_path: Path) -> None:
    goals = "为186名军休干部提供体检，全年巡诊48次；与辖区药店签订承诺书，年内联合检查不少于2轮。"
    added = [row for one in suggest(tmp_path, goals=goals) if one.kind == "add" for row in one.after]
    assert ("联合检查轮次", "≥2轮") in [(row.name.text, row.value.text) for row in added]


def test_a_share_is_counted_in_the_documents_own_word(tmp_path: Path) -> None:
    made = suggest(
        tmp_path,
        goals="为186名军休干部提供体检，全年巡诊48次，3处骨灰堂管护达标。",
        quality="骨灰堂管护达标率\t骨灰堂管护达标的比率\t=100%",
    )
    (row,) = [one.after[0] for one in made if one.row == 2 and one.after]
    assert row.description.text.startswith("达到规定标准的骨灰堂处数÷骨灰堂总处数×100%")


def test_all_that_should_be_done_is_a_hundred_per_cent(tmp_path: Path) -> None:
    made = suggest(tmp_path, quality="体检项目完成率\t完成全部项目的人数÷参加体检的总人数×100%\t应检尽检")
    values = [one.after[0].value.text for one in made if one.row == 2 and one.after]
    assert values == ["=100%"]


def test_an_uncovered_goal_of_which_nothing_else_speaks_gets_no_row(tmp_path: Path) -> None:
    goals = "为186名军休干部提供体检，全年巡诊48次；培育社区防灾减灾志愿服务队12支。"
    added = [
        row.name.text for one in suggest(tmp_path, goals=goals) if one.kind == "add" for row in one.after
    ]
    assert not any("志愿服务队" in name for name in added)


def test_a_row_is_left_out_though_one_word_of_it_is_heard(tmp_path: Path) -> None:
    made = suggest(
        tmp_path,
        project="市级应急物资储备库管护",
        purpose="用于3处库房的租赁、安保和日常养护，轮换到期的防汛物资。",
        goals="管护储备库3处，轮换7类物资，6月10日前入库。",
        counted="管护储备库数量\t年内由中心派人值守的储备库处数\t=3处",
        quality="入库物资检测合格率\t检测合格的物资件数÷检测的物资总件数×100%\t=100%",
        effect="应急广播终端行政村覆盖率\t装有应急广播终端且试播正常的行政村数÷行政村总数×100%\t≥98%",
        asked="仓库保管员满意度",
    )
    assert [one.kind for one in made if one.row == 3] == ["remove"]


def test_a_figure_that_disagrees_with_another_does_not_become_a_blank(tmp_path: Path) -> None:
    made = suggest(
        tmp_path,
        goals="为186名军休干部提供体检，每季度发放一次补贴，全年巡诊48次。",
        quality="体检项目完成率\t完成全部项目的人数÷参加体检的总人数×100%\t≥95%\n"
        "产出指标\t时效指标\t补贴发放时间\t补贴打入账户的日期\t每半年末月25日前",
    )
    values = [one.after[0].value.text for one in made if one.row == 3 and one.after]
    assert not any("＿" in value for value in values)
