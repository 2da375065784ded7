"""Word documents written from nothing: paragraphs, tables, styles in the manner of official papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from qualitycheck.openxml.container import TYPES_PART, office_relations, serialize, write_container
from qualitycheck.openxml.wordprocessing import W, make_run, w
from qualitycheck.read.archive import safe_parser

if TYPE_CHECKING:
    from lxml.etree import _Element

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = office_relations()
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT_PART, COMMENTS_PART = "word/document.xml", "word/comments.xml"
_STYLES_PART, _FOOTER_PART = "word/styles.xml", "word/footer.xml"


@dataclass(frozen=True, slots=True)
class Look:
    """Font and shape of a paragraph. `size` in half points; `indent` in characters; `line` in twentieths
    of a point, 0 for the line's own height."""

    font: str = "仿宋_GB2312"
    size: int = 32
    bold: bool = False
    center: bool = False
    right: bool = False
    indent: int = 2
    line: int = 560
    after: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in twentieths of a point; the defaults are those of GB/T 9704—2012 on A4."""

    width: int = 11906
    height: int = 16838
    top: int = 2098
    bottom: int = 1984
    left: int = 1588
    right: int = 1474


LANDSCAPE = Page(width=16838, height=11906, top=1134, bottom=1134, left=1134, right=1134)


class BlankDocument:
    """A document under construction."""

    def __init__(self, page: Page, page_numbers: bool = False) -> None:
        self.root = etree.Element(w("document"), nsmap={"w": W, "r": _OFFICE})
        self._page = page
        self._page_numbers = page_numbers
        self._body = etree.SubElement(self.root, w("body"))

    def paragraph(self, text: str, look: Look, bold: str = "") -> _Element:
        """Adds a paragraph; `bold` are words in front of its text."""
        made = make_paragraph(text, look, bold)
        self._body.append(made)
        return made

    def table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[int], look: Look, head: bool = False
    ) -> list[list[list[_Element]]]:
        """Adds a table with lines; for each row and cell its paragraphs, one a line of the text.

        `head`: the first row stands on every page.
        """
        table = etree.SubElement(self._body, w("tbl"))
        table.append(_table_properties())
        grid = etree.SubElement(table, w("tblGrid"))
        for width in widths:
            etree.SubElement(grid, w("gridCol")).set(w("w"), str(width))
        made = [_row(table, row, widths, look, head and not number) for number, row in enumerate(rows)]
        self._body.append(make_paragraph("", look))
        return made

    def save(self, comments: _Element | None = None) -> bytes:
        """The document as a file, always the same for the same content."""
        parts = {DOCUMENT_PART: self.root, _STYLES_PART: _styles()}
        if self._page_numbers:
            parts[_FOOTER_PART] = _footer()
        if comments is not None:
            parts[COMMENTS_PART] = comments
        members = {TYPES_PART: _types(parts), "_rels/.rels": _relations({DOCUMENT_PART: "officeDocument"})}
        kinds = {part.removeprefix("word/"): _kind(part) for part in parts if part != DOCUMENT_PART}
        _close(self._body, self._page, f"rId{1 + [*kinds].index('footer.xml')}" if self._page_numbers else "")
        members |= {name: serialize(part) for name, part in parts.items()}
        members["word/_rels/document.xml.rels"] = _relations(kinds)
        return write_container(members)


def make_paragraph(text: str, look: Look, bold: str = "") -> _Element:
    """A paragraph of that look."""
    paragraph = etree.Element(w("p"))
    properties = etree.SubElement(paragraph, w("pPr"))
    spacing = etree.SubElement(properties, w("spacing"))
    spacing.set(w("before"), "0")
    spacing.set(w("after"), str(look.after))
    if look.line:
        spacing.set(w("line"), str(look.line))
        spacing.set(w("lineRule"), "exact")
    if look.indent:
        etree.SubElement(properties, w("ind")).set(w("firstLineChars"), str(look.indent * 100))
        properties[-1].set(w("firstLine"), str(look.indent * look.size * 10))
    if look.center or look.right:
        etree.SubElement(properties, w("jc")).set(w("val"), "center" if look.center else "right")
    properties.append(_run_properties(look, look.bold))
    if bold:
        paragraph.append(make_run(paragraph, bold, _run_properties(look, True)))
    if text:
        paragraph.append(make_run(paragraph, text, _run_properties(look, look.bold)))
    return paragraph


def _run_properties(look: Look, bold: bool) -> _Element:
    properties = etree.Element(w("rPr"))
    fonts = etree.SubElement(properties, w("rFonts"))
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(w(script), look.font if script == "eastAsia" else "Times New Roman")
    fonts.set(w("hint"), "eastAsia")
    if bold:
        etree.SubElement(properties, w("b"))
    for name in ("sz", "szCs"):
        etree.SubElement(properties, w(name)).set(w("val"), str(look.size))
    return properties


def _row(
    table: _Element, texts: Iterable[str], widths: Sequence[int], look: Look, head: bool
) -> list[list[_Element]]:
    row = etree.SubElement(table, w("tr"))
    properties = etree.SubElement(row, w("trPr"))
    etree.SubElement(properties, w("cantSplit"))
    if head:
        etree.SubElement(properties, w("tblHeader"))
    cells = []
    for text, width in zip(texts, widths, strict=True):
        cell = etree.SubElement(row, w("tc"))
        size = etree.SubElement(etree.SubElement(cell, w("tcPr")), w("tcW"))
        size.set(w("w"), str(width))
        size.set(w("type"), "dxa")
        paragraphs = [make_paragraph(line, look) for line in text.split("\n")]
        for paragraph in paragraphs:
            cell.append(paragraph)
        cells.append(paragraphs)
    return cells


def _table_properties() -> _Element:
    properties = etree.Element(w("tblPr"))
    borders = etree.SubElement(properties, w("tblBorders"))
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = etree.SubElement(borders, w(side))
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            border.set(w(key), value)
    etree.SubElement(properties, w("tblLayout")).set(w("type"), "fixed")
    return properties


def _close(body: _Element, page: Page, footer: str) -> None:
    section = etree.SubElement(body, w("sectPr"))
    if footer:
        reference = etree.SubElement(section, w("footerReference"))
        reference.set(w("type"), "default")
        reference.set(f"{{{_OFFICE}}}id", footer)
    size, margins = etree.SubElement(section, w("pgSz")), etree.SubElement(section, w("pgMar"))
    size.set(w("w"), str(page.width))
    size.set(w("h"), str(page.height))
    if page.width > page.height:
        size.set(w("orient"), "landscape")
    for side in ("top", "right", "bottom", "left"):
        margins.set(w(side), str(getattr(page, side)))
    for side in ("header", "footer"):
        margins.set(w(side), "851")
    margins.set(w("gutter"), "0")


def _footer() -> _Element:
    """The page's number between dashes, in the middle."""
    root = etree.Element(w("ftr"), nsmap={"w": W})
    look = Look(font="宋体", size=28, center=True, indent=0, line=0)
    paragraph = make_paragraph("— ", look)
    number = etree.SubElement(paragraph, w("fldSimple"))
    number.set(w("instr"), "PAGE")
    number.append(make_run(paragraph, "1", _run_properties(look, False)))
    paragraph.append(make_run(paragraph, " —", _run_properties(look, False)))
    root.append(paragraph)
    return root


