"""Text of a picture through RapidOCR, which brings its models and works offline: characters in boxes."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from qualitycheck.read.glyphs import Glyph

if TYPE_CHECKING:
    from qualitycheck.read.picture import Floats, Pixels

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
    found = _run(pixels, use_det=True, use_rec=True, return_word_box=True)
    if found.boxes is None or not len(found.boxes):
        return []
    lines = found.word_results
    if not all(isinstance(line, tuple) for line in lines):  # a line whose characters could not be placed
        lines = [((text, 1.0, box),) for text, box in zip(found.txts, found.boxes, strict=True)]
    return [
        glyph for line in lines for glyph in _repaired([_glyph(t, box) for t, _, box in line if t.strip()])
    ]


def _run(pixels: Pixels, **steps: bool) -> Any:
    """The engine remembers what it was last asked for, so that every step is named."""
    import cv2
    import numpy as np

    asked = {"use_det": False, "use_cls": False, "use_rec": False, "return_word_box": False} | steps
    return _engine()(cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_GRAY2BGR), **asked)


def find_lines(pixels: Pixels) -> Floats:
    """The corners of the lines of text in a picture, however it is turned: (n, 4, 2) in pixels."""
    import numpy as np

    boxes = _run(pixels, use_det=True).boxes
    return cast("Floats", np.zeros((0, 4, 2)) if boxes is None else np.asarray(boxes, np.float64))


def rate(line: Pixels) -> float:
    """How sure the recognition is of a line of text, from 0 to 1: about half as much when upside down."""
    scores = _run(line, use_rec=True).scores
    return float(scores[0]) if scores else 0.0


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
