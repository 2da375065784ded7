"""Web pages: text between tables as paragraphs, tables as grids; nothing is loaded from anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from qualitycheck.document.field import Origin
from qualitycheck.document.limits import Limits
from qualitycheck.errors import BrokenInput, OversizedInput
from qualitycheck.read.archive import TOO_COMPLEX, meets_parser_limit
from qualitycheck.read.blocks import Block, Paragraph, Source
from qualitycheck.read.decode import decode
from qualitycheck.read.fields import field_of, stripped
from qualitycheck.read.grid import Span, check_cell, lay_out

if TYPE_CHECKING:
    from lxml.etree import _Element

NO_CONTENT = "网页没有内容"
TOO_DEEP = "表格嵌套超过 {limit} 层"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,20})""", re.IGNORECASE)
_IGNORED = frozenset({
    "script", "style", "nav", "head", "noscript", "template", "footer", "aside", "iframe", "svg", "button",
    "select", "textarea",
})  # fmt: skip
_BLOCKS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "section", "article", "center", "body",
    "main", "header", "blockquote", "dd", "dt", "dl", "form", "fieldset", "caption", "pre", "hr", "td", "th",
    "tr",
})  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WRAPPER_TEXTS = 3
_TABLE = object()


def read_html(data: bytes, limits: Limits) -> Source:
    """Blocks of the page. Raises BrokenInput for a page without content."""
    text = decode(data, declared_charset(data))
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise BrokenInput(NO_CONTENT) from error
    if any(meets_parser_limit(entry.message) for entry in parser.error_log):
        raise OversizedInput(TOO_COMPLEX)
    if root is None:
        raise BrokenInput(NO_CONTENT)
    return Source("html", tuple(_Page(limits).flow(root, 0)))


def declared_charset(data: bytes) -> str:
    """The character set a page says it is in; empty where it says nothing."""
    declared = _CHARSET.search(data[:4096])
    return declared[1].decode("ascii") if declared else ""


class _Page:
    """Counts paragraphs and tables while it walks."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._paragraphs = 0
        self._tables = 0

    def flow(self, element: _Element, depth: int) -> Iterator[Block]:
        """Paragraphs (one a line) and grids, in the order of the page."""
        texts: list[str] = []
        for part in _parts(element):
            if isinstance(part, str):
                texts.append(part)
                continue
            yield from self._paragraph("".join(texts))
            texts.clear()
            yield from self._table(part, depth + 1)
        yield from self._paragraph("".join(texts))

    def _paragraph(self, raw: str) -> Iterator[Block]:
        for line in _collapse(raw).split("\n"):
            if line.strip():
                self._paragraphs += 1
                check_cell(line, self._limits)
                yield Paragraph(stripped(field_of(line, Origin("paragraph", row=self._paragraphs))))

    def _table(self, table: _Element, depth: int) -> Iterator[Block]:
        if depth > self._limits.max_depth:
            raise OversizedInput(TOO_DEEP.format(limit=self._limits.max_depth))
        rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in _rows(table)]
        cells = [cell for row in rows for cell in row]
        nested = [inner for cell in cells for inner in _nested(cell)]
        if nested and sum(bool(_text(cell).strip()) for cell in cells) <= _WRAPPER_TEXTS:
            for cell in cells:
                yield from self.flow(cell, depth)
            return
        self._tables += 1
        name = str(self._tables)
        yield lay_out([_spans(row, y, name) for y, row in enumerate(rows, 1)], self._limits, name)
        for inner in nested:
            yield from self._table(inner, depth + 1)


def _parts(element: _Element) -> Iterator[str | _Element]:
    """The texts of an element, `\\0` where a line ends, and the tables between them."""
    yield element.text or ""
    for child in element:
        tag = child.tag
        if tag == "table":
            yield child
        elif tag == "br":
            yield "\0"
        elif isinstance(tag, str) and tag not in _IGNORED:
            edge = "\0" if tag in _BLOCKS else ""
            yield edge
            yield from _parts(child)
            yield edge
        yield child.tail or ""


def _text(cell: _Element) -> str:
    """The cell's own text, nested tables left out."""
    return _collapse("".join(part for part in _parts(cell) if isinstance(part, str))).strip("\n")


def _nested(cell: _Element) -> Iterator[_Element]:
    return (part for part in _parts(cell) if not isinstance(part, str))


def _collapse(raw: str) -> str:
    """White space as a browser shows it, except that a source line break between Chinese is nothing."""

    def space(match: re.Match[str]) -> str:
        before, behind = raw[max(0, match.start() - 1) : match.start()], raw[match.end() : match.end() + 1]
        chinese = before > "\u2e7f" and behind > "\u2e7f"
        return "" if chinese and ("\n" in match[0] or "\r" in match[0]) else " "

    return re.sub(r"\n+", "\n", _SPACE.sub(space, raw).replace("\0", "\n").replace(" \n", "\n"))


def _rows(table: _Element) -> Iterator[_Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in child if row.tag == "tr")


def _spans(cells: list[_Element], row: int, table: str) -> list[Span]:
    return [
        Span(
            stripped(field_of(_text(cell), Origin("table", table, row, column))),
            _count(cell.get("colspan")),
            _count(cell.get("rowspan"), unlimited=1 << 16),
        )
        for column, cell in enumerate(cells, 1)
    ]


def _count(value: str | None, unlimited: int = 1) -> int:
    """A span's number; 0 means up to the end where that has a meaning."""
    digits = (value or "1").strip()
    if not digits.isdecimal():
        return 1
    return int(digits[:6]) or unlimited
