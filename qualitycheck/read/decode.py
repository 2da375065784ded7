"""Bytes to text without guessing: BOM, then UTF-8, then GB18030."""

from __future__ import annotations

import codecs

from qualitycheck.errors import BrokenInput

UNKNOWN_ENCODING = "文字编码不是 UTF-8、UTF-16 或 GB18030"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, declared: str | None = None) -> str:
    """The text with `\\n` line ends. `declared` (a page's charset) is tried after UTF-8.

    Raises BrokenInput where nothing fits.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    names = [marked] if marked else ["utf-8", *([declared] if declared else []), "gb18030"]
    for name in names:
        try:
            return data.decode(name).replace("\r\n", "\n").replace("\r", "\n")
        except (UnicodeDecodeError, LookupError):
            continue
    raise BrokenInput(UNKNOWN_ENCODING)
