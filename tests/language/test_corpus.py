"""The corpus of indicators: sound, varied, and nothing of the examination in it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from qualitycheck import check_path
from qualitycheck.errors import CorpusError
from qualitycheck.language.corpus import Project, as_document, read_corpus
from qualitycheck.language.stock import read_stock_phrases
from qualitycheck.language.vocabulary import count_terms
from qualitycheck.train.agreement import weighted_kappa
from qualitycheck.train.corpus import distinct_share, find_faults, near_duplicate_share

EXAM = Path(__file__).resolve().parents[2].parent / "shared" / "exam" / "files"
ROWS = [row for project in read_corpus() for row in project.rows]


def test_every_record_is_sound() -> None:
    assert list(find_faults(read_corpus())) == []


def test_it_is_large_and_varied_enough() -> None:
    projects = read_corpus()
    assert len(projects) >= 400
    assert len(ROWS) >= 3000
    assert len({project.type for project in projects}) >= 60
    assert len({project.layout for project in projects}) >= 12
    assert len({project.government for project in projects}) >= 3
    assert {project.year for project in projects} >= set(range(2019, 2027))
    assert sum(row.is_exemplary for row in ROWS) >= 1200
    assert {flaw.family for row in ROWS for flaw in row.flaws} == {
        "unit", "value", "typo", "boilerplate", "mismatch", "structure", "consistency", "wording", "format",
    }  # fmt: skip


def test_it_does_not_repeat_itself() -> None:
    assert near_duplicate_share(ROWS) <= 0.05
    assert distinct_share(ROWS) >= 0.7


def test_each_project_is_in_one_part_and_every_common_type_in_training() -> None:
    parts = Counter(project.split for project in read_corpus())
    assert parts["train"] > parts["test"] > 40
    common = {kind for kind, count in Counter(p.type for p in read_corpus()).items() if count >= 3}
    assert {p.type for p in read_corpus() if p.split == "train"} >= common


def _triples(text: str) -> frozenset[str]:
    plain = re.sub(r"[\W\d]", "", text)
    return frozenset(plain[i : i + 3] for i in range(len(plain) - 2))


@pytest.mark.skipif(not EXAM.is_dir(), reason="the examination is not beside the repository")
def test_no_described_row_of_the_examination_is_in_it() -> None:
    taken = set()
    for path in sorted(EXAM.iterdir()):
        for checked in check_path(path).documents:
            for table in checked.document.tables:
                taken |= {
                    _triples(i.name.text + i.description.text) for i in table.indicators if i.description
                }
    ours = [
        (row, _triples(row.name + (row.description or "")))
        for row in ROWS
        if row.description and not row.flaws
    ]
    near = [
        row.name
        for row, triples in ours
        for other in taken
        if len(triples & other) >= 0.8 * max(1, len(triples | other))
    ]
    assert near == []


def test_a_broken_record_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "indicators.jsonl"
    path.write_text('{"id": "x"}\n', "utf-8")
    with pytest.raises(CorpusError, match="第1行"):
        read_corpus(path)


def test_a_project_reads_like_a_document() -> None:
    project: Project = read_corpus()[0]
    (table,) = as_document(project).tables
    assert [indicator.name.text for indicator in table.indicators] == [row.name for row in project.rows]
    assert all(indicator.category for indicator in table.indicators)


def test_stock_phrases_say_why_and_when_they_are_right() -> None:
    phrases = read_stock_phrases()
    assert len(phrases) >= 300
    assert len({phrase.text for phrase in phrases}) == len(phrases)
    assert all(phrase.stock and phrase.fine and phrase.where for phrase in phrases)


def test_the_vocabulary_has_counts() -> None:
    assert len(count_terms()) >= 5000
    assert count_terms()["人数"][0] > 100


@pytest.mark.parametrize(
    ("first", "second", "kappa"),
    [([0, 1, 2, 3], [0, 1, 2, 3], 1.0), ([0, 3, 0, 3], [3, 0, 3, 0], -1.0), ([1, 1], [1, 1], 1.0)],
)
def test_kappa_is_one_for_the_same_marks_and_negative_for_opposite_ones(
    first: list[int], second: list[int], kappa: float
) -> None:
    assert weighted_kappa(first, second, 4) == pytest.approx(kappa)
