"""Formats before 2007 and of other programs: .doc .wps .xls .et .ods .rtf."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from struct import pack

import pytest
from openpyxl import Workbook, load_workbook

from qualitycheck.document.limits import Limits
from qualitycheck.errors import (
    BrokenInput,
    EncryptedInput,
    MissingEngine,
    OversizedInput,
    UnknownFormat,
)
from qualitycheck.read import doc, office, xls
from qualitycheck.read.blocks import Source
from qualitycheck.read.office import converted
from qualitycheck.read.open import read_path, read_text
from qualitycheck.read.piecetable import read_pieces
from tests.read.containers import compound
from tests.read.documents import HEADER, places, sentence, texts, written
from tests.read.seed import SEED, content, needs_office, needs_seed, seed_as

NO_OFFICE = "LibreOffice"


@pytest.fixture
def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (office, doc, xls):
        monkeypatch.setattr(module, "find_office", lambda: None)


@needs_seed
@needs_office
def test_a_wps_file_is_read_like_the_doc_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.wps"
    shutil.copy(seed_as("doc"), path)
    assert content(read_path(path)) == content(read_path(seed_as("docx")))


@needs_seed
@needs_office
def test_the_piece_table_says_what_the_seed_says() -> None:
    assert SEED is not None
    assert content(read_text(read_pieces(seed_as("doc")))) == content(read_path(SEED))


@needs_seed
@needs_office
@pytest.mark.usefixtures("without_office")
def test_the_fuller_reading_is_used_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = doc._convert(seed_as("doc"), Limits())
    monkeypatch.setattr(doc, "_convert", lambda path, limits: Source("docx", whole.blocks[:-3]))
    document = read_path(seed_as("doc"))
    assert content(document) == content(read_path(seed_as("docx")))
    assert "不一致" in document.notices[0].text


@needs_seed
@needs_office
@pytest.mark.usefixtures("without_office")
def test_what_the_converter_cannot_read_is_read_from_the_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    import doc2docx

    def fail(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(doc2docx, "convert", fail)
    assert content(read_path(seed_as("doc"))) == content(read_path(seed_as("docx")))


@needs_seed
@needs_office
@pytest.mark.parametrize("share", [0.05, 0.3, 0.6])
def test_a_truncated_doc_is_not_read_by_halves(tmp_path: Path, share: float) -> None:
    data = seed_as("doc").read_bytes()
    assert "损坏" in sentence(written(tmp_path, "a.doc", data[: int(len(data) * share)]), BrokenInput)


def word_stream(version: int = 0xC1, flags: int = 0) -> bytes:
    return pack("<HH6xH", 0xA5EC, version, flags).ljust(4096, b"\0")


def test_a_doc_with_a_password(tmp_path: Path) -> None:
    data = compound({"WordDocument": word_stream(flags=0x0100), "0Table": b"\0" * 4096})
    assert "密码" in sentence(written(tmp_path, "a.doc", data), EncryptedInput)


@pytest.mark.usefixtures("without_office")
def test_formats_that_want_another_program(tmp_path: Path) -> None:
    old = written(tmp_path, "a.doc", compound({"WordDocument": word_stream(version=0x65)}))
    works = written(tmp_path, "a.wps", compound({"CONTENTS": b"x"}))
    rtf = written(tmp_path, "a.rtf", b"{\\rtf1 text}")
    odt = tmp_path / "a.odt"
    with zipfile.ZipFile(odt, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office/>")
    for path in (old, works, rtf, odt):
        assert NO_OFFICE in sentence(path, MissingEngine)


def test_containers_of_something_else_and_of_nothing(tmp_path: Path) -> None:
    sentence(written(tmp_path, "a.msg", compound({"__properties": b"x"})), UnknownFormat)
    sentence(written(tmp_path, "a.doc", bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600), BrokenInput)
    sentence(written(tmp_path, "a.rtf", b"{\\rtf1 broken off"), BrokenInput)


@needs_office
def test_an_office_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    path = written(tmp_path, "a.rtf", b"{\\rtf1 text}")
    with pytest.raises(BrokenInput, match="秒"), converted(path, "docx", seconds=0.01):
        pass


def write_workbook(path: Path) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "绩效"
    for cells in (
        ["项目名称", "培训"],
        HEADER,
        ["产出指标", "数量指标", "人数", 20],
        ["", "质量指标", "合格率", 0.95],
    ):
        sheet.append(cells)
    sheet.append(["", "时效指标", "及时率", 0.125])
    sheet["D4"].number_format, sheet["D5"].number_format = "0%", "0.0%"
    sheet.merge_cells("A3:A5")
    book.save(path)
    return path


@needs_office
@pytest.mark.parametrize(("suffix", "name"), [("xls", "a.xls"), ("xls", "a.et"), ("ods", "a.ods")])
def test_sheets_of_every_kind_say_the_same(tmp_path: Path, suffix: str, name: str) -> None:
    with converted(write_workbook(tmp_path / "a.xlsx"), suffix) as made:
        path = written(tmp_path, name, made.read_bytes())
    rows = read_path(path).tables[0].indicators
    assert [texts(row, "level1", "name", "value") for row in rows] == [
        ["产出指标", "人数", "20"],
        ["产出指标", "合格率", "95%"],
        ["产出指标", "及时率", "12.5%"],
    ]
    assert places(rows[1].value) == ["绩效!D4"]


@needs_office
def test_a_hidden_sheet_of_an_old_workbook_is_said(tmp_path: Path) -> None:
    book = load_workbook(write_workbook(tmp_path / "a.xlsx"))
    book.copy_worksheet(book.worksheets[0]).sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    with converted(tmp_path / "a.xlsx", "xls") as made:
        document = read_path(written(tmp_path, "a.xls", made.read_bytes()))
    assert len(document.tables) == 2
    assert ["隐藏" in notice.text for notice in document.notices] == [True]


@needs_office
@pytest.mark.parametrize("share", [0.3, 0.8])
def test_a_truncated_workbook(tmp_path: Path, share: float) -> None:
    with converted(write_workbook(tmp_path / "a.xlsx"), "xls") as made:
        data = made.read_bytes()
    assert "损坏" in sentence(written(tmp_path, "a.xls", data[: int(len(data) * share)]), BrokenInput)


def record(kind: int, data: bytes) -> bytes:
    return pack("<HH", kind, len(data)) + data


def test_a_workbook_with_a_password(tmp_path: Path) -> None:
    stream = record(0x0809, pack("<HH", 0x0600, 5) + bytes(12)) + record(0x2F, bytes(54)) + record(0x0A, b"")
    assert "密码" in sentence(written(tmp_path, "a.xls", compound({"Workbook": stream})), EncryptedInput)


def test_a_workbook_whose_last_cell_is_far_away(tmp_path: Path) -> None:
    start = record(0x0809, pack("<HH", 0x0600, 5) + bytes(12))
    sheet = start + record(0x0203, pack("<HHHd", 65535, 255, 0, 1.0)) + record(0x0A, b"")
    place = len(start) + 4 + 9 + 4
    names = record(0x85, pack("<IBBBB", place, 0, 0, 1, 0) + b"A") + record(0x0A, b"")
    data = compound({"Workbook": start + names + sheet})
    assert "单元格" in sentence(written(tmp_path, "a.xls", data), OversizedInput)


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="一">{}</table:table></office:spreadsheet></office:body></office:document-content>"""


def write_ods(path: Path, rows: str, manifest: str = "<manifest/>") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", ODS.format(rows))
    return path


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, repeated: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


def test_merged_and_repeated_cells_of_open_documents(tmp_path: Path) -> None:
    merged = [cell(text, 'table:number-rows-spanned="2"') for text in ("产出指标", "数量指标")]
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    rows = row(*map(cell, HEADER)) + row(*merged, cell("甲"), cell("1个"))
    rows += row(covered, cell("乙"), cell("2<text:s text:c='2'/>个"))
    rows += row('<table:table-cell table:number-columns-repeated="1000"/>', repeated=1_048_500)
    found = read_path(write_ods(tmp_path / "a.ods", rows)).tables[0].indicators
    assert [texts(one, "level2", "name", "value") for one in found] == [
        ["数量指标", "甲", "1个"],
        ["数量指标", "乙", "2  个"],
    ]


def test_open_documents_that_are_too_large_or_locked(tmp_path: Path) -> None:
    sentence(write_ods(tmp_path / "a.ods", row(cell("x") * 50, repeated=900_000)), OversizedInput)
    locked = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    sentence(write_ods(tmp_path / "b.ods", "", locked), EncryptedInput)
