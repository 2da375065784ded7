"""The whole page. Its policy lets nothing in from outside and runs only its own script, known by its hash."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

from lxml.etree import _Element

from qualitycheck.document.result import Result
from qualitycheck.report.excerpt import name_input, one_line
from qualitycheck.report.html import labels
from qualitycheck.report.html.element import Node, element, serialise
from qualitycheck.report.html.findings import render_findings
from qualitycheck.report.html.heatmap import render_heatmap
from qualitycheck.report.html.marks import mark_badge, mark_text
from qualitycheck.report.html.numbering import WHOLE, Part, number_findings
from qualitycheck.report.html.overview import render_overview
from qualitycheck.report.html.radar import render_grid, render_score
from qualitycheck.report.html.rules import render_rules
from qualitycheck.report.html.table import render_table
from qualitycheck.report.html.toolbar import render_toolbar
from qualitycheck.report.labels import PROJECT, describe_notice
from qualitycheck.report.style import Style
from qualitycheck.version import __version__

_FOLDER = Path(__file__).parent
_POLICY = (
    "default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"
)


def render_html(result: Result, style: Style) -> str:
    """The page; `style` changes nothing in it."""
    parts = number_findings(result)
    script = (_FOLDER / "page.js").read_text("utf-8")
    body = element("body", list(_body(result, parts)), element("script", script))
    return serialise(element("html", _head(script), body, lang="zh-CN"))


def _head(script: str) -> _Element:
    css = (_FOLDER / "page.css").read_text("utf-8")
    policy = _POLICY.format(style=_hash(css), script=_hash(script))
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", labels.TITLE),
        element("style", css),
    )


def _hash(text: str) -> str:
    """The text as the policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _body(result: Result, parts: list[Part]) -> Iterator[Node]:
    main = element(
        "main",
        render_overview(result, parts),
        render_heatmap(parts) if parts else None,
        element("h2", labels.DETAILS, id="details", tabindex="-1"),
        render_toolbar(parts),
        [_document(part) for part in parts],
        render_rules(parts),
    )
    yield element("a", labels.SKIP, class_="skip", href="#details")
    yield render_grid()
    yield element(
        "header",
        element("h1", labels.TITLE),
        element("nav", list(_contents(main)), aria_label=labels.CONTENTS),
    )
    yield main
    yield element("footer", element("p", labels.FOOTER.format(version=__version__)))


def _contents(main: _Element) -> Iterator[Node]:
    """Links to the sections that the page has."""
    there = {section.get("id") for section in main}
    names = (labels.OVERVIEW, labels.HEATMAP, labels.DETAILS, labels.RULES)
    for anchor, name in zip(("overview", "heatmap", "details", "rules"), names, strict=True):
        if anchor in there:
            yield element("a", name, href=f"#{anchor}")
            yield " "


def _document(part: Part) -> _Element:
    document = part.checked.document
    year = labels.YEAR.format(year=document.year) if document.year else ""
    about = " ".join(filter(None, (document.department.code, document.department.name, year)))
    notices = [element("li", one_line(describe_notice(notice))) for notice in document.notices]
    return element(
        "section",
        element("h2", name_input(document.path)),
        element("p", about, class_="about") if about else None,
        element("div", element("b", labels.NOTICES), element("ul", notices), class_="notices")
        if notices
        else None,
        _narrative(part) if document.narrative or part.of(0) else None,
        list(_projects(part)),
        class_="document",
    )


def _narrative(part: Part) -> _Element:
    """The paragraphs; folded where nothing was found in them."""
    paragraphs = [
        element("li", mark_text(paragraph.text, part.marks_of(0, 0, "text", number)))
        for number, paragraph in enumerate(part.checked.document.narrative, 1)
    ]
    whole = [mark_badge(mark) for mark in part.marks_of(0, 0, WHOLE)]
    body = element("div", whole, element("ol", paragraphs, class_="narrative"))
    return element(
        "details",
        element("summary", element("h3", labels.PARAGRAPHS.format(count=len(paragraphs)))),
        element("div", body, render_findings(part, 0), class_="beside"),
        id=part.anchor(0),
        class_="part",
        open="" if part.of(0) or part.elsewhere.get(0) else None,
    )


def _projects(part: Part) -> Iterator[Node]:
    for table, score in zip(part.checked.document.tables, part.checked.scores, strict=True):
        body = element("div", render_score(score), render_table(part, table))
        yield element(
            "section",
            element("h3", PROJECT.format(number=table.number, name=one_line(table.project_name.text))),
            element("div", body, render_findings(part, table.number), class_="beside"),
            id=part.anchor(table.number),
            class_="part",
            tabindex="-1",
        )
