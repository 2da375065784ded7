"""Tracked changes in Word documents: exact characters, formatting kept, the rest untouched."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.high_level import extract_text

from qualitycheck.document.field import Origin
from qualitycheck.document.limits import Limits
from qualitycheck.read.docx import read_docx
from qualitycheck.read.office import converted, find_office
from qualitycheck.suggest.placement import MOVED, CellEdit
from qualitycheck.suggest.tracked import AUTHOR, CLOSED, open_tracked
from tests.suggest import wordfiles as words

FIRST = Origin("paragraph", row=1)


def change(path: Path, *cells: CellEdit) -> bytes:
    with open_tracked(path, Limits()) as document:
        assert [document.obstacle(cell) for cell in cells] == [""] * len(cells)
        return document.write(cells)


def save(path: Path, *runs: str) -> Path:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for number, text in enumerate(runs):
        paragraph.add_run(text).font.color.rgb = RGBColor(number, 0, 0)
    document.save(str(path))
    return path


def test_the_words_are_deleted_and_the_others_inserted(tmp_path: Path) -> None:
    path = save(tmp_path / "a.docx", "公务", "车连规范", "化")
    data = change(path, CellEdit(FIRST, 3, 4, "连", "辆"))
    assert words.accepted(data)[0] == "公务车辆规范化"
    assert words.rejected(data)[0] == "公务车连规范化"


def test_the_new_words_look_like_the_old_ones(tmp_path: Path) -> None:
    path = save(tmp_path / "a.docx", "公务", "车连规范", "化")
    data = change(path, CellEdit(FIRST, 3, 4, "连", "辆"))
    inserted = next(iter(words.open_word(data).element.iter(f"{words.W}ins")))
    assert inserted.get(f"{words.W}author") == AUTHOR
    assert next(inserted.iter(f"{words.W}color")).get(f"{words.W}val") == "010000"
    kept = [run.text for run in words.open_word(data).paragraphs[0].runs]
    assert kept == ["公务", "车", "规范", "化"]


def test_words_over_several_runs(tmp_path: Path) -> None:
    path = save(tmp_path / "a.docx", "≥100百", "分", "比")
    data = change(path, CellEdit(FIRST, 4, 7, "百分比", "%"), CellEdit(FIRST, 0, 1, "≥", "="))
    assert words.accepted(data)[0] == "=100%"
    assert words.rejected(data)[0] == "≥100百分比"


def test_a_picture_a_note_and_a_page_break_beside_the_words_are_not_deleted(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    document = docx.Document()
    run = document.add_paragraph().add_run("≥95百分比")
    for mark in ("<w:drawing %s/>", '<w:footnoteReference w:id="1" %s/>', '<w:br w:type="page" %s/>'):
        run._r.append(parse_xml(mark % nsdecls("w")))
    document.save(str(path))
    root = words.open_word(change(path, CellEdit(FIRST, 3, 6, "百分比", "%"))).element
    deleted = [one for mark in root.iter(f"{words.W}del") for one in mark.iter()]
    assert {"drawing", "footnoteReference", "br"}.isdisjoint(one.tag.removeprefix(words.W) for one in deleted)
    assert len([*root.iter(f"{words.W}footnoteReference")]) == len([*root.iter(f"{words.W}br")]) == 1


def test_an_empty_cell_is_filled(tmp_path: Path) -> None:
    path = words.write_table(tmp_path / "a.docx", [["数值", "单位"], ["95", ""]])
    data = change(path, CellEdit(Origin("table", "1", 2, 2), 0, 0, "", "%"))
    assert "%" in words.accepted(data) and "%" not in words.rejected(data)


def test_what_is_not_there_any_more_is_not_changed(tmp_path: Path) -> None:
    path = save(tmp_path / "a.docx", "公务车辆")
    with open_tracked(path, Limits()) as document:
        assert document.obstacle(CellEdit(FIRST, 3, 4, "连", "辆")) == MOVED
        assert document.obstacle(CellEdit(Origin("paragraph", row=9), 0, 0, "", "辆")) == MOVED


def test_a_bound_content_control_is_left_alone(tmp_path: Path) -> None:
    document = docx.Document()
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:dataBinding w:xpath='/a' w:storeItemID='x'/></w:sdtPr>"
        "<w:sdtContent><w:r><w:t>车连</w:t></w:r></w:sdtContent></w:sdt>"
    )
    document.add_paragraph()._p.append(control)
    document.save(str(tmp_path / "a.docx"))
    with open_tracked(tmp_path / "a.docx", Limits()) as opened:
        assert opened.obstacle(CellEdit(FIRST, 1, 2, "连", "辆")) == CLOSED


def test_a_change_inside_the_insertion_of_somebody_else(tmp_path: Path) -> None:
    document = docx.Document()
    inserted = parse_xml(
        f"<w:ins {nsdecls('w')} w:id='7' w:author='李四'><w:r><w:t>公务车连规范化</w:t></w:r></w:ins>"
    )
    document.add_paragraph()._p.append(inserted)
    document.save(str(tmp_path / "a.docx"))
    data = change(tmp_path / "a.docx", CellEdit(FIRST, 3, 4, "连", "辆"))
    assert words.accepted(data)[0] == "公务车辆规范化"
    marks = list(words.open_word(data).element.iter(f"{words.W}ins"))
    assert [one.get(f"{words.W}author") for one in marks] == ["李四", AUTHOR, "李四"]
    assert not any(mark is not other and other in mark.iterancestors() for mark in marks for other in marks)


def test_every_other_part_stays_byte_for_byte(tmp_path: Path) -> None:
    path = save(tmp_path / "a.docx", "车连")
    before, after = (
        words.members(path.read_bytes()),
        words.members(change(path, CellEdit(FIRST, 1, 2, "连", "辆"))),
    )
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    assert list(before) == list(after)


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_what_is_deleted_and_what_is_inserted(tmp_path: Path) -> None:
    path = save(tmp_path / "a.docx", "公务", "车连规范", "化")
    path.write_bytes(change(path, CellEdit(FIRST, 3, 4, "连", "辆")))
    with converted(path, "pdf") as made:
        assert "公务车连辆规范化" in "".join(extract_text(made).split())


def test_characters_that_xml_cannot_hold_are_left_out(tmp_path: Path) -> None:
    data = change(save(tmp_path / "a.docx", "车连"), CellEdit(FIRST, 1, 2, "连", "\x00辆\x0b\ud800"))
    assert words.accepted(data)[0] == "车辆"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text("甲乙丙丁≥%19 ", min_size=1, max_size=5), min_size=1, max_size=4), st.data())
def test_accepting_gives_the_new_text_and_rejecting_the_old(
    tmp_path_factory: pytest.TempPathFactory, runs: list[str], data: st.DataObject
) -> None:
    text = "".join(runs)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(st.text("戊己", max_size=3))
    path = save(tmp_path_factory.mktemp("w") / "a.docx", *runs)
    made = change(path, CellEdit(FIRST, start, end, text[start:end], new))
    assert words.accepted(made)[0] == text[:start] + new + text[end:]
    assert words.rejected(made)[0] == text
    path.write_bytes(made)
    read = "".join(block.field.text for block in read_docx(path, Limits()).blocks)
    assert read.strip() == (text[:start] + new + text[end:]).strip()
