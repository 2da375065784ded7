"""What the mutations start from: real documents, and small files made here in every format that is read."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docx import Document as WordDocument
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.conftest import GOOD_ROWS, HEADER, with_value, write_project

ROOT = Path(__file__).resolve().parents[2]
REAL_FILES = ("tests/fresh/*/files/*", "corpus/examples/*.txt", "corpus/examples/*.docx")
LARGEST = 400_000
WAIVER = "qc:ignore QU001,QV003 省级系统拼接的值"
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass(frozen=True, slots=True)
class Seed:
    """The bytes of a file and the suffix its format has."""

    suffix: str
    data: bytes


@cache
def all_seeds() -> tuple[Seed, ...]:
    """Every real file that is not too large to be run a thousand times, and the small ones."""
    real = (path for pattern in REAL_FILES for path in sorted(ROOT.glob(pattern)) if path.is_file())
    found = [Seed(path.suffix.lower(), path.read_bytes()) for path in real]
    small = [_word(), _workbook(), _delimited(), _page(), _text("utf-8"), _text("gb18030"), _text("utf-16")]
    return tuple([seed for seed in found if len(seed.data) <= LARGEST] + small)


def _rows() -> list[tuple[str, ...]]:
    return [HEADER, *with_value(2, "≥95百分比")]


def _word() -> Seed:
    word = WordDocument()
    word.add_paragraph("1、森林防火培训绩效目标表")
    table = word.add_table(rows=0, cols=len(HEADER))
    for row in _rows():
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(3, 0))
    word.add_comment(table.cell(2, 4).paragraphs[0].runs, text=WAIVER, author="审核人")
    inner = table.cell(2, 3).add_table(rows=1, cols=2)
    inner.cell(0, 0).text = "90分以上为优，80—90分为良，60—80分为中"
    target = io.BytesIO()
    word.save(target)
    return Seed(".docx", _steady(target.getvalue()))


def _workbook() -> Seed:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in _rows():
        sheet.append(row)
    sheet["G1"], sheet["G2"], sheet["G3"] = "分值", 10, 0.5
    sheet["G3"].number_format = "0.0%"
    sheet.merge_cells("A2:A4")
    sheet["E3"].comment = Comment(WAIVER, "审核人")
    book.create_sheet("第二页").append(["项目名称", "森林防火培训", "预算数", 50000])
    target = io.BytesIO()
    book.save(target)
    return Seed(".xlsx", _steady(target.getvalue()))


def _steady(data: bytes) -> bytes:
    """The container without the time it was made at."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return pack({name: _TIME.sub(b"2025-01-01T00:00:00Z", content) for name, content in members.items()})


def pack(members: Mapping[str, bytes]) -> bytes:
    """A container with these members, the same whenever it is made."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _delimited() -> Seed:
    target = io.StringIO(newline="")
    csv.writer(target).writerows(_rows())
    return Seed(".csv", target.getvalue().encode())


def _page() -> Seed:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in _rows())
    body = f"<h1>森林防火培训绩效目标表</h1><table border=1>{rows}</table><p>注：按年度考核。</p>"
    return Seed(".html", f"<html><head><meta charset=utf-8></head><body>{body}</body></html>".encode())


def _text(encoding: str) -> Seed:
    return Seed(".txt", f"{WAIVER}\n{write_project(1, '森林防火培训', GOOD_ROWS)}".encode(encoding))
