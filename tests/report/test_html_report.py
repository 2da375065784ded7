"""The page as text: what stands in it, and that nothing of a document's text can act."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement

from qualitycheck import Configuration, check_text
from qualitycheck.document.diagnostic import Severity
from qualitycheck.document.result import Result
from qualitycheck.report.html.element import element, serialise
from qualitycheck.report.html.marks import mark_text
from qualitycheck.report.html.numbering import Mark
from qualitycheck.report.html.page import render_html
from qualitycheck.report.style import Style
from tests.bench.generate import write_text
from tests.report.results import HARM, exam_result, hostile_result, needs_exam

MOST_BYTES_OF_FIFTY_TABLES = 1_500_000


def render(result: Result) -> str:
    return render_html(result, Style())


def parse(result: Result) -> HtmlElement:
    return html.document_fromstring(render(result))


def text_of(node: HtmlElement) -> str:
    return " ".join(node.text_content().split())


def test_the_words_are_marked_in_their_cell(unit_text: str) -> None:
    page = parse(check_text(unit_text, Configuration(select=("QU001",))))
    (mark, *_) = page.cssselect(".rows mark")
    assert (mark.text, mark.get("class"), mark.get("data-n")) == ("百分比", "w", "1")
    cell = mark.getparent()
    assert text_of(cell) == "≥95百分比1"
    assert cell.getparent().cssselect("th")[0].text == "2"


def test_words_and_finding_lead_to_each_other(unit_text: str) -> None:
    page = parse(check_text(unit_text, Configuration(select=("QU001",))))
    for badge in page.cssselect(".rows a.n"):
        finding = page.get_element_by_id(badge.get("href")[1:])
        assert f"#{badge.get('id')}" in [link.get("href") for link in finding.cssselect("a")]


def test_a_finding_says_where_what_and_what_instead(unit_text: str) -> None:
    page = parse(check_text(unit_text, Configuration(select=("QU001",))))
    lines = [text_of(line) for line in page.get_element_by_id("f2").cssselect("p")]
    assert lines[0] == "2 ▲ 警告 单位 QU001"
    assert lines[1] == "第2行“培训考核合格率” 指标值"
    assert lines[3:] == ["≥98百分比 → ≥98% 可直接改", "同上：第5行 ≥85百分比 → ≥85% 可直接改"]


@pytest.mark.parametrize("result", [hostile_result, pytest.param(exam_result, marks=needs_exam), Result])
def test_every_link_within_the_page_has_its_end(result: Callable[[], Result]) -> None:
    page = parse(result())
    anchors = page.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    assert {link[1:] for link in page.xpath("//@href")} <= set(anchors)


@needs_exam
def test_every_finding_of_the_exam_is_listed_and_marked() -> None:
    page = parse(exam_result())
    for number, found in enumerate(exam_result().diagnostics, 1):
        finding = page.get_element_by_id(f"f{number}")
        assert (finding.get("data-s"), finding.get("data-f")) == (found.severity, found.family)
        marked = "".join(mark.text_content() for mark in page.cssselect(f'mark[data-n~="{number}"]'))
        words = "".join(place.text for place in found.places)
        assert sorted("".join(marked.split())) == sorted("".join(words.split()))
        assert page.get_element_by_id(f"m{number}") is not None


def test_the_reason_of_a_rule_is_told_once(unit_text: str) -> None:
    result = check_text(unit_text, Configuration(select=("QU001",)))
    assert len(result.diagnostics) == 2
    assert render(result).count(result.diagnostics[0].grounds) == 1


@needs_exam
def test_cells_that_are_one_in_the_document_are_one_on_the_page() -> None:
    page = parse(exam_result())
    (table,) = [t for t in page.cssselect(".rows") if t.findtext("caption") == "珍贵古籍修复的绩效指标"]
    heights = [
        cell.get("rowspan", "1") for row in table.cssselect("tbody tr") for cell in row.cssselect("td")[:1]
    ]
    assert [text_of(cell) for cell in table.cssselect("thead th")] == [
        "行", "一级指标", "二级指标", "三级指标", "指标值", "分值权重",
    ]  # fmt: skip
    assert heights[:2] == ["1", "5"]


def test_the_heat_map_counts_the_findings_of_each_table_and_family(unit_text: str) -> None:
    page = parse(check_text(unit_text, Configuration(select=("QU001",))))
    rows = [[text_of(cell) for cell in row] for row in page.cssselect(".heat tr")]
    assert rows[0][:3] == ["项目", "错别字", "单位"]
    assert [(row[0], row[2], row[10]) for row in rows[2:]] == [
        ("项目 1 森林防火培训", "1", "1"),
        ("项目 2 林区巡护", "1", "1"),
    ]


def test_a_chart_has_its_words() -> None:
    page = parse(hostile_result())
    (chart,) = page.cssselect("svg.radar")
    assert chart.get("role") == "img"
    assert chart.get("aria-label") == "SMART 雷达图：S 35、M 60、A 60、R 85、T 90"


def test_nothing_of_a_document_acts() -> None:
    page = parse(hostile_result())
    assert len(page.cssselect("script")) == len(page.cssselect("style")) == 1
    assert not page.cssselect("img, iframe, object, embed, link, base")
    assert not [
        name for name in page.xpath("//@*/..//@*") if name.is_attribute and name.attrname.startswith("on")
    ]
    assert all(value.startswith("#") for value in page.xpath("//@href | //@src | //@action"))
    shown = page.text_content()
    assert all(text in shown for text in (HARM[0], HARM[1], HARM[2], HARM[3]))
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", render(hostile_result())
    )


def test_the_policy_allows_only_the_page_s_own_script_and_style() -> None:
    page = parse(hostile_result())
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    for tag, name in (("script", "script-src"), ("style", "style-src")):
        digest = hashlib.sha256(page.findtext(f".//{tag}").encode()).digest()
        assert f"{name} 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert not page.xpath("//@style")


def test_the_page_asks_for_nothing_from_outside() -> None:
    assert not re.search(r"url\(|@import|https?://(?!evil\.example)", render(hostile_result()))


def test_the_same_result_gives_the_same_page(unit_text: str) -> None:
    result = check_text(unit_text)
    assert render(result) == render(result)


def test_fifty_tables_stay_small() -> None:
    page = render(check_text(write_text(50)))
    assert page.count('class="part"') >= 50
    assert len(page.encode("utf-8")) < MOST_BYTES_OF_FIFTY_TABLES


def test_nothing_read_makes_a_page_too() -> None:
    page = parse(Result())
    assert page.cssselect("h1")
    assert not page.cssselect(".f")


@given(
    text=st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cf"], exclude_characters="\ufffe\uffff"), max_size=12
    ),
    spans=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=4),
)
def test_marks_may_lie_anyhow_and_the_text_stays(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [
        Mark(number, 0, min(*span, len(text)), min(max(span), len(text)), Severity.WARNING)
        for number, span in enumerate(spans, 1)
    ]
    page = html.fragment_fromstring(serialise(element("p", mark_text(text, marks))).split("\n", 1)[1])
    badges = page.cssselect("a")
    for badge in badges:
        badge.text = ""
    assert page.text_content() == text
    assert sorted(badge.get("id") for badge in badges) == [f"m{mark.number}" for mark in marks]


@pytest.mark.parametrize("text", ["<b>", "&amp;", "\"'", "]]>", "<!--", "</script>"])
def test_text_stays_text(text: str) -> None:
    made = html.fragment_fromstring(serialise(element("p", text, title=text)).split("\n", 1)[1])
    assert (made.text, made.get("title"), len(made)) == (text, text, 0)
