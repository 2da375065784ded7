"""Pictures written by hand, byte by byte."""

from __future__ import annotations

import zlib
from struct import pack


def png(width: int, height: int, rows: int = 1) -> bytes:
    """A white picture that says it is so large, and holds that many rows."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\xff" * width) * rows)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    """The frame of a picture that says it is so large, without its pixels."""
    frame = b"\xff\xc0" + pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xe0" + pack(">H", 16) + b"JFIF\0" + bytes(9) + frame + b"\xff\xd9"
