"""Word files of the tests, made and read with python-docx and lxml alone, as another program would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def write_table(path: Path, rows: Sequence[Sequence[str]], heading: str = "") -> Path:
    """A document with a heading and one table."""
    document = docx.Document()
    if heading:
        document.add_paragraph(heading)
    table = document.add_table(len(rows), max(map(len, rows)))
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            table.cell(y, x).text = text
    document.save(str(path))
    return path


def accepted(data: bytes) -> list[str]:
    """The paragraphs of the body after accepting every change."""
    return _texts(data, without="del")


def rejected(data: bytes) -> list[str]:
    """The paragraphs of the body after rejecting every change."""
    return _texts(data, without="ins")


def accept_all(data: bytes) -> bytes:
    """The document as a word processor saves it when every change has been accepted."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                root = _without(content, "del")
                etree.strip_tags(root, f"{W}ins")
                content = etree.tostring(root)
            new.writestr(name, content)
    return target.getvalue()


def _texts(data: bytes, without: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = _without(archive.read("word/document.xml"), without)
    return ["".join(t.text or "" for t in p.iter(f"{W}t", f"{W}delText")) for p in root.iter(f"{W}p")]


def _without(part: bytes, name: str) -> etree._Element:
    root = etree.fromstring(part)
    for element in list(root.iter(f"{W}{name}")):
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
    return root


def open_word(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
