"""JUnit XML: read by a real consumer, of the shape that servers take."""

from __future__ import annotations

from pathlib import Path

import pytest
from junitparser import Error, Failure, JUnitXml
from lxml import etree

from qualitycheck import Configuration, check_text
from qualitycheck.document.diagnostic import Severity
from qualitycheck.document.result import Result
from qualitycheck.report.junit import render_junit
from qualitycheck.report.style import Style

PLAIN = Style()
SHAPE = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit.xsd")))


def read(result: Result, style: Style = PLAIN) -> JUnitXml:
    data = render_junit(result, style).encode("utf-8")
    SHAPE.assertValid(etree.fromstring(data))
    return JUnitXml.fromstring(data)


def test_every_document_is_a_suite(whole_result: Result) -> None:
    report = read(whole_result)
    assert [suite.name for suite in report] == [one.document.path for one in whole_result.documents]
    assert report.failures == sum(suite.failures for suite in report) > 10


def test_hostile_words_and_unreadable_inputs(nasty_result: Result) -> None:
    report = read(nasty_result)
    broken = [case.result[0] for suite in report for case in suite if suite.name.endswith("坏.docx")]
    assert [(type(one), one.message) for one in broken] == [(Error, nasty_result.unreadable[0].reason)]
    assert report.errors == 1


@pytest.mark.parametrize(
    ("level", "failures"), [(Severity.ERROR, 0), (Severity.WARNING, 2), (Severity.INFO, 2), (None, 0)]
)
def test_what_fails_the_run_is_a_failure_and_the_rest_is_told(
    unit_text: str, level: Severity | None, failures: int
) -> None:
    report = read(check_text(unit_text, Configuration(select=("unit",))), Style(fail_on=level))
    cases = [case for suite in report for case in suite]
    failed = [case for case in cases if case.result and isinstance(case.result[0], Failure)]
    told = [case for case in cases if case.system_out]
    assert (len(failed), len(failed) + len(told), report.failures) == (failures, 2, failures)
    shown = failed[0].result[0].text if failed else told[0].system_out
    assert "≥95【百分比】 → ≥95%" in shown


def test_a_table_without_findings_passes(good_text: str) -> None:
    cases = [case for suite in read(check_text(good_text)) for case in suite]
    assert {case.name for case in cases} == {"未发现问题"} and all(case.is_passed for case in cases)
