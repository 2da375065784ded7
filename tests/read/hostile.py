"""Files nobody should have to read, made by hand."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

WORD_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
LAUGHS = (
    '<!DOCTYPE laughs [<!ENTITY a0 "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
OUTSIDE = '<!DOCTYPE d [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>'
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def container(members: Mapping[str, str | bytes]) -> bytes:
    """A zip container."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def word(body: str, before: str = "", **members: str | bytes) -> bytes:
    """A Word document; `before` stands in front of its root element."""
    text = f'{before}<w:document xmlns:w="{WORD_SPACE}"><w:body>{body}</w:body></w:document>'
    return container({"word/document.xml": text, **members})


def word_table(rows: Sequence[Sequence[str]]) -> str:
    """A table of a Word document."""
    cells = (f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for row in rows for text in row)
    return (
        "<w:tbl>" + "".join(f"<w:tr>{''.join(next(cells) for _ in row)}</w:tr>" for row in rows) + "</w:tbl>"
    )


def nested(table: str, depth: int) -> str:
    """A table in the only cell of a table, and so on."""
    return "<w:tbl><w:tr><w:tc>" * depth + table + "<w:p/></w:tc></w:tr></w:tbl>" * depth


def workbook(rows: str, before: str = "", behind: str = "", shared: str = "") -> bytes:
    """A workbook of one sheet: the XML of its rows, what stands before the root and behind the rows."""
    relations = f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    strings = {"xl/sharedStrings.xml": shared} if shared else {}
    return container({
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SHEET_SPACE}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{SHEET_SPACE}"><sheetData>{rows}</sheetData>'
        f"{behind}</worksheet>",
        **strings,
    })  # fmt: skip


def strings(texts: Sequence[str], announced: int, before: str = "") -> str:
    """The shared strings of a workbook."""
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'{before}<sst xmlns="{SHEET_SPACE}" uniqueCount="{announced}">{items}</sst>'


def sheet_row(number: int, texts: Sequence[str]) -> str:
    """A row with its texts in it."""
    return f'<row r="{number}">' + "".join(
        cell(f"{letters(column)}{number}", text) for column, text in enumerate(texts, 1)
    ) + "</row>"  # fmt: skip


def cell(reference: str, text: str) -> str:
    """A cell with its text in it."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def letters(column: int) -> str:
    """The spreadsheet name of a column, from 1."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def compound(*streams: str) -> bytes:
    """An OLE container with empty streams of these names: what Office writes before 2007, or encrypted."""
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0, 0)
    header += struct.pack("<I", _FREE) * 108
    table = struct.pack("<II", _TABLE, _END) + struct.pack("<I", _FREE) * 126
    entries = [_entry("Root Entry", 5, 1 if streams else _FREE)]
    entries += [
        _entry(name, 2, _FREE, n + 1 if n < len(streams) else _FREE) for n, name in enumerate(streams, 1)
    ]
    return header + table + b"".join(entries).ljust(512, b"\0")


def _entry(name: str, kind: int, child: int, right: int = _FREE) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    links = struct.pack("<HBBIII", len(written), kind, 1, _FREE, right, child)
    return written.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", _END, 0)
