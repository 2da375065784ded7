"""Text of a picture through RapidOCR, which brings its models and works offline: characters in boxes."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from qualitycheck.read.glyphs import Glyph

if TYPE_CHECKING:
    from qualitycheck.read.picture import Pixels

NEEDED = ("rapidocr", "onnxruntime", "cv2", "pypdfium2")
_MOST_THREADS = 8
_LOST = 0.45
_WIDE = str.maketrans({"(": "（", ")": "）", ",": "，", ";": "；", ":": "：", "?": "？", "!": "！"})
_CHINESE = "\u2e80"


def is_installed() -> bool:
    """Whether the extra `ocr` is there, without loading it."""
    return all(importlib.util.find_spec(name) is not None for name in NEEDED)


@lru_cache(maxsize=1)
def _engine() -> Any:
    from rapidocr import RapidOCR

    threads = max(1, min(_MOST_THREADS, os.cpu_count() or 1))
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    )


def recognise(pixels: Pixels) -> list[Glyph]:
    """The characters of an upright page, with boxes in pixels; Latin words stay whole."""
    import cv2

    result = _engine()(cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR), return_word_box=True, use_cls=False)
    glyphs: list[Glyph] = []
    for line in result.word_results or ():
        parts = [_glyph(text, box) for text, _, box in line if text.strip()]
        glyphs += _repaired(parts)
    return glyphs


def _glyph(text: str, box: Any) -> Glyph:
    xs, ys = [float(point[0]) for point in box], [float(point[1]) for point in box]
    return Glyph(text, min(xs), min(ys), max(xs), max(ys))


def _repaired(line: list[Glyph]) -> Iterator[Glyph]:
    """Marks as the page has them: full width between Chinese, and the pause behind a number that got lost."""
    for index, glyph in enumerate(line):
        around = "".join(other.text for other in line[max(0, index - 1) : index + 2] if other is not glyph)
        chinese = any(char >= _CHINESE for char in around)
        text = glyph.text.translate(_WIDE) if chinese and len(glyph.text) == 1 else glyph.text
        yield Glyph(text, glyph.left, glyph.top, glyph.right, glyph.bottom)
        behind = line[1] if index == 0 and len(line) > 1 else None
        if behind is None or not text.isdecimal() or len(text) > 2 or behind.text[0] < _CHINESE:
            continue
        if behind.left - glyph.right > _LOST * glyph.size:
            yield Glyph("、", glyph.right, glyph.top, behind.left, glyph.bottom)
