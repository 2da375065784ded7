"""The page in a real browser: marks, filter, keyboard, dark mode, print, and axe-core's verdict."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from pdfminer.high_level import extract_text
from playwright.sync_api import Browser, Page

from qualitycheck import check_path
from qualitycheck.document.result import Result
from qualitycheck.report.html.page import render_html
from qualitycheck.report.style import Style
from tests.report.browser import needs_chromium, open_browser, open_page
from tests.report.results import hostile_result

pytestmark = needs_chromium
SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "examples" / "样例.txt"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this file."""
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample document."""
    return write_page(tmp_path_factory.mktemp("page"), check_path(SAMPLE))


@pytest.fixture
def page(browser: Browser, sample: Path) -> Iterator[Page]:
    """The sample's page, freshly opened; it must make no trouble."""
    page, trouble = open_page(browser, sample)
    yield page
    page.close()
    assert trouble == []


def write_page(folder: Path, result: Result) -> Path:
    path = folder / "report.html"
    path.write_text(render_html(result, Style()), "utf-8")
    return path


def test_the_marks_are_seen(page: Page) -> None:
    mark = page.locator(".rows mark", has_text="车连")
    assert mark.is_visible()
    line = mark.evaluate(
        "node => getComputedStyle(node).textDecorationLine + getComputedStyle(node).textDecorationStyle"
    )
    assert line == "underlinedouble"


def test_the_mark_leads_to_the_finding_and_back(page: Page) -> None:
    page.locator(".rows mark", has_text="车连").click()
    finding = page.locator(".f:target")
    assert "“车连”应为“车辆”" in finding.inner_text()
    finding.locator("a.n").click()
    assert page.locator("a.n:target").is_visible()


def test_filters_by_severity_family_and_words(page: Page) -> None:
    total = page.locator(".f[id]").count()
    page.locator("input[value=warning]").uncheck()
    shown = page.locator(".f[id]:visible")
    assert {shown.nth(at).get_attribute("data-s") for at in range(shown.count())} == {"error"}
    page.locator("input[value=typo]").uncheck()
    assert page.locator("mark:not(.plain)", has_text="车连").count() == 0
    assert page.locator("output").inner_text().startswith(f"显示 {shown.count()} 个")
    page.get_by_text("全部显示").click()
    page.wait_for_function(f"document.querySelectorAll('.f[id]:not(.off)').length === {total}")
    page.locator("input[type=search]").fill("日历上没有")
    assert page.locator(".f[id]:visible").count() == 1
    page.locator("input[name=only]").check()
    assert page.locator("section.part:visible").count() == 1


def test_a_finding_that_is_filtered_out_comes_back_when_it_is_asked_for(page: Page) -> None:
    page.locator("input[value=typo]").uncheck()
    page.locator(".heat a[aria-label^=错别字]").click()
    page.locator(".f:target").wait_for(state="visible")
    assert page.locator(".f:target").get_attribute("data-f") == "typo"


def test_the_keyboard_is_enough(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到各项目"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'details'")
    page.keyboard.press("Tab")
    page.wait_for_function("document.activeElement.matches('input[value=error]')")
    page.keyboard.press("Space")
    page.wait_for_function("!document.querySelector('input[value=error]').checked")
    page.get_by_text("下一个").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.f:target')")


def test_a_dark_screen_gets_a_dark_page(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 29)"


def test_nothing_sticks_out_of_a_narrow_screen(page: Page) -> None:
    page.set_viewport_size({"width": 420, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 420


def test_the_print_holds_tables_findings_and_grounds(page: Page, tmp_path: Path) -> None:
    page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True)
    # The printed font names some letters by their radicals, which look the same.
    printed = unicodedata.normalize("NFKC", "".join(extract_text(tmp_path / "print.pdf").split()))
    assert all(words in printed for words in ("送戏下乡", "日历上没有“11月31日”。", "规则与依据"))
    assert "只看有问题的项目" not in printed


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_against_the_page(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    found = Axe().run(page).response
    assert found["passes"]
    assert [(one["id"], one["impact"]) for one in found["violations"]] == []


def test_without_script_everything_can_be_read(browser: Browser, sample: Path) -> None:
    page, trouble = open_page(browser, sample, script=False)
    assert page.locator(".rows mark", has_text="车连").is_visible()
    assert page.locator(".f[id]", has_text="“车连”应为“车辆”").is_visible()
    assert not page.locator("#filter").is_visible()
    page.close()
    assert trouble == []


def test_hostile_words_do_nothing(browser: Browser, tmp_path: Path) -> None:
    page, trouble = open_page(browser, write_page(tmp_path, hostile_result()))
    assert page.title() == "绩效目标检查报告"
    assert "<script>" in page.locator("main").inner_text()
    page.locator("input[type=search]").fill("<script>")
    assert page.locator(".f[id]:visible").count() >= 1
    page.close()
    assert trouble == []
