"""Directives in documents: comments of Word and Excel at their cells, lines of their own in any format."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document as WordDocument
from openpyxl import Workbook
from openpyxl.comments import Comment as Note
from openpyxl.worksheet.worksheet import Worksheet

from qualitycheck.document.document import Comment, Document
from qualitycheck.document.scope import Scope, Scopes
from qualitycheck.read.office import converted
from qualitycheck.read.open import read_path, read_text
from tests.read.documents import HEADER, ROWS, read_page, tsv
from tests.read.seed import needs_office

TEXT = "qc:ignore QU001 省级系统拼接的值"


def scopes(document: Document) -> list[Scope | None]:
    found = Scopes(document)
    return [found.find(comment) for comment in document.comments]


def word_file(folder: Path, cell: tuple[int, int] | None, text: str = TEXT) -> Path:
    """Title, a table; the comment at a cell, at the title where `cell` is None."""
    word = WordDocument()
    title = word.add_paragraph("1、业务培训绩效目标表")
    table = word.add_table(rows=len(ROWS), cols=len(HEADER))
    for row, cells in zip(table.rows, ROWS, strict=True):
        for one, words in zip(row.cells, cells, strict=True):
            one.text = words
    runs = title.runs if cell is None else table.cell(*cell).paragraphs[0].runs
    word.add_comment(runs, text=text, author="审核人")
    word.save(str(folder / "a.docx"))
    return folder / "a.docx"


@pytest.mark.parametrize(
    ("cell", "scope"),
    [
        ((2, 3), Scope(1, frozenset({2}))),
        ((2, 1), Scope(1, frozenset({2}))),
        ((0, 3), Scope(1)),
        (None, Scope(1)),
    ],
)
def test_a_word_comment_means_the_row_or_the_table_it_hangs_on(
    tmp_path: Path, cell: tuple[int, int] | None, scope: Scope
) -> None:
    document = read_path(word_file(tmp_path, cell))
    assert [one.text for one in document.comments] == [TEXT]
    assert scopes(document) == [scope]


@needs_office
def test_a_comment_survives_another_office_program(tmp_path: Path) -> None:
    with converted(word_file(tmp_path, (2, 3)), "odt") as made, converted(made, "docx") as again:
        document = read_path(again)
    assert scopes(document) == [Scope(1, frozenset({2}))]


def test_other_comments_are_none_of_our_business(tmp_path: Path) -> None:
    assert read_path(word_file(tmp_path, (2, 3), "请核对这一格")).comments == ()


def test_a_broken_part_of_comments_keeps_nobody_from_reading_the_document(tmp_path: Path) -> None:
    path = word_file(tmp_path, (2, 3))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/comments.xml"] = b"<!DOCTYPE a [<!ENTITY b 'c'>]><w:comments>&b;"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    document = read_path(path)
    assert document.comments == () and len(document.tables[0].indicators) == 3


def test_a_note_on_a_cell_of_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in ROWS:
        sheet.append(row)
    sheet["D3"].comment = Note(f"审核人:\n{TEXT}", "审核人")
    sheet["A1"].comment = Note("qc:ignore value 表样如此", "审核人")
    sheet["B2"].comment = Note("请核对", "审核人")
    book.save(tmp_path / "a.xlsx")
    document = read_path(tmp_path / "a.xlsx")
    assert sorted(scopes(document), key=str) == [Scope(1), Scope(1, frozenset({2}))]


def test_a_line_above_a_table_means_the_table_and_is_no_text_of_the_document() -> None:
    second = "2、业务宣传绩效目标表\n" + tsv(ROWS)
    document = read_text(f"1、业务培训绩效目标表\n{tsv(ROWS)}\n{TEXT}\n{second}")
    assert (len(document.tables), document.narrative) == (2, ())
    assert document.comments[0].above
    assert scopes(document) == [Scope(2)]


def test_a_line_behind_the_cells_of_a_pasted_table_is_no_cell(good_text: str, unit_text: str) -> None:
    plain = read_text(good_text + unit_text)
    document = read_text(f"{good_text.rstrip()}\n{TEXT}\n{unit_text}")
    assert [len(table.indicators) for table in document.tables] == [5, 5, 5]
    assert [row.basis.text for row in document.tables[0]] == [row.basis.text for row in plain.tables[0]]
    assert scopes(document) == [Scope(2)]


def test_a_line_between_the_rows_of_a_pasted_table(good_text: str) -> None:
    rows = good_text.split("\n\n")
    place = next(number for number, row in enumerate(rows) if "培训考核合格率" in row)
    text = "\n\n".join([*rows[:place], TEXT, *rows[place:]])
    document = read_text(text)
    assert [row.name.text for row in document.tables[0]] == [
        row.name.text for row in read_text(good_text).tables[0]
    ]
    assert scopes(document) == [Scope(1, frozenset({2}))]


@pytest.mark.parametrize(("place", "scope"), [(0, Scope(1)), (2, Scope(1, frozenset({2})))])
def test_a_line_between_tab_separated_rows(place: int, scope: Scope) -> None:
    document = read_text(tsv([*ROWS[:place], [TEXT], *ROWS[place:]]))
    assert len(document.tables[0].indicators) == 3
    assert scopes(document) == [scope]


@pytest.mark.parametrize(("place", "scope"), [(0, Scope(1)), (2, Scope(1, frozenset({2})))])
def test_a_row_of_a_sheet_means_what_stands_below(tmp_path: Path, place: int, scope: Scope) -> None:
    rows = [*ROWS[:place], [TEXT, "", "", ""], *ROWS[place:]]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(",".join(row) for row in rows), "utf-8")
    document = read_path(path)
    assert len(document.tables[0].indicators) == 3
    assert scopes(document) == [scope]


def test_a_line_above_a_paragraph_means_the_paragraph(tmp_path: Path) -> None:
    document = read_page(tmp_path, f"<p>总体绩效目标。</p><p>{TEXT}</p><p>做好全年各项工作。</p>")
    assert [paragraph.text for paragraph in document.narrative] == ["总体绩效目标。", "做好全年各项工作。"]
    assert scopes(document) == [Scope(0, paragraph=2)]


def test_a_line_at_the_end_hangs_on_nothing() -> None:
    document = read_text(f"做好全年各项工作。\n{TEXT}\n")
    assert document.comments == (Comment(TEXT, None, above=True),)
    assert scopes(document) == [None]
