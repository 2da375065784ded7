"""Whole documents corrected: fewer findings, none made twice, none against the reviewer's own judgement."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from qualitycheck.config import Configuration
from qualitycheck.correction import FIXED_LAYOUT, KEEP_SUFFIX, NAME_IT, SAVE_AS, WRITTEN, correct_path
from qualitycheck.document.diagnostic import Applicability, Fix
from qualitycheck.document.document import Document
from qualitycheck.document.edits import apply_edits
from qualitycheck.errors import UsageError
from qualitycheck.read.office import converted, find_office
from qualitycheck.read.open import read_path
from qualitycheck.report.changes import COLUMNS, SHEET
from qualitycheck.session import check_path
from qualitycheck.text.normalize import fold
from tests.conftest import GOOD_ROWS, write_project
from tests.suggest import wordfiles

ROOT = Path(__file__).resolve().parents[1]
EXAM = ROOT.parent / "shared" / "exam"
PLAIN = Configuration()
WRITABLE = (".docx", ".xlsx", ".txt", ".csv", ".html")
FILES = [
    file
    for folder in (EXAM, *(ROOT / "tests" / "fresh" / name for name in "df"))
    for file in sorted((folder / "files").glob("*"))
    if file.suffix in WRITABLE
]
needs_exam = pytest.mark.skipif(not EXAM.is_dir(), reason="the shared examination is not here")
needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_corrected_document_has_fewer_findings_and_nothing_left_to_correct(
    file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / file.name
    before = file.read_bytes()
    first = correct_path(file, copy, PLAIN)
    assert file.read_bytes() == before
    assert first.data is not None and first.after is not None
    copy.write_bytes(first.data)
    again = correct_path(copy, tmp_path / f"b{file.suffix}", PLAIN)
    found = len(first.before.diagnostics), len(again.before.diagnostics)
    assert found[1] < found[0] if first.plan.cells else found[1] == found[0]
    assert again.plan.cells == () and again.data == first.data
    assert correct_path(file, copy, PLAIN).data == first.data


@pytest.mark.parametrize("file", [f for f in FILES if f.suffix == ".docx"], ids=lambda file: file.name)
def test_accepting_the_changes_gives_what_the_plain_fixes_give(file: Path, tmp_path: Path) -> None:
    made = correct_path(file, tmp_path / file.name, PLAIN)
    assert made.data is not None
    assert wordfiles.rejected(made.data) == wordfiles.rejected(file.read_bytes())
    (tmp_path / file.name).write_bytes(wordfiles.accept_all(made.data))
    accepted = read_path(tmp_path / file.name)
    edits = [edit for repair in made.plan.repairs for edit in repair.fix.edits]
    for place in {edit.place for edit in edits}:
        own = made.before.document.field_at(*place).text
        plain = apply_edits(own, [edit for edit in dict.fromkeys(edits) if edit.place == place])
        assert accepted.field_at(*place).text == plain


def safe_fixes() -> Iterator[tuple[str, Document, Fix, list[dict[str, Any]]]]:
    """Every safe fix of the examination with what the reviewer says of the same field."""
    for file in sorted((EXAM / "files").glob("*")):
        gold = yaml.safe_load((EXAM / "gold" / f"{file.stem}.yaml").read_text("utf-8"))["findings"]
        checked = check_path(file).documents[0]
        for fix in (fix for found in checked.diagnostics for fix in found.fixes):
            if fix.applicability == Applicability.SAFE:
                edit = fix.edits[0]
                same = [
                    one for one in gold
                    if (one["table"], one["row"]) == (edit.table, edit.row)
                    and (one["field"] == edit.field or (one["field"], edit.field) == ("name", "project_name"))
                ]  # fmt: skip
                yield file.name, checked.document, fix, same


def squeeze(text: object) -> str:
    return "".join(str(text).split())


def agrees(text: str, fix: Fix, gold: dict[str, Any]) -> bool:
    """Whether the reviewer's repair is the fix, for the whole field or for the words."""
    if gold["tier"] == "trap" or not gold.get("fix"):
        return False
    want, result = squeeze(gold["fix"]), squeeze(fix.result)
    whole = squeeze(text).replace(squeeze(gold["text"]), want, 1)
    return result in {want, whole} or any(squeeze(edit.replacement) == want for edit in fix.edits)


@needs_exam
def test_every_safe_fix_is_the_reviewers_or_changes_the_width_of_characters_alone() -> None:
    total, different = 0, []
    for name, document, fix, gold in safe_fixes():
        edit = fix.edits[0]
        text = document.field_at(edit.table, edit.row, edit.field, edit.paragraph).text
        total += 1
        if not any(agrees(text, fix, one) for one in gold):
            different.append((name, edit.table, edit.row, edit.field, text, fix.result))
    wrong = [one for one in different if fold(one[4]) != fold(one[5])]
    assert total >= 40 and len(different) <= total // 8
    assert wrong == []


