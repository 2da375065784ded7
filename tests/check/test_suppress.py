"""What an office explains is left out, with its reason; what is not explained, or explains nothing, is told."""

from __future__ import annotations

import pytest

from qualitycheck import Configuration, check_text
from qualitycheck.config import Suppression
from qualitycheck.document.result import Result

REASON = "省级系统拼接的值"
UNITS = ("QU001", "QF901", "QF902", "QF903")


def check(text: str, *directives: str, **settings: object) -> Result:
    """The text with these lines above it."""
    configuration = Configuration(**{"select": UNITS, **settings})  # type: ignore[arg-type]
    return check_text("\n".join([*directives, text]), configuration, "目录/样例.txt")


def codes(result: Result) -> list[tuple[str, int]]:
    return [(found.code, found.location.table) for found in result.diagnostics]


def hidden(result: Result) -> list[tuple[str, int, str, str]]:
    return [
        (one.diagnostic.code, one.diagnostic.location.table, one.by, one.reason) for one in result.suppressed
    ]


def test_a_table_whose_findings_are_explained(unit_text: str) -> None:
    result = check(unit_text, f"qc:ignore QU001 {REASON}")
    assert codes(result) == [("QU001", 2)]
    assert hidden(result) == [("QU001", 1, "comment", REASON)]


@pytest.mark.parametrize(
    "words", ["QU001", "unit", "nonstandard-percent", "qu", "QV003,QU001", "QU001、value", "单位"]
)
def test_rules_are_named_as_on_the_command_line(unit_text: str, words: str) -> None:
    result = check(unit_text, f"qc:ignore-file {words} {REASON}", select=("QU001",))
    assert codes(result) == []
    assert [table for _, table, _, _ in hidden(result)] == [1, 2]


def test_without_a_reason_it_has_no_effect_and_is_told(unit_text: str) -> None:
    assert codes(check(unit_text, "qc:ignore QU001")) == [("QF901", 1), ("QU001", 1), ("QU001", 2)]


@pytest.mark.parametrize("directive", ["qc:ignore QX999 系统拼接", "qc:ignore 系统拼接"])
def test_one_that_names_no_rule_is_told(unit_text: str, directive: str) -> None:
    assert codes(check(unit_text, directive)) == [("QF902", 1), ("QU001", 1), ("QU001", 2)]


def test_one_that_leaves_nothing_out_is_told_at_its_place(good_text: str) -> None:
    result = check(good_text, f"qc:ignore QU001 {REASON}")
    assert [(d.code, d.location.table, d.severity) for d in result.diagnostics] == [("QF903", 1, "info")]
    assert "QU001" in result.diagnostics[0].message


def test_each_word_of_one_is_judged_by_itself(unit_text: str) -> None:
    result = check(unit_text, f"qc:ignore QU001,QU013 {REASON}", select=(*UNITS, "QU013"))
    assert [d.message for d in result.diagnostics if d.code == "QF903"] == [
        f"“qc:ignore QU001,QU013 {REASON}”没有用上：这里没有QU013的问题。"
    ]


def test_a_rule_that_does_not_run_makes_none_unused(good_text: str) -> None:
    assert codes(check(good_text, f"qc:ignore QV003 {REASON}")) == []


def test_a_reviewer_may_disregard_what_the_author_explains(unit_text: str) -> None:
    result = check(unit_text, f"qc:ignore QU001 {REASON}", "qc:ignore QU001", inline=False)
    assert (codes(result), hidden(result)) == ([("QU001", 1), ("QU001", 2)], [])


@pytest.mark.parametrize(
    ("path", "words", "left"),
    [
        ("", "", []),
        ("*.txt", "百分比", []),
        ("目录/*.txt", "", []),
        ("*.docx", "", [1, 2]),
        ("", "百分", []),
        ("", "千", [1, 2]),
    ],
)
def test_an_entry_of_the_configuration(unit_text: str, path: str, words: str, left: list[int]) -> None:
    entry = Suppression(("nonstandard-percent",), REASON, path, words)
    result = check(unit_text, suppressions=(entry,))
    assert [table for _, table in codes(result)] == left
    assert {one.by for one in result.suppressed} == (set() if left else {"configuration"})


def test_an_entry_without_effect_is_told_where_its_documents_were_checked(unit_text: str) -> None:
    entries = (
        Suppression(("QU001",), "甲"), Suppression(("QU013",), "乙"), Suppression(("QU013",), "丙", path="*.docx"),
    )  # fmt: skip
    result = check(unit_text, suppressions=entries, select=("QU001", "QU013"))
    assert [remark for remark in result.remarks if "甲" in remark or "丙" in remark] == []
    assert len(result.remarks) == 1 and "第 2 条（QU013：乙）" in result.remarks[0]


def test_what_is_explained_lowers_no_score(unit_text: str, good_text: str) -> None:
    def scores(text: str, *directives: str) -> list[float]:
        result = check(text, *directives, select=(), ceilings={"QU001": {"M": 0}})
        return [table.smart.score for document in result.documents for table in document.scores]

    plain, explained = scores(unit_text)[0], scores(unit_text, f"qc:ignore QU001 {REASON}")[0]
    assert plain < explained == scores(good_text)[0]


def test_what_is_left_out_lists_no_other_rule_and_no_other_row(unit_text: str) -> None:
    result = check(unit_text, f"qc:ignore QU001 {REASON}")
    (one,) = result.suppressed
    assert [place.table for place in one.diagnostic.places] == [1]
    assert [fix.result for fix in one.diagnostic.fixes] == ["≥95%"]


COPIED = "根据残联年度工作安排和项目计划设定"
TWO_TABLES = f"""部门名称：云水县残疾人联合会

表一 残疾人培训绩效目标表
项目名称\t残疾人培训
绩效目标\t全年培训残疾人300人
一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值
产出指标\t数量指标\t培训残疾人数\t{COPIED}\t≥300百分比
产出指标\t质量指标\t考试合格率\t{COPIED}\t≥95%
产出指标\t时效指标\t培训完成时间\t{COPIED}\t10月底前

表二 残疾人就业绩效目标表
项目名称\t残疾人就业
绩效目标\t举办招聘会4场
一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值
产出指标\t数量指标\t招聘会场次\t{COPIED}\t≥4场
"""


def test_what_is_explained_in_one_table_is_still_said_of_the_other() -> None:
    result = check_text(TWO_TABLES.replace("表二 残", "qc:ignore QB003 已核对\n\n表二 残"))
    (said,) = [found for found in result.diagnostics if found.code == "QB003"]
    assert [(place.table, place.row) for place in said.places] == [(1, 1), (1, 2), (1, 3)]
    (left_out,) = result.suppressed
    assert [(place.table, place.row) for place in left_out.diagnostic.places] == [(2, 1)]


def test_a_rule_that_is_explained_silences_no_other_about_the_same_words() -> None:
    explained = Configuration(suppressions=(Suppression(("QU016",), "上级下达的写法"),))
    found = [one for one in check_text(TWO_TABLES).diagnostics if one.code == "QU016"]
    assert "QU007" in found[0].also
    assert "QU007" in [one.code for one in check_text(TWO_TABLES, explained).diagnostics]
