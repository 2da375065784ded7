"""Provincial habits: recognised from the form, set by name, fixed rows left alone."""

import pytest

from qualitycheck.check.engine import check_document
from qualitycheck.check.select import select_rules
from qualitycheck.config import Configuration
from qualitycheck.document.document import Document
from qualitycheck.document.table import ProjectTable
from qualitycheck.errors import UsageError
from qualitycheck.ruleset.example import build_document
from qualitycheck.ruleset.load import load_rules
from qualitycheck.ruleset.profile import PLAIN, find_profile, load_profiles, recognise_profile
from qualitycheck.ruleset.schema import Example


def document_of(layout: str, *columns: str) -> Document:
    table = ProjectTable(number=1, indicators=(), columns=frozenset(columns), layout=layout)
    return Document(path="x", format="docx", tables=(table,))


@pytest.mark.parametrize(
    ("layout", "columns", "name"),
    [
        ("L1", ("name", "value"), "hebei"),
        ("L22", ("name", "value"), "central"),
        ("L13", ("name", "value"), "three-costs"),
        ("L17", ("name", "value", "actual"), "self-evaluation"),
        ("L3", ("name", "value"), "none"),
    ],
)
def test_a_profile_is_recognised_from_the_form(layout: str, columns: tuple[str, ...], name: str) -> None:
    assert recognise_profile(document_of(layout, *columns)).name == name


def test_a_document_without_tables_has_no_profile() -> None:
    assert recognise_profile(Document(path="x", format="txt")) is PLAIN


def test_an_unknown_profile_is_refused_and_the_nearest_named() -> None:
    with pytest.raises(UsageError, match="hebei"):
        find_profile("hebie")


def test_every_rule_that_a_profile_changes_exists() -> None:
    names = {rule.name for rule in load_rules()}
    assert {changed for profile in load_profiles() for changed in profile.rules} <= names


def test_a_fixed_row_is_neither_checked_nor_counted() -> None:
    example = Example(
        table={"project_name": "厕所改造", "purpose": "改造5座厕所。", "goals": ["改造5座。"]},
        rows=[
            {"level1": "产出指标", "level2": "数量指标", "name": "改造数量", "value": "=5座"},
            {"level1": "成本指标", "level2": "成本指标", "name": "项目或定额成本控制率", "value": "≥100%"},
        ],
    )
    document, hebei = build_document(example), find_profile("hebei")

    def names(profile_rules: object) -> set[str]:
        assert isinstance(profile_rules, tuple)
        return {d.rule for d in profile_rules}

    plain = names(check_document(document, select_rules(load_rules(), Configuration())))
    fixed = names(check_document(document, select_rules(load_rules(), Configuration(), hebei), hebei))
    assert "bounded-rate-minimum" in plain and "missing-cost" not in plain
    assert "bounded-rate-minimum" not in fixed and "missing-cost" in fixed


def test_a_profile_adjusts_a_rule() -> None:
    rules = {r.name: r for r in select_rules(load_rules(), Configuration(), find_profile("central"))}
    assert rules["weight-sum"].params["allowed"] == [90]
    three = {r.name for r in select_rules(load_rules(), Configuration(), find_profile("three-costs"))}
    assert "template-row" not in three
