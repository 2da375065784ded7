"""PDF documents with text, page by page through pdfminer; pages that are pictures go to `scan`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import (
    LTChar,
    LTComponent,
    LTContainer,
    LTCurve,
    LTFigure,
    LTImage,
    LTLine,
    LTPage,
    LTRect,
)
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from qualitycheck.document.document import Notice
from qualitycheck.document.limits import Limits
from qualitycheck.errors import BrokenInput, EncryptedInput, MissingRecognition, ReadError
from qualitycheck.read.blocks import Source
from qualitycheck.read.glyphs import Glyph
from qualitycheck.read.pageflow import blocks_of
from qualitycheck.read.pages import Page, page_of
from qualitycheck.read.quarters import Matrix, common_quarter, turned
from qualitycheck.read.recognise import is_installed
from qualitycheck.read.ruling import Box, Frame, Stroke, find_frames
from qualitycheck.read.scan import RECOGNISED, read_pictures
from qualitycheck.read.unruled import unruled_tables

NOT_A_PDF = "PDF 结构不完整"
NOT_RECOGNISED = "这些页是图片，没有文字，未检查；安装 qualitycheck[ocr] 后可以识别。"
_NEAR = 2.5
_THIN = 3.0
_SKEW = 0.05
_MOST_LISTED = 5
_UNKNOWN = "(cid:"
_MOST_UNKNOWN = 0.3
_UNSEEN = 3  # PDF 32000-1, 9.3.6: text rendering mode "neither fill nor stroke"


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
    shown = [page for page in pages if page is not None]
    notices += tuple(unruled_tables(shown))
    return Source("pdf", tuple(blocks_of(shown, limits)), notices, recognised=bool(recognised))


class _Device(PDFPageAggregator):
    """Collects what a page shows; `shows_text` is false where all text lies unseen behind a scan."""

    shows_text = False

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        self.shows_text = False
        super().begin_page(page, ctm)

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        self.shows_text = self.shows_text or textstate.render != _UNSEEN
        super().render_string(textstate, seq, ncs, graphicstate)


def _listed(numbers: list[int]) -> str:
    return f"第{'、'.join(map(str, numbers[:_MOST_LISTED]))}页" + (
        "等" if len(numbers) > _MOST_LISTED else ""
    )


def _pages(path: Path) -> Iterator[tuple[int, Page | None]]:
    """Every page, one in memory at a time; None for a picture without text."""
    try:
        with path.open("rb") as file:
            document = PDFDocument(PDFParser(file))
            fonts = PDFResourceManager()
            device = _Device(fonts, laparams=None)
            interpreter = PDFPageInterpreter(fonts, device)
            for number, page in enumerate(PDFPage.create_pages(document), 1):
                interpreter.process_page(page)
                yield number, _page(device, number)
    except ReadError:
        raise
    except PDFPasswordIncorrect as error:
        raise EncryptedInput from error
    except Exception as error:  # pdfminer lets through whatever a damaged file leads it to
        raise BrokenInput(NOT_A_PDF) from error


def _page(device: _Device, number: int) -> Page | None:
    layout = device.get_result()
    size = (float(layout.width), float(layout.height))
    if min(size) <= 0:
        return Page(number, 0, 0, (), ())
    found = list(_shown(layout))
    chars = [item for item in found if isinstance(item, LTChar) and _stands_on(layout, item)]
    unknown = sum(char.get_text().startswith(_UNKNOWN) for char in chars)
    has_picture = any(isinstance(item, LTImage) for item in found)
    if (has_picture and not (chars and device.shows_text)) or unknown > _MOST_UNKNOWN * len(chars):
        return None
    quarter = common_quarter(char.matrix for char in chars)
    glyphs = [
        Glyph(char.get_text(), *turned(_downwards(char.bbox, size[1]), quarter, size)) for char in chars
    ]
    drawn = (item for item in found if isinstance(item, LTCurve))
    lines = [turned(_downwards(box, size[1]), quarter, size) for item in drawn for box in _segments(item)]
    return page_of(number, size[::-1] if quarter % 2 else size, glyphs, _frames(lines))


def _shown(container: LTContainer[LTComponent]) -> Iterator[LTComponent]:
    """What a page shows, looking into the forms it is put together from."""
    for item in container:
        if isinstance(item, LTFigure):
            yield from _shown(item)
        else:
            yield item


def _stands_on(page: LTPage, char: LTChar) -> bool:
    """Whether a character is on the page itself, along its edges: watermarks run askew."""
    a, b, c, d = char.matrix[:4]
    straight = max(abs(b), abs(c)) <= _SKEW * max(abs(a), abs(d))
    sideways = max(abs(a), abs(d)) <= _SKEW * max(abs(b), abs(c))
    inside = char.x1 >= 0 and char.x0 <= page.width and char.y1 >= 0 and char.y0 <= page.height
    return inside and (straight or sideways)


def _downwards(box: Box, height: float) -> Box:
    """A box of PDF, whose `y` grows upwards, with `y` growing downwards."""
    left, low, right, high = box
    return left, height - high, right, height - low


def _frames(lines: Iterable[Box]) -> list[Frame]:
    level: list[Stroke] = []
    standing: list[Stroke] = []
    for left, top, right, bottom in lines:
        if bottom - top <= _THIN and right - left > bottom - top:
            level.append(Stroke((top + bottom) / 2, left, right))
        elif right - left <= _THIN:
            standing.append(Stroke((left + right) / 2, top, bottom))
    return find_frames(level, standing, _NEAR)


def _segments(drawn: LTCurve) -> Iterator[Box]:
    """Lines, thin bars that stand for lines, and the sides of rectangles that are drawn, not only filled."""
    thin = min(drawn.width, drawn.height) <= _THIN
    if isinstance(drawn, LTLine) or (isinstance(drawn, LTRect) and thin):
        yield drawn.bbox
    elif not isinstance(drawn, LTRect) or drawn.stroke:
        points = [*drawn.pts, drawn.pts[0]] if isinstance(drawn, LTRect) else drawn.pts
        for (x0, y0), (x1, y1) in pairwise(points):
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
