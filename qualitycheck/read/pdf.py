"""PDF documents with text, page by page through pdfplumber; pages that are pictures go to `scan`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pdfplumber.page
from pdfminer.pdfdocument import PDFPasswordIncorrect

from qualitycheck.document.document import Notice
from qualitycheck.document.limits import Limits
from qualitycheck.errors import BrokenInput, EncryptedInput, MissingRecognition, ReadError
from qualitycheck.read.blocks import Source
from qualitycheck.read.glyphs import Glyph
from qualitycheck.read.pageflow import blocks_of
from qualitycheck.read.pages import Page, page_of
from qualitycheck.read.recognise import is_installed
from qualitycheck.read.ruling import Frame, Stroke, find_frames
from qualitycheck.read.scan import RECOGNISED, read_pictures

NOT_A_PDF = "PDF 结构不完整"
NOT_RECOGNISED = "这些页是图片，没有文字，未检查；安装 qualitycheck[ocr] 后可以识别。"
_NEAR = 2.5
_THIN = 3.0
_SKEW = 0.05
_MOST_LISTED = 5
_UNKNOWN = "(cid:"
_MOST_UNKNOWN = 0.3


def read_pdf(path: Path, limits: Limits) -> Source:
    """Paragraphs and tables of all pages; what is broken across pages is put together.

    Raises EncryptedInput, BrokenInput, OversizedInput, and MissingEngine where every page is a picture and
    the recognition of text is not installed.
    """
    found = list(_pages(path))
    pictures = [number for number, page in found if page is None]
    notices: tuple[Notice, ...] = ()
    recognised: dict[int, Page] = {}
    if pictures and is_installed():
        recognised = read_pictures(path, pictures, limits)
        notices = (Notice(RECOGNISED, _listed(pictures)),)
    elif pictures:
        if not any(page is not None and (page.lines or page.tables) for _, page in found):
            raise MissingRecognition(_listed(pictures))
        notices = (Notice(NOT_RECOGNISED, _listed(pictures)),)
    pages = [page or recognised.get(number) for number, page in found]
    blocks = blocks_of([page for page in pages if page is not None], limits)
    return Source("pdf", tuple(blocks), notices, recognised=bool(recognised))


def _listed(numbers: list[int]) -> str:
    return f"第{'、'.join(map(str, numbers[:_MOST_LISTED]))}页" + (
        "等" if len(numbers) > _MOST_LISTED else ""
    )


def _pages(path: Path) -> Iterator[tuple[int, Page | None]]:
    """Every page, one in memory at a time; None for a picture without text."""
    try:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                yield page.page_number, _page(page)
                page.close()
    except ReadError:
        raise
    except Exception as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise EncryptedInput from error
        raise BrokenInput(NOT_A_PDF) from error


def _page(page: pdfplumber.page.Page) -> Page | None:
    if page.width <= 0 or page.height <= 0:
        return Page(page.page_number, 0, 0, (), ())
    glyphs = list(_glyphs(page))
    unknown = sum(glyph.text.startswith(_UNKNOWN) for glyph in glyphs)
    if (not glyphs and page.images) or unknown > _MOST_UNKNOWN * len(glyphs):
        return None
    size = float(page.width), float(page.height)
    return page_of(page.page_number, size, glyphs, list(_frames(page)))


def _glyphs(page: pdfplumber.page.Page) -> Iterator[Glyph]:
    """The characters on the page itself, written straight: watermarks run askew."""
    for char in page.chars:
        a, b, c, d = char["matrix"][:4]
        straight = max(abs(b), abs(c)) <= _SKEW * max(abs(a), abs(d))
        turned = max(abs(a), abs(d)) <= _SKEW * max(abs(b), abs(c))
        inside = (
            char["x1"] >= 0
            and char["x0"] <= page.width
            and char["bottom"] >= 0
            and char["top"] <= page.height
        )
        if inside and (straight or turned):
            yield Glyph(char["text"], char["x0"], char["top"], char["x1"], char["bottom"])


def _frames(page: pdfplumber.page.Page) -> list[Frame]:
    flat: list[Stroke] = []
    upright: list[Stroke] = []
    for left, top, right, bottom in _segments(page):
        if bottom - top <= _THIN and right - left > bottom - top:
            flat.append(Stroke((top + bottom) / 2, left, right))
        elif right - left <= _THIN:
            upright.append(Stroke((left + right) / 2, top, bottom))
    return find_frames(flat, upright, _NEAR)


def _segments(page: pdfplumber.page.Page) -> Iterator[tuple[float, float, float, float]]:
    """Lines, thin bars that stand for lines, and the sides of rectangles that are drawn, not only filled."""
    for line in page.lines:
        yield line["x0"], line["top"], line["x1"], line["bottom"]
    for rect in page.rects:
        left, top, right, bottom = rect["x0"], rect["top"], rect["x1"], rect["bottom"]
        if min(right - left, bottom - top) <= _THIN:
            yield left, top, right, bottom
        elif rect.get("stroke"):
            yield left, top, right, top
            yield left, bottom, right, bottom
            yield left, top, left, bottom
            yield right, top, right, bottom
    for curve in page.curves:
        for (x0, y0), (x1, y1) in pairwise(curve["pts"]):
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
