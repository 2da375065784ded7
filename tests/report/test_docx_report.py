"""Annotated Word documents: comments at the exact words, read back with python-docx."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument

from qualitycheck import check_path, check_text
from qualitycheck.document.diagnostic import Diagnostic, Family, Location, Severity
from qualitycheck.document.document import Document
from qualitycheck.document.result import CheckedDocument
from qualitycheck.report.docx import NOT_OWN, annotate, render_documents
from qualitycheck.report.remarks import remarks
from qualitycheck.report.style import Style
from tests.suggest.wordfiles import W, accepted, members

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    file
    for folder in (ROOT.parent / "shared" / "exam", *(ROOT / "tests" / "fresh" / name for name in "adf"))
    for file in sorted((folder / "files").glob("*"))
]
WORD_FILES = [file for file in FILES if file.suffix == ".docx"]


def anchors(document: WordDocument) -> dict[str, str]:
    """The words under each comment: texts between its two marks, by the comment's id."""
    open_now: set[str] = set()
    found: dict[str, str] = {}
    for element in document.element.body.iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            open_now.add(number)
            found[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_now.remove(number)
        elif element.tag == f"{W}t":
            for one in open_now:
                found[one] += element.text or ""
    assert not open_now
    return found


def places(checked: CheckedDocument) -> list[tuple[Location, str]]:
    return [
        (place, "\n".join(lines))
        for found in checked.diagnostics
        for place, lines in remarks(checked.document, found)
    ]


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_place_of_every_finding_has_its_comment_at_its_exact_words(file: Path) -> None:
    """Sign, number and unit may stand in cells of their own: then each has its comment, the first the whole."""
    checked = check_path(file).documents[0]
    document = docx.Document(io.BytesIO(annotate(checked)))
    words = anchors(document)
    rest = [(c.text, squeeze(words[str(c.comment_id)])) for c in document.comments]
    for place, text in places(checked):
        said, anchored = rest.pop(0)
        assert said == text
        wanted = squeeze(place.text)
        while (
            rest and rest[0][0] == text.split("\n")[0] and anchored != wanted and wanted.startswith(anchored)
        ):
            anchored += rest.pop(0)[1]
        assert not wanted or anchored == wanted
    assert not rest


@pytest.mark.parametrize("file", WORD_FILES, ids=lambda file: file.name)
def test_the_users_own_document_keeps_its_text_and_its_other_parts(file: Path) -> None:
    made, own = annotate(check_path(file).documents[0]), file.read_bytes()
    assert accepted(made) == accepted(own)
    before, after = members(own), members(made)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
    assert set(after) - set(before) <= {"word/comments1.xml", "word/comments.xml"}


def test_a_comment_says_what_why_and_what_instead(unit_text: str) -> None:
    checked = check_text(unit_text).documents[0]
    document = docx.Document(io.BytesIO(annotate(checked)))
    texts = [comment.text for comment in document.comments]
    full = next(text for text in texts if "QU001" in text)
    assert all(word in full for word in ("【警告 QU001】", "原因：", "依据：", "改为：≥95%"))
    assert any(text.startswith("同上（QU001，见") and "改为：≥85%" in text for text in texts)


def test_comments_of_others_stay(tmp_path: Path, unit_text: str) -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("说明")
    document.add_comment(run, text="原有批注", author="王五")
    path = tmp_path / "a.docx"
    document.save(str(path))
    checked = check_path(path).documents[0]
    found = Diagnostic(
        "QX001", "x", Family.VALUE, Severity.ERROR, "问题", "依据", 1.0, Location(0, 0, "text", 1, 0, 1, "说")
    )
    made = docx.Document(io.BytesIO(annotate(CheckedDocument(checked.document, (found,)))))
    assert [comment.author for comment in made.comments] == ["王五", "qualitycheck"]
    assert sorted(anchors(made).values()) == ["说", "说明"]


def test_the_same_input_gives_the_same_bytes(unit_text: str) -> None:
    one, other = (annotate(check_text(unit_text).documents[0]) for _ in range(2))
    assert one == other


def test_a_text_of_control_characters_makes_a_sound_file(unit_text: str) -> None:
    checked = check_text(unit_text.replace("护林员", "护\x01林\x0b员\ufffe"), path="=a\x02.txt").documents[0]
    assert len(docx.Document(io.BytesIO(annotate(checked))).tables) == 4


def test_a_document_nobody_can_open_again_is_written_down(tmp_path: Path) -> None:
    checked = CheckedDocument(Document(str(tmp_path / "gone.docx"), "docx"))
    document = docx.Document(io.BytesIO(annotate(checked)))
    assert document.paragraphs[0].text == "gone.docx"
    assert [comment.text for comment in document.comments] == [NOT_OWN]


def test_a_folder_of_several_documents(unit_text: str, save: Callable[..., Path]) -> None:
    save("x/a.txt", unit_text)
    save("y/A.txt", unit_text)
    result = check_path(save("x/a.txt", unit_text).parents[1])
    names = [name for name, _ in render_documents(result, Style())]
    assert names == ["a（批注）.docx", "A2（批注）.docx"]
