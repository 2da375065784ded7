"""The form around the indicators, and which project each table belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualitycheck.read.open import read_text
from tests.read.documents import HEADER, ROWS, read_page, read_rows, texts

INDICATORS = "<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>" + "".join(
    "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS[1:]
)


def test_labels_speak_about_the_cell_beside_them() -> None:
    table = read_rows(
        ["项目名称", "职工培训", "项目编码", "13098924P001"],
        ["主管部门", "478001-某县残联", "实施单位", "某县残联"],
        ["资金总额（万元）", "46.80", "其中：财政拨款", "40.00"],
        ["其他资金", "6.80", "起止时间", "2024年1月—12月"],
        ["项目概况", "用于职工培训。", "", ""],
        *ROWS,
    ).tables[0]
    assert (table.project_name.text, table.project_code.text) == ("职工培训", "13098924P001")
    assert [part.text for part in table.budget.parts] == ["46.80", "40.00", "6.80"]
    assert (table.budget.unit, table.period.text, table.purpose.text) == (
        "万元",
        "2024年1月—12月",
        "用于职工培训。",
    )


def test_amounts_may_stand_in_one_cell_a_line_each(tmp_path: Path) -> None:
    page = f"""<table><tr><td>项目名称</td><td>培训</td><td>年度预算申请<br>（万元）</td>
    <td>资金总额：46.80<br>财政拨款：46.80<br>其他资金：</td></tr>{INDICATORS}</table>"""
    budget = read_page(tmp_path, page).tables[0].budget
    assert (budget.total.text, budget.fiscal.text, budget.other.text) == ("46.80", "46.80", "")
    assert budget.unit == "万元"


def test_the_schedule_is_the_row_under_its_months() -> None:
    table = read_rows(
        ["资金支出计划（%）", "3月底", "6月底", "10月底", "12月底"],
        ["", "25.00", "60.00", "90.00", "100.00"],
        *ROWS,
    ).tables[0]
    assert [(point.by, point.percent.text) for point in table.schedule_points] == [
        ("3月底", "25.00"),
        ("6月底", "60.00"),
        ("10月底", "90.00"),
        ("12月底", "100.00"),
    ]


def test_goals_keep_their_lines_and_their_places() -> None:
    table = read_text(
        "\t绩效目标\n\t1、办班10期。\n2、合格率95%。\n\n\t三级指标\n\t描述\n\t指标值\n\n\t甲\n\t乙\n\t1\n"
    )
    goals = table.tables[0].goals
    assert goals.text == "1、办班10期。\n2、合格率95%。"
    assert str(goals.origin_at(goals.text.index("95"))) == "第3行"


def test_a_self_evaluation_has_goals_results_and_an_execution(tmp_path: Path) -> None:
    page = """<table>
    <tr><td rowspan=3>项目资金<br>（万元）</td><td></td><td>年初预算数</td><td>全年预算数</td>
      <td>全年执行数</td><td>分值</td><td>执行率</td><td>得分</td></tr>
    <tr><td>年度资金总额</td><td>58</td><td>62</td><td>59.54</td><td>10</td><td>96.03%</td><td>9.6</td></tr>
    <tr><td>其中：财政拨款</td><td>58</td><td>62</td><td>59.54</td><td>—</td><td>—</td><td>—</td></tr>
    <tr><td rowspan=2>年度总体目标</td><td colspan=3>预期目标</td><td colspan=4>实际完成情况</td></tr>
    <tr><td colspan=3>修路30公里。</td><td colspan=4>修路28公里。</td></tr>
    <tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td><td>实际完成值</td><td>分值</td>
      <td>得分</td><td>偏差原因分析及改进措施</td></tr>
    <tr><td>产出指标</td><td>数量指标</td><td>里程</td><td>≥30公里</td><td>28公里</td><td>50</td><td>46</td>
      <td>雨季停工</td></tr>
    <tr><td colspan=5>总分</td><td>100</td><td>96</td><td></td></tr></table>"""
    table = read_page(tmp_path, page).tables[0]
    assert (table.goals.text, table.actual_goals.text) == ("修路30公里。", "修路28公里。")
    run = table.budget.execution
    assert run is not None
    assert [f.text for f in (run.initial, run.budget, run.spent, run.rate, run.weight, run.score)] == [
        "58", "62", "59.54", "96.03%", "10", "9.6",
    ]  # fmt: skip
    assert [texts(row, "value", "actual", "weight", "score", "deviation") for row in table] == [
        ["≥30公里", "28公里", "50", "46", "雨季停工"]
    ]


@pytest.mark.parametrize(
    "cell", ["478001沧宁县残疾人联合会", "[478001]沧宁县残疾人联合会", "478001-沧宁县残疾人联合会"]
)
def test_the_department_has_code_and_name(cell: str) -> None:
    department = read_rows(["主管部门", cell, "", ""], *ROWS).department
    assert (department.code, department.name) == ("478001", "沧宁县残疾人联合会")


def test_a_line_above_the_table_belongs_to_its_form() -> None:
    line = "项目支出绩效目标表\n填报单位：某区教育局　　　　2025年度　　　　单位：万元\n"
    document = read_rows(*ROWS, before=line)
    assert document.department.name == "某区教育局"
    assert document.year == 2025
    assert document.tables[0].budget.unit == "万元"
    assert not document.narrative


def test_titles_name_the_project_where_no_form_does() -> None:
    assert (
        read_rows(*ROWS, before="3、职工培训经费绩效目标表\n").tables[0].project_name.text == "职工培训经费"
    )
    assert read_rows(*ROWS, before="项目支出绩效目标表\n").tables[0].project_name.text == ""


def test_field_codes_are_no_part_of_a_title() -> None:
    title = "1、培训费绩效目标表 TC 1、培训费绩效目标表 \\f C \\l 1 \n"
    assert read_rows(*ROWS, before=title).tables[0].title.text == "1、培训费绩效目标表"


def test_the_year_is_the_titles_before_the_texts() -> None:
    text = "某局2025年部门预算项目支出绩效目标\n2024年完成得好，2024年有经验。\n绩效目标表\n"
    assert read_rows(*ROWS, before=text).year == 2025


def test_projects_under_each_other_are_told_apart() -> None:
    document = read_rows(
        ["项目名称", "甲项目", "", ""],
        *ROWS,
        ["项目名称", "乙项目", "", ""],
        ["年度目标", "办好。", "", ""],
        *ROWS,
    )
    assert [(t.number, t.project_name.text, len(t.indicators)) for t in document.tables] == [
        (1, "甲项目", 3),
        (2, "乙项目", 3),
    ]
    assert document.tables[1].goals.text == "办好。"


def test_a_form_and_its_indicators_may_be_two_tables(tmp_path: Path) -> None:
    form = "<table><tr><td>项目名称</td><td>培训</td></tr><tr><td>年度目标</td><td>办班。</td></tr></table>"
    document = read_page(tmp_path, f"{form}<p>&nbsp;</p><table>{INDICATORS}</table>")
    assert [(t.project_name.text, len(t.indicators)) for t in document.tables] == [("培训", 3)]


@pytest.mark.parametrize("mark", ["（续表）", "续表", "项目支出绩效目标表（续表）"])
@pytest.mark.parametrize("header", [True, False])
def test_a_continued_table_goes_on_with_its_project(tmp_path: Path, mark: str, header: bool) -> None:
    form = "<tr><td>项目名称</td><td colspan=3>培训</td></tr>"
    more = "<tr><td></td><td>数量指标</td><td>办班期数</td><td>10期</td></tr>"
    head = "<tr>" + "".join(f"<td>{word}</td>" for word in HEADER) + "</tr>"
    rest = f"<p>{mark}</p><table>{head if header else ''}{more}</table>"
    document = read_page(tmp_path, f"<table>{form}{INDICATORS}</table>{rest}")
    assert [len(table.indicators) for table in document.tables] == [4]
    assert texts(document.tables[0].indicators[3], "level1", "name") == ["满意度指标", "办班期数"]


def test_a_project_without_indicators_is_kept_and_said_aloud() -> None:
    document = read_text("项目名称\t培训\n年度目标\t办班10期。\n")
    assert [(t.project_name.text, len(t.indicators)) for t in document.tables] == [("培训", 0)]
    assert "没有找到绩效指标表" in document.notices[0].text


def test_of_a_plan_of_several_years_this_year_is_read(tmp_path: Path) -> None:
    page = """<table>
    <tr><td rowspan=2>项目资金<br>（万元）</td><td>中期资金总额：</td><td>300</td>
      <td>年度资金总额：</td><td>100</td></tr>
    <tr><td>其中：财政拨款</td><td>290</td><td>其中：财政拨款</td><td>90</td></tr>
    <tr><td rowspan=2>总体目标</td><td colspan=2>中期目标（2024年—2026年）</td>
      <td colspan=2>年度目标</td></tr>
    <tr><td colspan=2>养护90公里。</td><td colspan=2>养护30公里。</td></tr>
    <tr><td>一级指标</td><td>三级指标</td><td>指标值</td><td>三级指标</td><td>指标值</td></tr>
    <tr><td>产出指标</td><td>三年里程</td><td>90公里</td><td>里程</td><td>30公里</td></tr></table>"""
    table = read_page(tmp_path, page).tables[0]
    assert (table.budget.total.text, table.budget.fiscal.text) == ("100", "90")
    assert table.goals.text == "养护30公里。"
    assert [texts(row, "level1", "name", "value") for row in table] == [["产出指标", "里程", "30公里"]]


def test_a_remark_across_the_columns_is_no_indicator(tmp_path: Path) -> None:
    page = f"""<table>{INDICATORS}<tr><td>改进措施</td><td colspan=3>增购车辆。</td></tr></table>"""
    document = read_page(tmp_path, page)
    assert len(document.tables[0].indicators) == 3
    assert "改进措施" in document.notices[0].text


def test_a_continued_table_too_narrow_for_its_header_is_said_aloud(tmp_path: Path) -> None:
    rest = "<p>续表</p><table><tr><td>数量指标</td><td>办班期数</td></tr></table>"
    document = read_page(tmp_path, f"<table>{INDICATORS}</table>{rest}")
    assert [len(table.indicators) for table in document.tables] == [3]
    assert "没有检查" in document.notices[0].text


def test_a_label_beside_its_amount_opens_no_list_of_costs() -> None:
    form = [
        ["项目名称", "培训", "", ""],
        ["支出内容", "办班", "预算数", "50万元"],
        ["绩效目标", "办好培训。", "", ""],
    ]
    (table,) = read_rows(*form, *ROWS).tables
    assert (table.budget.total.text, table.costs) == ("50万元", ())
    assert table.goals.text == "办好培训。"


@pytest.mark.parametrize(
    "rows",
    [
        ["填表人：张三|联系电话：0311-8888888", "填报日期：2025年1月5日|"],
        ["填表人|张三|联系电话|0311-8888888"],
        ["单位负责人（签字）：|财务负责人（签字）："],
        ["报送单位（盖章）：某局|填报时间：2025年1月"],
    ],
)
def test_those_who_sign_are_no_table_that_was_left_out(tmp_path: Path, rows: list[str]) -> None:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    signed = "<p>说明</p><table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
    document = read_page(tmp_path, f"{signed}<p>附表</p><table>{INDICATORS}</table>{signed}")
    assert len(document.tables) == 1
    assert document.notices == ()


def test_another_small_table_is_still_said_to_be_left_out(tmp_path: Path) -> None:
    page = f"<table>{INDICATORS}</table><p>附表</p><table><tr><td>联系乡镇：</td><td>东乡</td></tr></table>"
    assert "没有检查" in read_page(tmp_path, page).notices[0].text
