"""Whatever comes: one clear Chinese sentence, or the document."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from qualitycheck.document.limits import Limits
from qualitycheck.errors import (
    BrokenInput,
    EmptyInput,
    EncryptedInput,
    MissingInput,
    OversizedInput,
    ReadError,
    UnknownFormat,
)
from qualitycheck.read.open import read_path, read_text
from tests.read.containers import compound
from tests.read.documents import ROWS, sentence, tsv, written

WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:document>'


def zipped(folder: Path, name: str, **members: str) -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, text in members.items():
            archive.writestr(member.replace("__", "/").replace("_xml", ".xml"), text)
    return path


def test_a_missing_file(tmp_path: Path) -> None:
    assert "不存在" in sentence(tmp_path / "无.docx", MissingInput)
    sentence(tmp_path, MissingInput)


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.xlsx", "a.csv", "a.html"])
def test_an_empty_file(tmp_path: Path, name: str) -> None:
    assert "空" in sentence(written(tmp_path, name, b""), EmptyInput)


def test_files_without_any_text(tmp_path: Path) -> None:
    sentence(written(tmp_path, "a.txt", b" \n\n"), EmptyInput)
    sentence(written(tmp_path, "a.html", b"<html><body> </body></html>"), EmptyInput)
    WordDocument().save(str(tmp_path / "a.docx"))
    sentence(tmp_path / "a.docx", EmptyInput)
    Workbook().save(tmp_path / "a.xlsx")
    sentence(tmp_path / "a.xlsx", EmptyInput)


@pytest.mark.parametrize(
    ("name", "head", "said"),
    [
        ("a.docx", b"GIF89a", "gif"),
        ("a.bin", b"abc", "bin"),
    ],
)
def test_a_format_nobody_reads(tmp_path: Path, name: str, head: bytes, said: str) -> None:
    assert f"“{said}”" in sentence(written(tmp_path, name, head), UnknownFormat)


def test_a_container_of_something_else(tmp_path: Path) -> None:
    sentence(zipped(tmp_path, "a.docx", readme="x"), BrokenInput)
    sentence(zipped(tmp_path, "a.zip", readme="x"), UnknownFormat)


def test_an_encrypted_document(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(compound({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"x" * 5000}))
    assert "密码" in sentence(path, EncryptedInput)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_truncated_document(tmp_path: Path, share: float) -> None:
    for name in ("a.docx", "a.xlsx"):
        if name == "a.docx":
            word = WordDocument()
            word.add_paragraph("正文")
            word.save(str(tmp_path / name))
        else:
            Workbook().save(tmp_path / name)
        data = (tmp_path / name).read_bytes()
        assert "损坏" in sentence(written(tmp_path, name, data[: int(len(data) * share)]), BrokenInput)


def test_text_named_as_a_document(tmp_path: Path) -> None:
    assert "扩展名" in sentence(written(tmp_path, "a.docx", "正文".encode()), BrokenInput)


def test_bad_xml_inside(tmp_path: Path) -> None:
    sentence(zipped(tmp_path, "a.docx", word__document_xml="<w:document"), BrokenInput)
    sentence(zipped(tmp_path, "a.xlsx", xl__workbook_xml="<workbook"), BrokenInput)


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE d [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]>'
    body = WORD.format("<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>")
    assert "实体" in sentence(zipped(tmp_path, "a.docx", word__document_xml=laughs + body), BrokenInput)
    outside = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + WORD.format("&a;")
    sentence(zipped(tmp_path, "b.docx", word__document_xml=outside), BrokenInput)


def test_a_zip_bomb(tmp_path: Path) -> None:
    path = zipped(tmp_path, "a.docx", word__document_xml=WORD.format(" " * 30_000_000))
    assert "压缩" in sentence(path, OversizedInput)
    assert "解压" in sentence(path, OversizedInput, Limits(max_expanded_bytes=1_000_000))


def test_a_sheet_whose_last_cell_is_far_away(tmp_path: Path) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page["A1"], page["XFD1048576"] = "一", "二"
    book.save(tmp_path / "a.xlsx")
    assert "单元格" in sentence(tmp_path / "a.xlsx", OversizedInput)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(max_file_bytes=10), "MB"),
        (Limits(max_cells=10), "单元格"),
        (Limits(max_columns=3), "列"),
        (Limits(max_cell_characters=3), "字"),
    ],
)
def test_every_limit_holds(tmp_path: Path, limits: Limits, said: str) -> None:
    path = written(tmp_path, "a.txt", tsv(ROWS).encode())
    assert said in sentence(path, OversizedInput, limits)


def test_tables_nested_too_deep(tmp_path: Path) -> None:
    deep = "<table><tr><td>甲</td><td>乙</td><td>丙</td><td>丁" * 8 + "</td></tr></table>" * 8
    path = written(tmp_path, "a.html", f"<html><body>{deep}</body></html>".encode())
    assert "嵌套" in sentence(path, OversizedInput, replace(Limits(), max_depth=5))


def test_text_in_no_known_encoding(tmp_path: Path) -> None:
    assert "编码" in sentence(written(tmp_path, "a.txt", b"\xff\xff\xff\x80\x80"), BrokenInput)


def test_blank_standard_input() -> None:
    with pytest.raises(EmptyInput):
        read_text("\n \n")


@settings(deadline=None)
@given(st.text(alphabet="\t\n |产出指标一二三级名称值≥5%：（续表）注项目预算数月底 ", max_size=300))
def test_no_text_stops_the_reader(text: str) -> None:
    try:
        document = read_text(text)
    except EmptyInput:
        return
    for table in document.tables:
        assert all(row.name for row in table)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_stop_the_reader(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = written(tmp_path_factory.getbasetemp(), "bytes.txt", data)
    try:
        read_path(path)
    except ReadError as error:
        assert str(error).endswith("。")


def test_a_container_of_an_unknown_version(tmp_path: Path) -> None:
    path = zipped(tmp_path, "a.docx", word__document_xml=WORD.format("<w:body/>"))
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 6] = 250
    sentence(written(tmp_path, "a.docx", bytes(data)), BrokenInput)