VALUES = st.sampled_from([
    "≥95%", "≥95百分比", "≥100%", "≥100百分比", "≤0起", "＝14个", ">=90%", "95", "≥95％", "不低于95%以上", "≧90%",
    "2车辆", "≥95%以上", "≥ 95 %", "=0次", "定性", "", "优良中差", "2025年11月31日前",
])  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(st.lists(VALUES, min_size=len(GOOD_ROWS), max_size=len(GOOD_ROWS)))
def test_correcting_twice_changes_nothing_the_second_time(
    tmp_path_factory: pytest.TempPathFactory, values: list[str]
) -> None:
    rows = [(*row[:4], value, row[5]) for row, value in zip(GOOD_ROWS, values, strict=True)]
    folder = tmp_path_factory.mktemp("c")
    path, copy = folder / "a.txt", folder / "b.txt"
    path.write_text(write_project(1, "森林防火培训", rows), "utf-8")
    made = correct_path(path, copy, PLAIN)
    assert made.data is not None and made.after is not None
    assert len(made.after.diagnostics) <= len(made.before.diagnostics)
    copy.write_bytes(made.data)
    assert correct_path(copy, folder / "c.txt", PLAIN).data == made.data


def test_suggestions_come_with_the_safe_fixes_when_asked_for(
    unit_text: str, save: Callable[..., Path]
) -> None:
    path = save("a.txt", unit_text.replace("≥120人", "≥120"))
    safe = correct_path(path, path.with_name("b.txt"), PLAIN)
    every = correct_path(path, path.with_name("b.txt"), PLAIN, suggested=True)
    assert len(every.plan.repairs) > len(safe.plan.repairs) > 0


@needs_exam
def test_a_corrected_workbook_lists_its_changes(tmp_path: Path) -> None:
    made = correct_path(EXAM / "files" / "sc_zhen.xlsx", tmp_path / "a.xlsx", PLAIN)
    assert made.data is not None
    (tmp_path / "a.xlsx").write_bytes(made.data)
    rows = [*openpyxl.load_workbook(tmp_path / "a.xlsx")[SHEET].iter_rows(values_only=True)]
    assert rows[0] == COLUMNS
    assert [row[0] for row in rows[1:]] == [str(n + 1) for n in range(len(made.plan.repairs))]
    assert ("＝100%", "=100%") in {(row[4], row[5]) for row in rows}


@needs_exam
def test_what_cannot_be_written_is_listed_with_a_sentence(tmp_path: Path) -> None:
    made = correct_path(EXAM / "files" / "hb_nongye.pdf", tmp_path / "a.pdf", PLAIN)
    assert made.data is None and made.plan.repairs
    assert made.refusal == FIXED_LAYOUT.format(kind="PDF")


def test_a_saved_page_is_saved_as_something_else(tmp_path: Path, save: Callable[..., Path]) -> None:
    page = "<html><body><p>公务车连规范化管理</p></body></html>"
    head = "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    saved = save("a.mht", f"{head}{page}\r\n")
    made = correct_path(saved, tmp_path / "b.mht", PLAIN)
    assert made.data is None and made.refusal == SAVE_AS.format(kind="mht", suffix="docx")


@needs_exam
def test_the_copy_keeps_the_format(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=re.escape(KEEP_SUFFIX.format(suffix=".docx"))):
        correct_path(EXAM / "files" / "hb_wenlv.docx", tmp_path / "a.doc", PLAIN)


@needs_exam
@needs_office
def test_old_formats_are_converted_and_then_corrected(tmp_path: Path) -> None:
    with converted(EXAM / "files" / "hb_wenlv.docx", "doc") as old:
        with pytest.raises(UsageError, match=re.escape(NAME_IT.format(kind="doc", suffix=".docx"))):
            correct_path(old, tmp_path / "a.doc", PLAIN)
        made = correct_path(old, tmp_path / "a.docx", PLAIN)
    assert made.data is not None
    assert len(made.plan.repairs) == len(
        correct_path(EXAM / "files" / "hb_wenlv.docx", None, PLAIN).plan.repairs
    )
    assert wordfiles.accepted(made.data) != wordfiles.rejected(made.data)


def test_no_suggestion_answers_another(tmp_path: Path) -> None:
    path = ROOT / "tests" / "fresh" / "i" / "files" / "relics_tibet.html"
    made = correct_path(path, tmp_path / path.name, PLAIN, suggested=True)
    refused = {one.diagnostic.code for one in made.plan.refusals if one.reason == WRITTEN}
    assert "QM033" in refused
    written = [
        (cell.origin.part, cell.origin.row, cell.origin.column, cell.start, cell.end)
        for repair in made.plan.repairs
        for cell in repair.cells
    ]
    assert len(written) == len(set(written))
