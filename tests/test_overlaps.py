"""Rules that meet on the same words: one speaks, the others are listed under `also`; a remark silences nothing."""

import pytest

from qualitycheck.check.engine import check_document
from qualitycheck.check.select import select_rules
from qualitycheck.config import Configuration
from qualitycheck.document.diagnostic import Diagnostic, Severity
from qualitycheck.ruleset.example import build_document
from qualitycheck.ruleset.load import load_rules
from qualitycheck.ruleset.schema import Example


def findings_of_row(example: Example, row: int = 1) -> dict[str, Diagnostic]:
    rules = select_rules(load_rules(), Configuration())
    found = check_document(build_document(example), rules)
    return {d.rule: d for d in found if d.location.row == row}


@pytest.mark.parametrize(
    ("example", "speaks", "listed"),
    [
        pytest.param(
            Example(row={"level2": "数量指标", "name": "物资储备天数", "value": "≥30百分比"}),
            "percent-of-count",
            "nonstandard-percent",
            id="a count in 百分比 needs another unit, not another spelling",
        ),
        pytest.param(
            Example(
                table={"goals": ["全年储备灭火机具20台。"]},
                row={"level2": "数量指标", "name": "储备灭火机具数量", "value": "≥20辆"},
            ),
            "unit-against-text",
            "unit-against-noun",
            id="the goal's own unit is surer than the lexicon",
        ),
        pytest.param(
            Example(
                table={"goals": ["昼间达标率不低于96%。"]},
                row={"level2": "生态效益指标", "name": "昼间达标率", "value": "≥9.6%"},
            ),
            "decimal-slip",
            "value-against-text",
            id="value before consistency",
        ),
        pytest.param(
            Example(
                table={"goals": ["平均办理时限控制在30天以内。"]},
                row={"level2": "时效指标", "name": "平均办理时限", "value": "≥30天"},
            ),
            "negative-minimum",
            "operator-against-text",
            id="the name's own direction before the goal's",
        ),
        pytest.param(
            Example(
                table={"actual_goals": "全年接待读者12.6万人次。"},
                row={"name": "接待读者人次", "value": "≥12万人次", "actual": "12.6人次"},
            ),
            "result-scale",
            "result-unit",
            id="the stated result before the target",
        ),
        pytest.param(
            Example(
                document={"year": 2025},
                table={"goals": ["2024年9月底前完工。"]},
                row={"level2": "时效指标", "name": "工程完工时间", "value": "2024年12月底前"},
            ),
            "past-year",
            "later-than-goal",
            id="a wrong year before a late one",
        ),
    ],
)
def test_the_more_certain_rule_speaks(example: Example, speaks: str, listed: str) -> None:
    found = findings_of_row(example)
    codes = {rule.name: rule.code for rule in load_rules()}
    assert speaks in found
    assert listed not in found
    assert codes[listed] in found[speaks].also


def test_a_remark_never_silences_a_finding() -> None:
    rows = [
        {"level2": "时效指标", "name": "补助资金拨付", "value": "100%"},
        {"name": "培训合格率", "value": "≥95%"},
        {"name": "培训人数", "value": "≥95人"},
        {"name": "培训期数", "value": "≥5期"},
        {"name": "学员满意度", "value": "≥90%"},
    ]
    found = findings_of_row(Example(rows=rows))
    assert found["timeliness-unclear"].severity is Severity.WARNING


def test_two_missing_parts_are_two_findings() -> None:
    example = Example(
        table={"project_name": "厕所改造", "goals": ["改造5座。"]},
        rows=[{"level1": "产出指标", "level2": "数量指标", "name": "改造厕所数量", "value": "=5座"}],
    )
    assert {"missing-output", "missing-cost"} <= set(findings_of_row(example, row=0))


def test_every_rule_that_is_yielded_to_exists() -> None:
    names = {rule.name for rule in load_rules()}
    assert {name for rule in load_rules() for name in rule.yields_to} <= names
