"""What indicator texts are made of, and how well the shipped taggers see it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitycheck import check_text
from qualitycheck.language.segment.description import segment_description
from qualitycheck.language.segment.goal import segment_goal
from qualitycheck.language.segment.gold import read_items, read_recombined, segmentation_folder
from qualitycheck.language.segment.name import segment_name
from qualitycheck.language.segment.narrative import label_sections, segment_paragraph
from qualitycheck.language.segment.senses import Senses
from qualitycheck.language.segment.spans import Segment
from qualitycheck.report.segments import render_segments
from qualitycheck.train.segments import evaluate_segments, learn, prepare

WORDS_WANTED, ROLES_WANTED, ROLES_REACHED = 0.96, 0.90, 0.87
SEGMENTERS = (segment_name, segment_description, segment_goal)


def parts(text: str, segments: tuple[Segment, ...]) -> list[tuple[str, str]]:
    return [(s.role, text[s.start : s.end]) for s in segments]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("新建健身步道长度", [("measured", "新建"), ("object", "健身步道"), ("head", "长度")]),
        ("残疾儿童康复救助人数", [("object", "残疾儿童"), ("measured", "康复救助"), ("head", "人数")]),
        ("受检妇女满意度", [("object", "受检妇女"), ("measured", "满意"), ("head", "度")]),
        ("单车配送费用", [("modifier", "单车"), ("measured", "配送"), ("head", "费用")]),
        ("筛查阳性病例召回时限", [("object", "筛查阳性病例"), ("measured", "召回"), ("head", "时限")]),
        ("执业（助理）医师资格证书数量", [("object", "执业（助理）医师资格证书"), ("head", "数量")]),
        ("培训教师人数（人）", [("measured", "培训"), ("object", "教师"), ("head", "人数")]),
    ],
)
def test_a_name_has_object_measure_and_head(name: str, expected: list[tuple[str, str]]) -> None:
    assert parts(name, segment_name(name)) == expected


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        (
            "考核合格人数÷参训总人数×100%，以考核成绩单为准",
            [("numerator", "考核合格人数"), ("denominator", "参训总人数"), ("source", "考核成绩单")],
        ),
        ("检测合格的批次占抽检批次的比例", [("numerator", "检测合格的批次"), ("denominator", "抽检批次")]),
        (
            "年内修建并通过验收的步道长度，不含养护路段",
            [("definition", "年内修建并通过验收的步道长度"), ("scope", "不含养护路段")],
        ),
        ("", []),
    ],
)
def test_a_description_has_formula_definition_scope_source(
    description: str, expected: list[tuple[str, str]]
) -> None:
    assert parts(description, segment_description(description)) == expected


def test_a_goal_is_clauses_of_action_object_quantity_date() -> None:
    goal = "2024年10月底前完成12.6公里县道修复，验收合格率不低于98%。"
    assert parts(goal, segment_goal(goal)) == [
        ("date", "2024年10月底前"),
        ("action", "完成"),
        ("quantity", "12.6公里"),
        ("object", "县道修复"),
        ("object", "验收合格率"),
        ("quantity", "不低于98%"),
    ]


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        (
            "完成护岸加固3公里。森林火灾受害率控制在0.9‰以内",
            [("action", "完成"), ("object", "护岸加固"), ("quantity", "3公里"), ("object", "森林火灾受害率"), ("quantity", "0.9‰以内")],
        ),
        ("补植苗木成活率不低于95%", [("object", "补植苗木成活率"), ("quantity", "不低于95%")]),
        ("发放补助600万元（25人×24万元）", [("action", "发放"), ("object", "补助"), ("quantity", "600万元"), ("quantity", "25人×24万元")]),
    ],
)  # fmt: skip
def test_a_goal_is_cut_at_signs_and_its_rates_stay_whole(goal: str, expected: list[tuple[str, str]]) -> None:
    assert parts(goal, segment_goal(goal)) == expected


def test_a_narrative_has_sections_and_its_standard_bands() -> None:
    paragraphs = [
        "一、总体绩效目标",
        "做好全年工作。",
        "二、分项绩效目标",
        "主要职责是负责全县文化工作。",
        "职责目标是服务更加均等。",
        "绩效标准：完成率达到90%以上的为优；80%-90%的为良；70%-80%的为中；70%以下的为差。",
        "三、工作保障措施",
        "按月通报支出进度。",
    ]
    sections = label_sections(paragraphs)
    assert sections == (
        "heading", "overall goals", "heading", "duties", "duty goals", "standards", "heading", "safeguards",
    )  # fmt: skip
    assert parts(paragraphs[5], segment_paragraph(paragraphs[5], "standards")) == [
        ("band", "完成率达到90%以上的为优"),
        ("band", "80%-90%的为良"),
        ("band", "70%-80%的为中"),
        ("band", "70%以下的为差"),
    ]


@given(
    st.text(
        st.sampled_from("为150名残疾儿童提供康复救助率度数÷×100%，。；\n（）占的比例以为准2024年"),
        max_size=50,
    )
)
def test_segments_are_in_order_and_inside_the_text(text: str) -> None:
    for segmenter in SEGMENTERS:
        place = 0
        for segment in segmenter(text):
            assert place <= segment.start < segment.end <= len(text)
            place = segment.end


def test_words_and_roles_stay_as_good_as_they_are() -> None:
    figures = evaluate_segments(read_items(segmentation_folder() / "test.txt"))
    assert figures["words"] >= WORDS_WANTED, figures
    assert figures["roles"] >= ROLES_REACHED, figures


@pytest.mark.xfail(
    strict=True, reason="roles reach 0.870 of the 0.90 wanted: see corpus/segmentation/README.md"
)
def test_roles_are_as_good_as_wanted() -> None:
    assert evaluate_segments(read_items(segmentation_folder() / "test.txt"))["roles"] >= ROLES_WANTED


@pytest.mark.parametrize("measured", ["development.txt", "test.txt"])
def test_nothing_measured_is_trained_on(measured: str) -> None:
    folder = segmentation_folder()
    learnt = [*read_items(folder / "train.txt"), *read_items(folder / "silver.txt")]
    learnt += read_recombined(folder / "recombined.txt")
    measured_texts = {item.text for item in read_items(folder / measured)}
    assert measured_texts.isdisjoint(item.text for item in learnt)


def test_a_word_that_is_not_in_the_table_is_taken_for_its_end() -> None:
    vectors = np.array([[24, 0], [0, 48]], np.int8)
    senses = Senses(["金", "救助金"], vectors, np.array([3, 5], np.uint8))
    rows = senses.find(["救助金", "临时救助金", "慰问金", "ABC"])
    assert senses.group(rows) == ["5", "5", "3", ""]
    assert senses.look_up(rows).tolist() == [[0, 2], [0, 2], [1, 0], [0, 0]]


def test_learning_twice_gives_the_same_arrays() -> None:
    examples = [prepare(item) for item in read_items(segmentation_folder() / "train.txt")[:200]]
    first, second = (learn(examples, rounds=10)[1] for _ in range(2))
    assert {name: part.tobytes() for name, part in first.items()} == {
        name: part.tobytes() for name, part in second.items()
    }


def test_plain_lines_are_shown_in_their_parts() -> None:
    shown = render_segments(check_text("为150名残疾儿童提供康复救助，人均补助不超过1.2万元"))
    assert "〔150名〕数量" in shown
    assert "〔不超过1.2万元〕数量" in shown
