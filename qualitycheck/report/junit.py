"""JUnit XML, for servers that show test results: a suite a document, a case a project and family of rules.

The elements are those that the JUnit plugin of Jenkins and GitLab read: testsuites, testsuite, testcase,
failure, error, system-out. A finding below the level that fails a run is told in system-out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from xml.etree import ElementTree

from qualitycheck.document.diagnostic import Diagnostic, Family
from qualitycheck.document.document import Document
from qualitycheck.document.result import CheckedDocument, Result, Unreadable
from qualitycheck.report.finding import render_finding, table_heading
from qualitycheck.report.labels import FAMILIES, SEVERITIES
from qualitycheck.report.style import Style
from qualitycheck.report.uri import printable_path
from qualitycheck.version import __version__

_CLEAN = "未发现问题"
_READING = "读取"
_COUNT = "{count} 个问题，最重为{severity}"
# XML 1.0, production 2: what no document may hold, not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN = Style(verbose=True)


def render_junit(result: Result, style: Style) -> str:
    """The result as one XML document; `style.fail_on` is the least severity that is a failure."""
    root = ElementTree.Element("testsuites", name=f"qualitycheck {__version__}")
    for checked in result.documents:
        _add_suite(root, checked.document.path, _cases(checked, style))
    for one in result.unreadable:
        _add_suite(root, one.path, [_broken(one)])
    _count(root, root.iter("testcase"))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, "unicode") + "\n"


def _add_suite(root: ElementTree.Element, path: str, cases: list[ElementTree.Element]) -> None:
    suite = ElementTree.SubElement(root, "testsuite", name=_legal(path))
    suite.extend(cases)
    _count(suite, cases)


def _count(element: ElementTree.Element, cases: Iterable[ElementTree.Element]) -> None:
    listed = list(cases)
    element.set("tests", str(len(listed)))
    element.set("failures", str(sum(case.find("failure") is not None for case in listed)))
    element.set("errors", str(sum(case.find("error") is not None for case in listed)))
    element.set("skipped", "0")
    element.set("time", "0")


def _cases(checked: CheckedDocument, style: Style) -> list[ElementTree.Element]:
    """One for each family found in a table, one that passes for each table without a finding."""
    order = list(Family)
    groups: defaultdict[tuple[int, int], list[Diagnostic]] = defaultdict(list)
    for found in checked.diagnostics:
        for number in found.tables:
            groups[number, order.index(found.family)].append(found)
    cases = {
        (number, family): _case(checked.document, number, order[family], group, style)
        for (number, family), group in groups.items()
    }
    for number in {0, *(table.number for table in checked.document.tables)} - {n for n, _ in groups}:
        cases[number, -1] = _element(table_heading(checked.document, number), _CLEAN)
    return [case for _, case in sorted(cases.items(), key=lambda item: item[0])]


def _case(
    document: Document, number: int, family: Family, group: list[Diagnostic], style: Style
) -> ElementTree.Element:
    case = _element(table_heading(document, number), FAMILIES[family])
    failed = [d for d in group if style.fail_on is not None and d.severity.rank >= style.fail_on.rank]
    told = [d for d in group if d not in failed]
    if failed:
        worst = max(failed, key=lambda d: d.severity.rank).severity
        message = _COUNT.format(count=len(failed), severity=SEVERITIES[worst])
        failure = ElementTree.SubElement(case, "failure", message=message, type=worst)
        failure.text = _text(document, failed)
    if told:
        ElementTree.SubElement(case, "system-out").text = _text(document, told)
    return case


def _broken(one: Unreadable) -> ElementTree.Element:
    case = _element(one.path, _READING)
    ElementTree.SubElement(case, "error", message=_legal(one.reason), type="unreadable")
    return case


def _element(classname: str, name: str) -> ElementTree.Element:
    return ElementTree.Element("testcase", classname=_legal(classname), name=_legal(name), time="0")


def _text(document: Document, group: list[Diagnostic]) -> str:
    lines = [line for found in group for line in render_finding(document, found, _PLAIN)]
    return _legal("\n".join(["", *lines, ""]))


def _legal(text: str) -> str:
    """Without the characters that would make the XML unreadable."""
    return _ILLEGAL.sub("\ufffd", printable_path(text))
