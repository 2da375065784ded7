"""Pictures: their size from the first bytes, before anything is decoded; then grey pixels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from qualitycheck.document.limits import Limits
from qualitycheck.errors import BrokenInput, OversizedInput

if TYPE_CHECKING:
    import numpy as np

    Pixels = np.ndarray[tuple[int, int], np.dtype[np.uint8]]
    Floats = np.ndarray[Any, np.dtype[np.float64]]

NOT_A_PICTURE = "图片内容不完整"
TOO_MANY_PIXELS = "图片 {width}×{height} 像素，上限 {limit} 万像素"
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
_ENDS = {PNG: b"IEND", JPEG: b"\xff\xd9"}


def check_pixels(data: bytes, limits: Limits) -> None:
    """Raises OversizedInput for too large a picture, BrokenInput for one cut off or without a size."""
    mark = PNG if data.startswith(PNG) else JPEG
    try:
        width, height = _png_size(data) if mark == PNG else _jpeg_size(data)
    except (IndexError, ValueError, OverflowError) as error:
        raise BrokenInput(NOT_A_PICTURE) from error
    if width * height > limits.max_pixels:
        detail = TOO_MANY_PIXELS.format(width=width, height=height, limit=limits.max_pixels // 10_000)
        raise OversizedInput(detail)
    if not width * height or _ENDS[mark] not in data[-4096:]:
        raise BrokenInput(NOT_A_PICTURE)


def _png_size(data: bytes) -> tuple[int, int]:
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """The first frame header after the segments before it."""
    at = 2
    while True:
        if data[at] != 0xFF:
            raise ValueError(at)
        kind = data[at + 1]
        if kind == 0xFF or kind in _BARE:
            at += 1 if kind == 0xFF else 2
            continue
        if kind in _FRAMES:
            height = int.from_bytes(data[at + 5 : at + 7], "big")
            return int.from_bytes(data[at + 7 : at + 9], "big"), height
        at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))


def decode_picture(path: Path, limits: Limits) -> Pixels:
    """The grey pixels of a png or jpg, turned as its camera says. Needs OpenCV."""
    import cv2
    import numpy as np

    data = path.read_bytes()
    check_pixels(data, limits)
    try:
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    except cv2.error as error:
        raise BrokenInput(NOT_A_PICTURE) from error
    if pixels is None:
        raise BrokenInput(NOT_A_PICTURE)
    return cast("Pixels", pixels)


def shrunk(pixels: Pixels, longest: int) -> tuple[Pixels, float]:
    """The picture with at most that many pixels on its long side, and by what factor."""
    import cv2

    high, wide = pixels.shape
    factor = min(1.0, max(1, longest) / max(high, wide))
    size = (max(1, round(wide * factor)), max(1, round(high * factor)))
    return cast("Pixels", cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)), factor