def _styles() -> _Element:
    """The default style alone: everything else is said where it is used."""
    root = etree.Element(w("styles"), nsmap={"w": W})
    style = etree.SubElement(root, w("style"))
    style.set(w("type"), "paragraph")
    style.set(w("default"), "1")
    style.set(w("styleId"), "Normal")
    etree.SubElement(style, w("name")).set(w("val"), "Normal")
    return root


def _kind(part: str) -> str:
    return part.removeprefix("word/").removesuffix(".xml")


def _types(parts: Iterable[str]) -> bytes:
    space = f"{_PACKAGE}/content-types"
    root = etree.fromstring(f'<Types xmlns="{space}"/>', safe_parser())
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        default = etree.SubElement(root, f"{{{space}}}Default")
        default.set("Extension", extension)
        default.set("ContentType", kind)
    for part in parts:
        override = etree.SubElement(root, f"{{{space}}}Override")
        override.set("PartName", f"/{part}")
        kind = "document.main" if part == DOCUMENT_PART else _kind(part)
        override.set("ContentType", f"{_WORD_TYPE}.{kind}+xml")
    return serialize(root)


def _relations(targets: dict[str, str]) -> bytes:
    space = f"{_PACKAGE}/relationships"
    root = etree.fromstring(f'<Relationships xmlns="{space}"/>', safe_parser())
    for number, (target, kind) in enumerate(targets.items(), 1):
        relation = etree.SubElement(root, f"{{{space}}}Relationship")
        relation.set("Id", f"rId{number}")
        relation.set("Type", f"{_OFFICE}/{kind}")
        relation.set("Target", target)
    return serialize(root)
