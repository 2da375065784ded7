"""The seed document in the form it had in Word, and in the formats made from it with LibreOffice."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pytest
from docx import Document as WordDocument
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph

from qualitycheck.document.document import Document
from qualitycheck.document.limits import Limits
from qualitycheck.read.blocks import Grid, Paragraph, Row
from qualitycheck.read.office import converted, find_office
from qualitycheck.read.plain import read_plain

ROOT = Path(__file__).resolve().parents[2]
# The document itself, or where that is not there our sample of the same form.
PLACES = (ROOT.parent / "shared" / "seed" / "example.txt", ROOT / "corpus" / "examples" / "样例.txt")
SEED = next((place for place in PLACES if place.exists()), None)
needs_seed = pytest.mark.skipif(SEED is None, reason="the seed document is not there")
needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
# How the twelve columns of Word's grid are spread over the cells of the rows of form and indicators.
FORM = ((9, 3), (2, 4, 2, 4), (2, 2, 2, 2, 1, 1, 2), (2, 10), (2, 2, 2, 3, 3), (2, 2, 2, 3, 3), (2, 10))
INDICATORS = (2, 2, 2, 2, 2, 2)


def font(paragraph: WordParagraph, size: float) -> None:
    """Chinese text in a font of that size."""
    for run in paragraph.runs:
        run.font.size = Pt(size)
        run.font.name = "宋体"
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")


def write_docx(path: Path) -> Path:
    """The seed as the budget system's Word file had it: merged cells, a frame around every cell."""
    assert SEED is not None
    word = WordDocument()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    for block in read_plain(SEED.read_text("utf-8"), Limits()).blocks:
        if isinstance(block, Paragraph):
            _write_paragraph(word, block.field.text)
        else:
            _write_grid(word, block)
    word.save(str(path))
    return path


def _write_paragraph(word: Word, text: str) -> None:
    paragraph = word.add_paragraph(text)
    if len(text) > 30:
        paragraph.paragraph_format.first_line_indent = Pt(24)
    font(paragraph, 12 if len(text) > 30 else 15)


def _write_grid(word: Word, grid: Grid) -> None:
    """The form and the indicators as two tables, like in the original."""
    header = next(y for y, row in enumerate(grid.rows) if row[0].text.strip() == "一级指标")
    for rows, spreads in ((grid.rows[:header], FORM), (grid.rows[header:], [INDICATORS] * len(grid.rows))):
        table = word.add_table(rows=len(rows), cols=12)
        table.style = "Table Grid"
        for y, (row, spread) in enumerate(zip(rows, spreads, strict=False)):
            assert len(row) >= len(spread) - 1, [cell.text for cell in row]
            _write_row(table, y, row, spread)
        word.add_paragraph()


def _write_row(table: Table, y: int, row: Row, spread: Sequence[int]) -> None:
    left = 0
    for cell, width in zip(row, spread, strict=False):
        made = table.cell(y, left).merge(table.cell(y, left + width - 1))
        if left == 0 and not cell.text and y:
            table.cell(y - 1, 0).merge(made)
        else:
            made.text = cell.text
            for paragraph in made.paragraphs:
                font(paragraph, 10.5)
        left += width


@lru_cache(maxsize=1)
def _folder() -> Path:
    import tempfile

    return Path(tempfile.mkdtemp(prefix="qualitycheck-tests-"))


@lru_cache
def seed_as(suffix: str) -> Path:
    """The seed in a format, built once a run; anything but docx by LibreOffice."""
    path = _folder() / f"seed.{suffix}"
    if suffix == "docx":
        return write_docx(path)
    with converted(seed_as("docx"), suffix, seconds=180) as made:
        path.write_bytes(made.read_bytes())
    return path


def content(document: Document) -> list[list[str]]:
    """Everything the tables say, one list a table and a row."""
    found = []
    for table in document.tables:
        budget = table.budget
        money = [field.text for field in (budget.total, budget.fiscal, budget.other)]
        schedule = [point.percent.text for point in table.schedule_points]
        form = [table.project_code, table.project_name, table.purpose, table.goals, table.title]
        found.append([*(field.text for field in form), *money, budget.unit, *schedule])
        names = ("level1", "level2", "name", "description", "value", "basis")
        found += [[row.field(name).text for name in names] for row in table]
    return found
