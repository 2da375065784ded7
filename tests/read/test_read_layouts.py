"""Layouts of many provinces: what each column means, whatever its words and order."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualitycheck.read.open import read_text
from qualitycheck.read.words import Layout, words
from tests.read.documents import HEADER, ROWS, read_page, read_rows, texts


def test_levels_left_blank_are_carried_down() -> None:
    table = read_rows(*ROWS).tables[0]
    assert [texts(row, "level1", "level2", "name") for row in table] == [
        ["产出指标", "数量指标", "培训人数"],
        ["产出指标", "质量指标", "培训合格率"],
        ["满意度指标", "服务对象满意度指标", "学员满意度"],
    ]
    assert [(row.group, row.category) for row in table] == [
        ("output", "quantity"),
        ("output", "quality"),
        ("satisfaction", "satisfaction"),
    ]


def test_level_two_is_not_carried_across_a_change_of_level_one() -> None:
    table = read_rows(HEADER, ["产出指标", "数量指标", "甲", "1个"], ["效益指标", "", "乙", "2个"]).tables[0]
    assert texts(table.indicators[1], "level1", "level2") == ["效益指标", ""]


@pytest.mark.parametrize(
    ("level1", "level2", "group", "category"),
    [
        ("效果指标", "社会效益指标", "benefit", "social"),
        ("产出指标(50分)", "产出进度指标", "output", "timeliness"),
        ("产出指标", "产出成本指标", "output", "cost"),
        ("成本指标", "经济成本指标", "cost", "economic cost"),
        ("成本指标", "生态环境成本指标", "cost", "ecological cost"),
        ("满意度指标", "社会公众或服务对象满意度指标", "satisfaction", "satisfaction"),
        ("项目效益指标", "可持续影响\n指标", "benefit", "sustained"),
    ],
)
def test_levels_have_canonical_groups(level1: str, level2: str, group: str, category: str) -> None:
    table = read_rows(HEADER, [level1, level2.replace("\n", ""), "名称", "1个"]).tables[0]
    assert (table.indicators[0].group, table.indicators[0].category) == (group, category)


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("三级指标 计量单位 指标性质 指标值 权重 是否核心", "巡查次数 次 ≥ 480 15 是", "≥480次"),
        ("三级指标 计算符号 目标值 度量单位 指标值说明", "水库数量 = 5 座 清单", "=5座"),
        ("三级指标 指标性质 指标方向 目标值 计量单位 分值", "覆盖率 正向 大于等于 95 % 10", "大于等于95%"),
        ("三级指标 指标性质 指标值 度量单位 权重", "业务能力 定性 提升 / 10", "提升"),
        ("三级指标 指标值 指标值内容 度量单位 指标值类型", "发放时间 每月25日前 时效 无 定性", "每月25日前"),
        ("指标名称 指标说明 目标值 分值 备注", "及时率 说明 100% 10 无", "100%"),
        ("绩效指标 绩效指标描述 优 良 中 差", "完成率 描述 100% 90% 85% 80%", "100%"),
    ],
)
def test_the_value_is_put_together_from_its_columns(header: str, row: str, expected: str) -> None:
    assert read_rows(header.split(), row.split()).tables[0].indicators[0].value.text == expected


def test_cells_decide_whether_a_nature_is_a_sign_or_a_direction() -> None:
    signs = read_rows(["三级指标", "指标性质", "指标值"], ["甲", "≥", "5个"], ["乙", "定性", "好"]).tables[0]
    assert signs.columns == {"name", "operator", "value"}
    assert [row.value.text for row in signs] == ["≥5个", "好"]
    both = read_rows(
        ["三级指标", "指标性质", "指标方向", "指标值"], ["甲", "正向", "大于等于", "5个"]
    ).tables[0]
    assert texts(both.indicators[0], "direction", "operator", "value") == ["正向", "大于等于", "大于等于5个"]


def test_a_repeated_sign_is_kept_as_written() -> None:
    table = read_rows(["三级指标", "指标性质", "指标值", "单位"], ["满意度", "≥", "≥90", "%"]).tables[0]
    assert table.indicators[0].value.text == "≥≥90%"


def test_every_part_of_a_joined_value_knows_its_place() -> None:
    table = read_rows(["三级指标", "单位", "指标性质", "指标值"], ["次数", "次", "≥", "48"]).tables[0]
    value = table.indicators[0].value
    assert [(value.text[p.start : p.end], p.offset) for p in value.pieces] == [("≥", 5), ("48", 7), ("次", 3)]


def test_a_header_of_two_rows_is_read_by_its_lower_words(tmp_path: Path) -> None:
    page = """<table>
    <tr><td colspan=3>指标</td><td colspan=3>年度指标值</td><td rowspan=2>分值<br>（90）</td></tr>
    <tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>性质</td><td>值</td><td>单位</td></tr>
    <tr><td rowspan=2>产出指标</td><td>数量指标</td><td>次数</td><td>≥</td><td>4</td><td>次</td>
      <td>10</td></tr>
    <tr><td>质量指标</td><td>合格率</td><td>＝</td><td>100</td><td>%</td><td>20</td></tr></table>"""
    rows = read_page(tmp_path, page).tables[0].indicators
    assert [texts(row, "level1", "value", "weight") for row in rows] == [
        ["产出指标", "≥4次", "10"],
        ["产出指标", "＝100%", "20"],
    ]


def test_of_two_blocks_side_by_side_this_years_is_read(tmp_path: Path) -> None:
    page = """<table>
    <tr><td rowspan=2>一级指标</td><td colspan=2>长期指标</td><td colspan=2>年度指标</td></tr>
    <tr><td>三级指标</td><td>指标值</td><td>三级指标</td><td>指标值</td></tr>
    <tr><td>产出指标</td><td>三年里程</td><td>30公里</td><td>当年里程</td><td>10公里</td></tr></table>"""
    document = read_page(tmp_path, page)
    assert texts(document.tables[0].indicators[0], "name", "value") == ["当年里程", "10公里"]
    assert any("没有检查" in notice.text for notice in document.notices)


def test_a_label_beside_all_the_rows_is_no_column(tmp_path: Path) -> None:
    page = """<table><tr><td rowspan=3>绩效<br>指标</td><td>一级指标</td><td>三级指标</td><td>指标值</td></tr>
    <tr><td rowspan=2>产出<br>指标</td><td>里程</td><td>3公里</td></tr>
    <tr><td>合格率</td><td>98%</td></tr></table>"""
    rows = read_page(tmp_path, page).tables[0].indicators
    assert [texts(row, "level1", "name") for row in rows] == [["产出指标", "里程"], ["产出指标", "合格率"]]


def test_empty_rows_are_placeholders_and_totals_are_nothing() -> None:
    table = read_rows(
        *ROWS, ["效益指标", "社会效益指标", "", ""], ["", "", "……", ""], ["总分", "", "", "100"]
    ).tables[0]
    assert len(table.indicators) == 3
    assert [field.text for field in table.placeholders] == ["社会效益指标", "……"]


def test_a_value_without_a_name_is_said_aloud() -> None:
    document = read_rows(*ROWS, ["", "数量指标", "", "≥5个"])
    assert len(document.tables[0].indicators) == 3
    assert "≥5个" in document.notices[0].text


def test_notes_under_the_rows_and_under_the_table_are_notes() -> None:
    rows = "一级指标\t三级指标\t指标值\n产出指标\t里程\t3公里\n注：里程含支线。\t\t\n\n"
    document = read_text(rows + "备注：不含结转。\n正文。\n")
    assert document.tables[0].notes.text == "注：里程含支线。\n备注：不含结转。"
    assert [paragraph.text for paragraph in document.narrative] == ["正文。"]


def test_an_unknown_header_is_read_by_likeness_and_says_so() -> None:
    document = read_rows(["一级绩效指标", "三级绩效指标名", "绩效指标目标值"], ["产出指标", "里程", "3公里"])
    assert texts(document.tables[0].indicators[0], "name", "value") == ["里程", "3公里"]
    assert any("不是常见写法" in notice.text for notice in document.notices)


def test_an_unknown_column_is_said_aloud_and_the_rest_is_read() -> None:
    document = read_rows([*HEADER, "天气"], ["产出指标", "数量指标", "里程", "3公里", "晴"])
    assert document.tables[0].indicators[0].value.text == "3公里"
    assert "天气" in document.notices[0].text


def test_a_table_without_a_known_header_is_said_aloud() -> None:
    document = read_text("姓名\t电话\n张三\t123\n")
    assert not document.tables
    assert "姓名" in document.notices[0].text


def test_columns_are_those_the_header_has_even_when_blank() -> None:
    table = read_rows([*HEADER, "指标值确定依据"], ["产出指标", "数量指标", "里程", "3公里", ""]).tables[0]
    assert table.columns == {"level1", "level2", "name", "value", "basis"}
    assert not table.indicators[0].basis


@pytest.mark.parametrize(
    ("header", "layout"),
    [
        ("一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据", "L1"),
        ("一级指标 二级指标 三级指标 指标性质 指标值 度量单位 权重 指标方向性", "L4"),
        ("一级指标 二级指标 三级指标 计量单位 指标性质 指标值 权重", "L7"),
        ("一级指标 二级指标 三级指标 指标值 分值权重(90)", "L22"),
        ("一级指标 二级指标 指标内容 指标值 备注", "L9"),
        ("一级指标 二级指标 三级指标 年初目标值(A) 实际完成值(B) 得分", "L19"),
    ],
)
def test_a_known_header_names_its_layout(header: str, layout: str) -> None:
    words = header.split()
    assert read_rows(words, ["甲"] * len(words)).tables[0].layout == layout


def test_a_form_that_was_never_filled_in_has_placeholders_only() -> None:
    rows = [["产出指标", "数量指标", "指标1：", ""], ["", "", "指标2：", ""], ["……", "", "", ""]]
    table = read_rows(HEADER, *rows, ["", "质量指标", "合格率", "95%"]).tables[0]
    assert [field.text for field in table.placeholders] == ["指标1：", "指标2：", "数量指标"]
    assert texts(table.indicators[0], "level1", "name") == ["产出指标", "合格率"]


def test_a_long_table_is_read_whole() -> None:
    rows = [["产出指标", "数量指标", f"第{number}项", f"≥{number}个"] for number in range(3000)]
    assert [row.row for row in read_rows(HEADER, *rows).tables[0]] == list(range(1, 3001))


@pytest.mark.parametrize("layout", words().layouts, ids=lambda layout: layout.code)
def test_every_layout_file_reads_its_own_header(layout: Layout) -> None:
    header = list(layout.header)
    table = read_rows(header, [f"第{number}格" for number in range(len(header))]).tables[0]
    row, found = table.indicators[0], dict(zip(layout.header.values(), range(len(header)), strict=True))
    assert table.layout == layout.code
    for name in found.keys() - {"nature", "value", "excellent", "good", "fair", "poor"}:
        assert row.field(name).text == f"第{found[name]}格"
