"""Bad pages and pictures: encrypted, broken, empty, huge, nested, or in want of the extra `ocr`."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from qualitycheck.errors import (
    BrokenInput,
    EmptyInput,
    EncryptedInput,
    MissingRecognition,
    OversizedInput,
    UnknownFormat,
)
from qualitycheck.read import pdf, scan
from qualitycheck.read.open import read_path
from tests.read.documents import ROWS, sentence, written
from tests.read.pdfs import Canvas, write_pdf
from tests.read.pictures import jpeg, png


def page() -> Canvas:
    canvas = Canvas()
    canvas.table(100, [80, 90, 170, 100], ROWS)
    return canvas


def test_an_encrypted_pdf(tmp_path: Path) -> None:
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>/ID[(ab)(ab)]" % (b"o" * 32, b"u" * 32)
    assert "密码" in sentence(write_pdf(tmp_path / "a.pdf", [page()], lock), EncryptedInput)


def test_a_pdf_whose_cross_references_are_wrong_is_searched_through(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [page()])
    data = path.read_bytes()
    path.write_bytes(data.replace(b"startxref\n", b"startxref\n9"))
    assert len(read_path(path).tables[0].indicators) == 3


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
def test_a_truncated_pdf_is_refused(tmp_path: Path, share: float) -> None:
    path = write_pdf(tmp_path / "a.pdf", [page(), page()])
    data = path.read_bytes()
    assert "损坏" in sentence(written(tmp_path, "b.pdf", data[: int(len(data) * share)]), BrokenInput)


@pytest.mark.parametrize(
    "tail", [b"", b"\n%garbage", b"\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\n%%EOF"]
)
def test_nothing_but_the_name_of_a_pdf(tmp_path: Path, tail: bytes) -> None:
    sentence(written(tmp_path, "a.pdf", b"%PDF-1.7" + tail), BrokenInput)


def test_a_page_of_no_size(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [Canvas(0)], width=0)
    sentence(path, EmptyInput)
    mixed = write_pdf(tmp_path / "b.pdf", [Canvas(0), page()])
    assert len(read_path(mixed).tables) == 1


def test_a_blank_page(tmp_path: Path) -> None:
    sentence(write_pdf(tmp_path / "a.pdf", [Canvas()]), EmptyInput)


@pytest.mark.parametrize(("name", "make"), [("a.png", png), ("a.jpg", jpeg)])
def test_a_huge_picture_is_refused_before_it_is_decoded(tmp_path: Path, name: str, make: object) -> None:
    """Its pixels are not even there: decoding would have called it broken."""
    assert callable(make)
    assert "20000×20000" in sentence(written(tmp_path, name, make(20_000, 20_000)), OversizedInput)


@pytest.mark.parametrize("data", [b"\xff\xd8\xff", png(50, 50)[:60], png(0, 7), jpeg(50, 50)[:14]])
def test_a_broken_picture(tmp_path: Path, data: bytes) -> None:
    sentence(written(tmp_path, "a.png", data), BrokenInput)


def test_pictures_of_other_kinds(tmp_path: Path) -> None:
    assert "gif" in sentence(written(tmp_path, "a.gif", b"GIF89a"), UnknownFormat)


def test_without_the_extra_a_sentence_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (pdf, scan):
        monkeypatch.setattr(module, "is_installed", lambda: False)
    assert "qualitycheck[ocr]" in sentence(written(tmp_path, "a.png", png(50, 50, 50)), MissingRecognition)
    picture = write_pdf(tmp_path / "a.pdf", [Canvas().picture()])
    assert "第1页" in sentence(picture, MissingRecognition)
    mixed = read_path(write_pdf(tmp_path / "b.pdf", [page(), Canvas().picture()]))
    assert len(mixed.tables) == 1
    assert "第2页" in mixed.notices[0].source
    assert not mixed.recognised


def test_tables_nested_fifty_deep(tmp_path: Path) -> None:
    body = "<table><tr><td>甲</td><td>乙</td><td>丙</td><td>丁" * 50 + "</td></tr></table>" * 50
    path = written(tmp_path, "a.html", f"<html><body>{body}</body></html>".encode())
    assert "嵌套" in sentence(path, OversizedInput)


def test_a_page_of_fifty_megabytes(tmp_path: Path) -> None:
    line = "<p>本年完成培训三期，全部学员考核合格，群众反映良好。</p>\n".encode()
    path = written(tmp_path, "a.html", b"<html><body>" + line * (50_000_000 // len(line)) + b"</body></html>")
    start = time.process_time()
    assert len(read_path(path).narrative) == 50_000_000 // len(line)
    assert time.process_time() - start < 60
