"""PDF pages that lie on their side or upside down, and scans with unseen text behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualitycheck.document.document import Document
from qualitycheck.errors import MissingRecognition
from qualitycheck.read import pdf
from qualitycheck.read.open import read_path
from tests.read.documents import ROWS, places, texts
from tests.read.pdfs import HEIGHT, WIDTH, Canvas, write_pdf

TITLE, NARRATIVE = "1、护林员培训绩效目标表", "本年完成培训三期，全部学员考核合格。"
# How a page is drawn turned against the clock by that many degrees: its matrix and its size.
DRAWN = {
    0: ("1 0 0 1 0 0", WIDTH, HEIGHT),
    90: (f"0 1 -1 0 {HEIGHT} 0", HEIGHT, WIDTH),
    180: (f"-1 0 0 -1 {WIDTH} {HEIGHT}", WIDTH, HEIGHT),
    270: (f"0 -1 1 0 0 {WIDTH}", HEIGHT, WIDTH),
}


def page(degrees: int = 0) -> tuple[Canvas, float]:
    """A page drawn turned, and how wide it then is."""
    matrix, width, height = DRAWN[degrees]
    canvas = Canvas()
    canvas.text(50, 60, TITLE, 16)
    canvas.table(100, [80, 90, 170, 100], ROWS)
    canvas.text(50, 300, NARRATIVE)
    turned = Canvas(height)
    turned.operators = [f"q {matrix} cm", *canvas.operators, "Q"]
    return turned, width


def said(document: Document) -> list[object]:
    (table,) = document.tables
    rows = [texts(row, "level1", "level2", "name", "value") for row in table]
    return [table.title.text, rows, [p.text for p in document.narrative], places(table.indicators[0].value)]


@pytest.mark.parametrize("drawn", DRAWN)
@pytest.mark.parametrize("shown", [0, 90, 180, 270])
def test_a_page_is_read_however_it_is_drawn_and_shown(tmp_path: Path, drawn: int, shown: int) -> None:
    straight, width = page()
    truth = read_path(write_pdf(tmp_path / "a.pdf", [straight], width=width))
    canvas, width = page(drawn)
    found = read_path(write_pdf(tmp_path / "b.pdf", [canvas], width=width, rotate=shown))
    assert said(found) == said(truth)
    assert found.tables[0].indicators[0].value.pieces[0].origin.box == (390, 120, 490, 140)


def test_a_word_on_its_side_turns_no_page(tmp_path: Path) -> None:
    canvas, width = page()
    canvas.operators += ["q 0 1 -1 0 560 400 cm", *_word("绩效"), "Q"]
    document = read_path(write_pdf(tmp_path / "a.pdf", [canvas], width=width))
    assert len(document.tables[0].indicators) == 3


def _word(text: str) -> list[str]:
    canvas = Canvas(0)
    canvas.text(0, 0, text)
    return canvas.operators


def test_unseen_text_behind_a_scan_is_not_taken_for_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "is_installed", lambda: False)
    scan = Canvas().picture()
    scan.operators += ["3 Tr"]
    scan.text(50, 60, "一级指桥 二级指标")
    with pytest.raises(MissingRecognition):
        read_path(write_pdf(tmp_path / "a.pdf", [scan]))
    letterhead, width = page()
    letterhead.picture()
    assert len(read_path(write_pdf(tmp_path / "b.pdf", [letterhead], width=width)).tables) == 1
