"""Writes the examples beside this file as documents: docx, xlsx, html, csv, txt.

A table is text: a line a row, `|` between cells, `<` goes on with the cell to the left, `^` with the one above,
`\\n` breaks a line inside a cell.
"""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from docx import Document as WordDocument
from openpyxl import Workbook

FOLDER = Path(__file__).resolve().parent
_MERGED = {"<", "^"}


@dataclass(frozen=True)
class Box:
    """A cell over `rows` and `columns`."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


Block = str | list[list[str]]


def load(path: Path) -> dict[str, Any]:
    """An example: `format`, `document` (paragraphs and tables) and `truth`."""
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def rows_of(text: str) -> list[list[str]]:
    """The cells of a table written as text."""
    return [
        [cell.strip().replace("\\n", "\n") for cell in line.split("|")]
        for line in text.splitlines()
        if line.strip()
    ]


def boxes(rows: Sequence[Sequence[str]]) -> list[Box]:
    """The cells with the rectangles they cover."""
    found: list[Box] = []
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            if text in _MERGED:
                continue
            right, below = x + 1, y + 1
            while right < len(row) and row[right] == "<":
                right += 1
            while below < len(rows) and x < len(rows[below]) and rows[below][x] == "^":
                below += 1
            found.append(Box(y, x, below - y, right - x, text))
    return found


def write(case: dict[str, Any], path: Path) -> Path:
    """The example's document at `path`, in the format its suffix says."""
    blocks: list[Block] = [
        rows_of(block["table"]) if isinstance(block, dict) else block for block in case["document"]
    ]
    _WRITERS[path.suffix](blocks, path)
    return path


def _write_docx(blocks: Sequence[Block], path: Path) -> None:
    word = WordDocument()
    for block in blocks:
        if isinstance(block, str):
            word.add_paragraph(block)
            continue
        table = word.add_table(rows=len(block), cols=len(block[0]))
        table.style = "Table Grid"
        for box in boxes(block):
            cell = table.cell(box.row, box.column)
            if box.rows * box.columns > 1:
                cell = cell.merge(table.cell(box.row + box.rows - 1, box.column + box.columns - 1))
            cell.text = box.text
    word.save(str(path))


def _write_xlsx(blocks: Sequence[Block], path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    top = 1
    for block in blocks:
        rows = [[block]] if isinstance(block, str) else block
        for box in boxes(rows):
            y, x = top + box.row, 1 + box.column
            cell = sheet.cell(y, x, box.text or None)
            cell.data_type = "s" if box.text else "n"
            if box.rows * box.columns > 1:
                sheet.merge_cells(None, y, x, y + box.rows - 1, x + box.columns - 1)
        top += len(rows)
    book.save(path)


def _write_html(blocks: Sequence[Block], path: Path) -> None:
    parts = [f"<p>{html.escape(b)}</p>" if isinstance(b, str) else _html_table(b) for b in blocks]
    body = "\n".join(parts)
    path.write_text(f'<!DOCTYPE html><html><meta charset="utf-8"><body>{body}</body></html>', "utf-8")


def _html_table(rows: list[list[str]]) -> str:
    lines = [""] * len(rows)
    for box in boxes(rows):
        text = html.escape(box.text).replace("\n", "<br>")
        lines[box.row] += f"<td rowspan={box.rows} colspan={box.columns}>{text}</td>"
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _unmerged(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [["" if cell in _MERGED else cell for cell in row] for row in rows]


def _write_csv(blocks: Sequence[Block], path: Path) -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    for block in blocks:
        writer.writerows([[block]] if isinstance(block, str) else _unmerged(block))
    path.write_text(text.getvalue(), "utf-8-sig")


def _write_txt(blocks: Sequence[Block], path: Path) -> None:
    lines: list[str] = []
    for block in blocks:
        lines += [block] if isinstance(block, str) else ["\t".join(row) for row in _unmerged(block)] + [""]
    path.write_text("\n".join(lines) + "\n", "utf-8")


_WRITERS: dict[str, Callable[[Sequence[Block], Path], None]] = {
    ".docx": _write_docx,
    ".xlsx": _write_xlsx,
    ".html": _write_html,
    ".csv": _write_csv,
    ".txt": _write_txt,
}
