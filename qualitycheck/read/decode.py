"""Bytes to text without guessing: BOM, then UTF-8, then what the bytes can only be."""

from __future__ import annotations

import codecs
import re

from qualitycheck.errors import BrokenInput

UNKNOWN_ENCODING = "文字编码不是 UTF-8、UTF-16 或 GB18030"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The only charsets a page may declare that GB18030 does not hold.
_DECLARED = frozenset({"big5", "big5-hkscs", "hz-gb-2312"})
_SAMPLE = 4096
_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*")
_COMMON = re.compile(
    "[\\t\\n\\r -~\u00a0-\u00ff\u2000-\u22ff\u2500-\u25ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
)
_COMMON_SHARE = 0.9
REPLACEMENT = "\ufffd"
_FEWEST_PER_LOST = 20


def decode(data: bytes, declared: str = "") -> str:
    """The text with `\\n` line ends. `declared` (a page's charset) is tried after UTF-8.

    Raises BrokenInput where nothing fits.
    """
    for name in _names(data, declared.lower()):
        try:
            return _unix(data.decode(name))
        except UnicodeDecodeError:
            if name == "utf-8" and (text := _damaged_utf8(data)):
                return _unix(text)
    raise BrokenInput(UNKNOWN_ENCODING)


def encoding_of(data: bytes, declared: str = "") -> str:
    """The name of the encoding whose text `decode` gives whole; empty where characters are damaged or none fits."""
    for name in _names(data, declared.lower()):
        try:
            data.decode(name)
        except UnicodeDecodeError:
            if name == "utf-8" and _damaged_utf8(data):
                return ""
        else:
            return name
    return ""


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _damaged_utf8(data: bytes) -> str:
    """UTF-8 with a few characters cut or lost, which GB18030 would turn into nonsense; else empty."""
    text = data.decode("utf-8", "replace")
    lost = text.count(REPLACEMENT)
    beyond_ascii = sum(character > "\x7f" for character in text)
    return text if lost * _FEWEST_PER_LOST < beyond_ascii else ""


def without_surrogates(text: str) -> str:
    """The text with a replacement character for each half of a character: no encoding could write those."""
    return text if text.isascii() else _SURROGATE.sub(REPLACEMENT, text)


def has_letters(text: str) -> bool:
    """Whether there is anything to see in the text."""
    return _INVISIBLE.fullmatch(text) is None


def _names(data: bytes, declared: str) -> list[str]:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _unmarked_utf16(data)
    if marked:
        return [marked]
    return ["utf-8", declared if declared in _DECLARED else "gb18030", "gb18030"]


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a mark: zero bytes at one side of its pairs, and the text of a Chinese document."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or even == odd:
        return ""
    name = "utf-16-le" if odd > even else "utf-16-be"
    text = sample.decode(name, "replace")
    return name if len(_COMMON.findall(text)) >= _COMMON_SHARE * len(text) else ""
