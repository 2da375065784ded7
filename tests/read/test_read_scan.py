"""Scans and photographs: the same tables as in the file they were printed from."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

import pytest

from qualitycheck.document.document import Document
from qualitycheck.errors import BlankPicture, BrokenInput
from qualitycheck.read.open import read_path
from qualitycheck.read.recognise import is_installed
from qualitycheck.read.scan import read_pixels
from tests.read.documents import ROWS, sentence, texts, written
from tests.read.pdfs import Canvas, write_pdf
from tests.read.photographs import Shot, photograph
from tests.read.pictures import png
from tests.read.seed import SEED, content, needs_office, needs_seed, seed_as

needs_ocr = pytest.mark.skipif(not is_installed(), reason="the extra `ocr` is not installed")
LEAST_EXACT = 0.97
LEAST_EXACT_IN_PHOTOGRAPHS = 0.90
PHOTOGRAPHS = {
    "by hand, from below": Shot(angle=4, far=0.12, side=0.06),
    "by hand, sideways, in the dark": Shot(angle=-9, far=0.1, side=0.05, shade=0.6, quality=50, turns=1),
    "close by, without an edge": Shot(angle=-3, far=0.1, side=0.05, desk=0),
}
SCANS = {f"turned by {90 * turns}": Shot(desk=0, shade=0, turns=turns) for turns in (1, 2, 3)}
SCANS["askew by 10"] = Shot(angle=10, desk=0, shade=0)


def scanned(source: Path, target: Path, dots: int, angle: float, *, noise: float, quality: int) -> Path:
    """Every page as a grey picture laid askew, with noise and the losses of JPEG; a pdf, or one picture."""
    import numpy as np
    import pypdfium2
    from PIL import Image

    chance = np.random.default_rng(7)
    pictures = []
    for page in pypdfium2.PdfDocument(source):
        shown = page.render(scale=dots / 72, grayscale=True).to_pil().convert("L")
        turned = np.asarray(shown.rotate(angle, Image.Resampling.BICUBIC, fillcolor=250), float)
        pixels = turned * 0.92 + 10 + chance.normal(0, noise, turned.shape)
        pictures.append(Image.fromarray(np.clip(pixels, 0, 255).astype("uint8")))
    if target.suffix == ".pdf":
        pictures[0].save(target, save_all=True, append_images=pictures[1:], resolution=dots, quality=quality)
    else:
        pictures[0].save(target, quality=quality)
    return target


def exact_share(found: Document, truth: Document) -> float:
    """Cells that are read exactly and in their order, of all there are."""
    pairs = list(zip(content(found), content(truth), strict=True))
    same = sum(
        block.size
        for row, true in pairs
        for block in SequenceMatcher(None, row, true, autojunk=False).get_matching_blocks()
    )
    return same / sum(len(true) for _, true in pairs)


@needs_seed
@needs_office
@needs_ocr
def test_the_scanned_seed_gives_the_same_tables(tmp_path: Path) -> None:
    assert SEED is not None
    found = read_path(scanned(seed_as("pdf"), tmp_path / "scan.pdf", 150, 0.8, noise=12, quality=60))
    assert found.recognised
    assert "识别" in found.notices[0].text
    assert exact_share(found, read_path(SEED)) >= LEAST_EXACT


@pytest.fixture
def one_page(tmp_path: Path) -> Path:
    """The page of the seed with the first project."""
    import pypdfium2

    path = tmp_path / "page.pdf"
    with pypdfium2.PdfDocument(seed_as("pdf")) as whole, pypdfium2.PdfDocument.new() as page:
        page.import_pages(whole, [2])
        page.save(path)
    return path


@needs_seed
@needs_office
@needs_ocr
@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_a_picture_of_one_page(one_page: Path, name: str) -> None:
    picture = scanned(one_page, one_page.with_name(name), 170, -1.3, noise=8, quality=75)
    found = read_path(picture)
    assert (found.format, found.recognised) == (name[-3:], True)
    assert content(found) == content(read_path(one_page))


@needs_seed
@needs_office
@needs_ocr
@pytest.mark.parametrize("how", [*SCANS, *PHOTOGRAPHS])
def test_a_page_however_it_lies_in_the_picture(one_page: Path, how: str) -> None:
    shot = (SCANS | PHOTOGRAPHS)[how]
    found = read_path(photograph(one_page, one_page.with_name("a.jpg"), shot))
    least = LEAST_EXACT if how in SCANS else LEAST_EXACT_IN_PHOTOGRAPHS
    assert exact_share(found, read_path(one_page)) >= least


@needs_seed
@needs_office
@needs_ocr
def test_a_photograph_of_prose(tmp_path: Path) -> None:
    picture = photograph(seed_as("pdf"), tmp_path / "a.jpg", PHOTOGRAPHS["by hand, from below"], page=1)
    found, truth = read_path(picture), read_path(seed_as("pdf"))
    shown = "".join(paragraph.text for paragraph in found.narrative)
    meant = "".join(paragraph.text for paragraph in truth.narrative)[: len(shown)]
    assert len(shown) > 500
    assert SequenceMatcher(None, shown, meant, autojunk=False).ratio() > LEAST_EXACT


@needs_ocr
def test_a_text_document_is_not_marked_as_recognised(tmp_path: Path) -> None:
    page = Canvas()
    page.table(100, [80, 90, 170, 100], ROWS)
    document = read_path(write_pdf(tmp_path / "a.pdf", [page]))
    assert not document.recognised
    assert [texts(row, "value") for row in document.tables[0]] == [["≥200人次"], ["≥95%"], ["≥90%"]]


@needs_ocr
@pytest.mark.parametrize("shape", [(1, 5000), (5000, 1), (80, 80), (400, 300)])
@pytest.mark.parametrize("noise", [False, True])
def test_a_page_that_shows_nothing_is_blank(shape: tuple[int, int], noise: bool) -> None:
    import numpy as np

    chance = np.random.default_rng(3)
    pixels = chance.integers(0, 255, shape, np.uint8) if noise else np.full(shape, 255, np.uint8)
    page = read_pixels(pixels, 1)
    assert (page.number, page.lines, page.tables) == (1, (), ())


@needs_ocr
def test_a_picture_too_slim_or_blank_says_so(tmp_path: Path) -> None:
    assert "2000×40" in sentence(written(tmp_path, "a.png", png(2000, 40, 40)), BrokenInput)
    assert "一张PNG图片，没有识别出文字" in sentence(
        written(tmp_path, "b.png", png(300, 400, 400)), BlankPicture
    )


@needs_ocr
def test_a_picture_under_another_name_is_called_a_picture(tmp_path: Path) -> None:
    said = sentence(written(tmp_path, "b.docx", png(300, 400, 400)), BlankPicture)
    assert said.startswith("这是一张PNG图片，扩展名却是 .docx，没有识别出文字")
