"""Scans and photographs: lines by OpenCV, text by RapidOCR, and then like any other page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from qualitycheck.document.document import Notice
from qualitycheck.document.limits import Limits
from qualitycheck.errors import BrokenInput, MissingRecognition
from qualitycheck.read.blocks import Source
from qualitycheck.read.glyphs import Glyph
from qualitycheck.read.light import evened, without_desk
from qualitycheck.read.linegrid import trace, wiped
from qualitycheck.read.pageflow import blocks_of
from qualitycheck.read.pages import Page, page_of
from qualitycheck.read.picture import check_pixels, decode_picture
from qualitycheck.read.recognise import is_installed, recognise
from qualitycheck.read.ruling import Stroke, find_frames
from qualitycheck.read.slant import levelled
from qualitycheck.read.turn import upright
from qualitycheck.read.unruled import unruled_tables

if TYPE_CHECKING:
    from qualitycheck.read.picture import Pixels

RECOGNISED = "这份文件是扫描件或照片，文字由程序识别，可能有错；请对照原件核对提示的内容。"
NOT_SHOWN = "PDF 页面无法显示"
TOO_SLIM = "图片 {width}×{height} 像素，太小或太狭长，认不出文字"
_PICTURE = "图片"
_SHORT_SIDE, _LONG_SIDE = 1200, 2400
_A4 = (595.0, 842.0)
_NEAR = 3.0
_DOTS = 150
_LEAST_PIXELS, _SLIMMEST = 32, 8


def read_scan(path: Path, limits: Limits) -> Source:
    """A png or jpg as a page. Raises OversizedInput, BrokenInput, MissingRecognition."""
    if not is_installed():
        check_pixels(path.read_bytes(), limits)
        raise MissingRecognition(_PICTURE)
    pixels = decode_picture(path, limits)
    if not _can_show_text(pixels.shape):
        raise BrokenInput(TOO_SLIM.format(width=pixels.shape[1], height=pixels.shape[0]))
    page = read_pixels(pixels, 1)
    kind = "png" if path.suffix.lower() == ".png" else "jpg"
    notices = (Notice(RECOGNISED, ""), *unruled_tables([page]))
    return Source(kind, tuple(blocks_of([page], limits)), notices, recognised=True)


def read_pictures(path: Path, numbers: Sequence[int], limits: Limits) -> dict[int, Page]:
    """The pages of a PDF with these numbers, shown by PDFium and recognised one after the other."""
    import pypdfium2

    found: dict[int, Page] = {}
    document = pypdfium2.PdfDocument(path)
    try:
        for number in numbers:
            page = document[number - 1]
            width, height = page.get_size()
            scale = min(_DOTS / 72, (limits.max_pixels / max(1.0, width * height)) ** 0.5)
            pixels = page.render(scale=scale, grayscale=True).to_numpy()
            found[number] = read_pixels(pixels.reshape(pixels.shape[:2]), number, width)
            page.close()
    except pypdfium2.PdfiumError as error:
        raise BrokenInput(NOT_SHOWN) from error
    finally:
        document.close()
    return found


def read_pixels(pixels: Pixels, number: int, width: float = 0.0) -> Page:
    """A page from grey pixels, a blank one where they are too few; `width` in points, where it is known."""
    if not _can_show_text(pixels.shape):
        return Page(number, float(pixels.shape[1]), float(pixels.shape[0]), (), ())
    page = levelled(*upright(evened(_resized(without_desk(pixels)))))
    level, standing = trace(page)
    high, wide = page.shape
    points = (width or _A4[wide > high]) / wide
    frames = find_frames(_scaled(level, points), _scaled(standing, points), _NEAR)
    glyphs = [
        Glyph(g.text, g.left * points, g.top * points, g.right * points, g.bottom * points)
        for g in recognise(wiped(page, level, standing))
    ]
    return page_of(number, (wide * points, high * points), glyphs, frames)


def _can_show_text(shape: tuple[int, int]) -> bool:
    """Whether a picture is neither too small for characters nor so slim that shrinking it would lose them."""
    short, long = sorted(shape)
    return short >= _LEAST_PIXELS and long <= _SLIMMEST * short


def _scaled(strokes: list[Stroke], factor: float) -> list[Stroke]:
    return [Stroke(s.at * factor, s.start * factor, s.end * factor) for s in strokes]


def _resized(pixels: Pixels) -> Pixels:
    """1,200 pixels or more on the short side, 2,400 at most on the long: time against characters."""
    import cv2

    short, long = sorted(pixels.shape)
    factor = min(max(1.0, _SHORT_SIDE / short), _LONG_SIDE / long)
    if abs(factor - 1) < 0.05:
        return pixels
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return cast("Pixels", cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=how))
