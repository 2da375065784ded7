"""The list beside a table: each finding with its place, its reason and its repair, linked with the words."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from qualitycheck.document.diagnostic import Fix
from qualitycheck.document.document import Document
from qualitycheck.report.change import Words, list_changes
from qualitycheck.report.excerpt import one_line
from qualitycheck.report.finding import describe_place, find_fix, name_related
from qualitycheck.report.html import labels
from qualitycheck.report.html.element import Node, element
from qualitycheck.report.html.numbering import Numbered, Part
from qualitycheck.report.labels import APPLICABILITIES, FAMILIES, SEVERITIES

_AROUND = 10
"""Characters of what stays that are shown on each side of what changes."""
_GAP = "…"


def render_findings(part: Part, table: int) -> _Element:
    """The findings of a table, and those told elsewhere that have a place in it."""
    findings, elsewhere = part.of(table), part.elsewhere.get(table, [])
    if not findings and not elsewhere:
        return element("div", element("p", labels.NO_FINDINGS), class_="side")
    heading = labels.FINDINGS.format(count=len(findings) + len(elsewhere))
    return element(
        "div",
        element("h4", heading),
        element(
            "ol",
            [_finding(part.checked.document, one) for one in findings],
            [_told_elsewhere(one, table) for one in elsewhere],
        ),
        element("p", labels.NONE_SHOWN, class_="none", hidden=""),
        class_="side",
    )


def _finding(document: Document, one: Numbered) -> _Element:
    found = one.found
    fix = find_fix(found, found.location)
    return element(
        "li",
        element("p", _head(one), class_="head"),
        element("p", describe_place(document, found.location), class_="at"),
        element("p", one_line(found.message)),
        element("p", _fix(document, fix), class_="fix") if fix else None,
        element("p", _related(document, one), class_="same") if found.related else None,
        element("p", labels.ALSO, "、".join(found.also), class_="same") if found.also else None,
        id=f"f{one.number}",
        class_=f"f {labels.CLASSES[found.severity]}",
        data_s=found.severity,
        data_f=found.family,
        tabindex="-1",
    )


def _head(one: Numbered) -> Iterator[Node]:
    found = one.found
    mark = labels.MARK.format(number=one.number, severity=SEVERITIES[found.severity])
    yield element(
        "a", str(one.number), class_="n", href=f"#m{one.number}", aria_label=labels.BACK.format(mark=mark)
    )
    yield " "
    yield element("b", f"{labels.SIGNS[found.severity]} {SEVERITIES[found.severity]}")
    yield f" {FAMILIES[found.family]} "
    yield element("a", found.code, href=f"#r-{found.code}")


def _fix(document: Document, fix: Fix) -> Iterator[Node]:
    """The words before and after, every field that changes."""
    for change in list_changes(document, fix):
        yield element("span", _shorten(change.parts, "removed", "del"))
        yield " → "
        yield element("span", _shorten(change.parts, "added", "ins"))
        yield " "
    yield element("small", APPLICABILITIES[fix.applicability])


def _shorten(parts: tuple[Words, ...], kind: str, tag: str) -> Iterator[Node]:
    last = len(parts) - 1
    for place, (own, text) in enumerate(parts):
        if own == kind:
            yield element(tag, text)
        elif own == "kept":
            yield _around(text, first=place == 0, last=place == last)


def _around(text: str, *, first: bool, last: bool) -> str:
    """The kept words next to a change."""
    if first and len(text) > _AROUND:
        return _GAP + text[-_AROUND:]
    if last and len(text) > _AROUND:
        return text[:_AROUND] + _GAP
    if len(text) > 2 * _AROUND:
        return text[:_AROUND] + _GAP + text[-_AROUND:]
    return text


def _related(document: Document, one: Numbered) -> Iterator[Node]:
    """同上, each place a link to its mark, with its own repair where it has one."""
    yield labels.SAME
    main = find_fix(one.found, one.found.location)
    for again, place in enumerate(one.found.related, 1):
        yield "、" if again > 1 else None
        name = name_related(one.found.location, place)
        yield element("a", name, href=f"#m{one.number}-{again}")
        fix = find_fix(one.found, place)
        if fix is not None and (main is None or fix.result != main.result):
            yield " "
            yield element("span", _fix(document, fix), class_="fix")


def _told_elsewhere(one: Numbered, table: int) -> _Element:
    """Told once, at the first place: here a line that leads there."""
    number = str(one.number)
    names = [
        element("a", name_related(at, at), href=f"#m{number}-{again}")
        for again, at in enumerate(one.found.related, 1)
        if at.table == table
    ]
    before, behind = labels.SAME_AS
    return element(
        "li",
        element(
            "p",
            before,
            element("a", number, class_="n", href=f"#f{number}"),
            behind,
            [node for name in names for node in (name, " ")],
        ),
        class_=f"f again {labels.CLASSES[one.found.severity]}",
        data_n=number,
    )
