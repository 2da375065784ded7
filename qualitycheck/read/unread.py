"""What a Word file holds besides paragraphs and tables, where indicators may stand that nobody read."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qualitycheck.document.document import Notice
from qualitycheck.errors import ReadError
from qualitycheck.read.archive import attribute, local_name, parse_member
from qualitycheck.read.columns import is_header_word
from qualitycheck.read.words import label_of
from qualitycheck.read.wordtext import paragraph_text

if TYPE_CHECKING:
    from lxml.etree import _Element

EMBEDDED = "文中嵌有{count}个 Excel 表格对象，里面的内容没有检查；请改成 Word 表格，或另存为 xlsx 后检查。"
PICTURES = "文中有{count}张大图片，图片里的文字和表格没有检查；如果是绩效表，请把图片另存出来单独检查。"
IN_MARGIN = "页眉或页脚里有表格，没有检查；请把表格移到正文中。"
_SHEETS = re.compile(r"^(?:Excel\.|ET\.|KET\.|opendocument\.Calc)", re.IGNORECASE)
_ABSENT = frozenset({"Fallback", "del", "moveFrom"})
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml")
# The least size of a picture that can hold a table: 10 by 4 cm, in EMU (ECMA-376, 20.4.2.7) and in points.
_WIDE, _HIGH = 3_600_000, 1_440_000
_EMU_IN_POINT = 12_700
_LENGTH = r"{name}\s*:\s*(\d+(?:\.\d+)?)\s*(pt|in|cm|mm)?"
_POINTS = {"pt": 1.0, "": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835}


def unread_parts(archive: zipfile.ZipFile, root: _Element) -> Iterator[Notice]:
    """A sentence each for embedded sheets, for large pictures, and for tables in headers or footers."""
    elements = {"OLEObject": 0, "picture": 0}
    for element in _present(root):
        name = local_name(element)
        if name == "OLEObject" and _SHEETS.match(attribute(element, "ProgID") or ""):
            elements[name] += 1
        elif _is_large_picture(element, name):
            elements["picture"] += 1
    if elements["OLEObject"]:
        yield Notice(EMBEDDED.format(count=elements["OLEObject"]), "")
    if elements["picture"]:
        yield Notice(PICTURES.format(count=elements["picture"]), "")
    margins = [name for name in archive.namelist() if _MARGINS.fullmatch(name)]
    if any(_has_table(archive, name) for name in margins):
        yield Notice(IN_MARGIN, "")


def _present(element: _Element) -> Iterator[_Element]:
    """The elements of the accepted document, each drawing once."""
    waiting = [element]
    while waiting:
        last = waiting.pop()
        yield last
        waiting += [child for child in last if local_name(child) not in _ABSENT]


def _is_large_picture(element: _Element, name: str) -> bool:
    if name in {"inline", "anchor"}:
        size = next((child for child in element if local_name(child) == "extent"), None)
        has_picture = any(local_name(inner) == "pic" for inner in element.iter())
        return size is not None and has_picture and _is_large(_number(size, "cx"), _number(size, "cy"))
    if name == "pict" and any(local_name(inner) == "imagedata" for inner in element.iter()):
        return any(_is_large(*_style_size(shape)) for shape in element if local_name(shape) == "shape")
    return False


def _is_large(wide: float, high: float) -> bool:
    return wide >= _WIDE and high >= _HIGH


def _number(element: _Element, name: str) -> float:
    value = attribute(element, name) or ""
    return float(value) if value.isdecimal() else 0.0


def _style_size(shape: _Element) -> tuple[float, float]:
    """The size of a shape of VML, in EMU."""
    style = attribute(shape, "style") or ""
    sizes = [re.search(r"(?<![\w-])" + _LENGTH.format(name=name), style) for name in ("width", "height")]
    wide, high = (float(f[1]) * _POINTS[f[2] or ""] * _EMU_IN_POINT if f else 0.0 for f in sizes)
    return wide, high


def _has_table(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether a header or footer has a table that names columns of indicators or parts of their form."""
    try:
        root = parse_member(archive, name)
    except ReadError:  # a margin that cannot be read is no reason to refuse the text
        return False
    cells = (element for element in root.iter() if local_name(element) == "tc")
    texts = ("".join(paragraph_text(p) for p in cell if local_name(p) == "p") for cell in cells)
    return sum(is_header_word(text) or bool(label_of(text)) for text in texts) >= 2
