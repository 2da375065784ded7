"""Provincial habits: recognised from the form, set by name, fixed rows left alone."""

from dataclasses import replace

import pytest

from qualitycheck.check.engine import check_document
from qualitycheck.check.select import select_rules
from qualitycheck.config import Configuration
from qualitycheck.document.diagnostic import Severity
from qualitycheck.document.document import Document
from qualitycheck.document.table import ProjectTable
from qualitycheck.errors import UsageError
from qualitycheck.ruleset.example import build_document
from qualitycheck.ruleset.load import load_rules
from qualitycheck.ruleset.profile import (
    PLAIN,
    Profile,
    Signs,
    at_year,
    find_profile,
    load_profiles,
    profile_for,
    recognise_profile,
)
from qualitycheck.ruleset.schema import Adjustment, Example


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


@pytest.mark.parametrize(
    ("layout", "year", "name", "severity"),
    [
        ("L1", 2021, "hebei+before-2022", "info"),
        ("L3", 2019, "before-2022", "info"),
        ("L1", 2022, "hebei", "warning"),
        ("L1", None, "hebei", "warning"),
    ],
)
def test_a_standard_binds_from_its_year_on(layout: str, year: int | None, name: str, severity: str) -> None:
    profile = recognise_profile(replace(document_of(layout, "name", "value"), year=year))
    assert profile.name == name
    rules = {rule.name: rule for rule in select_rules(load_rules(), Configuration(), profile)}
    assert rules["missing-cost"].severity == severity
    assert profile.is_fixed("成本控制率") is (layout == "L1")


def test_the_user_has_the_say_over_the_form_and_not_over_the_year() -> None:
    document = replace(document_of("L3", "name", "value"), year=2020)
    assert profile_for(document, find_profile("central")).name == "central+before-2022"
    assert profile_for(document, PLAIN) is PLAIN
    assert profile_for(document, find_profile("before-2022")).name == "before-2022"


def test_of_two_that_change_a_rule_the_period_has_the_say() -> None:
    change = Adjustment(severity=Severity.ERROR, params={"projects": "x"})
    form = Profile("form", "x", Signs(), rules={"missing-cost": change})
    joined = at_year(form, 2020).rules["missing-cost"]
    assert (joined.severity, joined.params) == ("info", {"projects": "x"})


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
