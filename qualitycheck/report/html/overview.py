"""What an auditor looks at first: the figures, the weakest tables, what is wrong where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from qualitycheck.document.diagnostic import Severity
from qualitycheck.document.result import Result
from qualitycheck.document.smart import GRADES
from qualitycheck.report.excerpt import name_input, one_line
from qualitycheck.report.html import labels
from qualitycheck.report.html.element import Node, element
from qualitycheck.report.html.numbering import Part
from qualitycheck.report.labels import PROJECT, SEVERITIES
from qualitycheck.report.ranking import Ranked, describe_reasons, rank_tables

_WEAKEST = 10


def render_overview(result: Result, parts: Sequence[Part]) -> _Element:
    """Figures, unreadable files, legend, weakest tables."""
    return element(
        "section",
        element("h2", labels.OVERVIEW),
        element("dl", _figures(result), class_="figures"),
        _unreadable(result),
        element("p", _legend(), class_="legend"),
        _weakest(rank_tables(result)[:_WEAKEST], parts),
        id="overview",
    )


def _figures(result: Result) -> Iterator[Node]:
    counts = (len(result.documents), result.tables, result.indicators)
    for name, count in zip(labels.FIGURES, counts, strict=True):
        yield _figure(name, count)
    found = result.count()
    for severity in Severity:
        name = f"{labels.SIGNS[severity]} {SEVERITIES[severity]}"
        yield _figure(name, found[severity], labels.CLASSES[severity])
    grades = Counter(score.grade for checked in result.documents for score in checked.scores)
    for grade in reversed(GRADES):
        yield _figure(f"{labels.GRADE}{grade}", grades[grade])


def _figure(name: str, count: int, class_: str | None = None) -> _Element:
    return element("div", element("dt", name), element("dd", str(count)), class_=class_)


def _unreadable(result: Result) -> _Element | None:
    lines = [
        element("li", element("b", name_input(one.path)), f"：{one_line(one.reason)}") for one in result.unreadable
    ]  # fmt: skip
    return element("div", element("h3", labels.UNREADABLE), element("ul", lines)) if lines else None


def _legend() -> Iterator[Node]:
    yield labels.LEGEND
    for severity in Severity:
        name = SEVERITIES[severity]
        yield element("mark", f"{name}（{labels.LINES[severity]}）", class_=labels.CLASSES[severity])
        yield " "


def _weakest(ranked: Sequence[Ranked], parts: Sequence[Part]) -> _Element | None:
    if not ranked:
        return None
    of = {id(part.checked): part for part in parts}
    heads = [element("th", name, scope="col") for name in labels.WEAK_HEADS]
    lines = [_weak(one, of[id(one.checked)]) for one in ranked]
    return element(
        "div",
        element("h3", labels.WEAKEST),
        element("table", element("thead", element("tr", heads)), element("tbody", lines), class_="weak"),
    )


def _weak(one: Ranked, part: Part) -> _Element:
    number = one.table.number
    levels = [found.found.severity for found in part.touching(number)]
    cells: list[Node] = [
        f"{one.score.smart.score:.0f}",
        one.score.grade,
        element("a", PROJECT.format(number=number, name=one_line(one.name)), href=f"#{part.anchor(number)}"),
        name_input(one.path),
        str(levels.count(Severity.ERROR)),
        str(levels.count(Severity.WARNING)),
        one_line(describe_reasons(one)),
    ]
    return element("tr", [element("td", cell) for cell in cells])
