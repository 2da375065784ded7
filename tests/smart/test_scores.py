"""SMART scores: what they rest on, that repairs never lower them, and how far reviewers agree with them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from qualitycheck import check_path, check_text, score_frame
from qualitycheck.config import Configuration
from qualitycheck.document.smart import LETTERS, SmartScore
from qualitycheck.errors import ConfigurationError
from qualitycheck.report.ranking import rank_tables, render_bars, render_ranking, render_ranking_csv
from qualitycheck.ruleset.load import load_rules
from qualitycheck.smart.ceilings import read_ceilings
from qualitycheck.smart.tables import grade_table
from qualitycheck.train.smart import SETTINGS, evaluate_smart
from tests.smart.figures import count_shared, find_lowered, read_marked

FRESH = Path(__file__).parents[1] / "fresh"
EXAM = Path(__file__).resolve().parents[2].parent / "shared" / "exam"
SEED = Path(__file__).resolve().parents[2].parent / "shared" / "seed" / "example.txt"
ROW_LEAST, TABLE_LEAST, GRADE_LEAST = 0.65, 0.65, 0.85


def row(*marks: int) -> SmartScore:
    return SmartScore(tuple(25.0 * m for m in marks), marks)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rows", "grade"),
    [
        ([row(4, 4, 4, 4, 3)] * 6, "优"),
        ([row(4, 4, 4, 4, 3)] * 6 + [row(4, 2, 3, 4, 3), row(1, 1, 1, 3, 1)], "良"),
        ([row(4, 4, 4, 4, 3)] * 4 + [row(1, 1, 1, 3, 1)] * 2, "中"),
        ([row(4, 4, 4, 4, 3)] * 3 + [row(1, 1, 1, 3, 1)] * 3, "差"),
        ([], "差"),
    ],
)
def test_the_grade_follows_the_decision_rules(rows: list[SmartScore], grade: str) -> None:
    assert grade_table(rows, [], read_ceilings()) == grade


def test_every_ceiling_is_of_a_rule_there_is() -> None:
    ceilings, codes = read_ceilings(), {rule.code for rule in load_rules()}
    named = {*ceilings.rows, *ceilings.names, *ceilings.tables}
    assert named | ceilings.gaps | ceilings.faults | ceilings.needed <= codes
    limits = [
        m
        for group in (ceilings.rows, ceilings.names, ceilings.tables)
        for g in group.values()
        for m in g.values()
    ]
    assert set(limits) <= {0, 1, 2, 3}


def test_a_good_row_scores_high_and_a_slogan_low(good_text: str, error_text: str) -> None:
    (good,) = check_text(good_text).documents[0].scores
    assert good.grade in ("优", "良")
    assert good.smart.score > 85
    weak = check_text(error_text).documents[0].scores[0]
    assert weak.smart.score < good.smart.score


def test_the_reasons_add_up_to_the_points(error_text: str) -> None:
    for score in check_text(error_text).documents[0].scores:
        for smart in (score.smart, *score.rows):
            assert all(reason.text for reason in smart.reasons)
            for letter, points in smart:
                told = sum(reason.points for reason in smart.reasons if reason.letter == letter)
                assert points == pytest.approx(100 + told, abs=2), (letter, smart)


def test_a_score_rests_on_all_rules_whatever_is_selected(error_text: str) -> None:
    every, few = check_text(error_text), check_text(error_text, Configuration(select=("format",)))
    assert len(few.diagnostics) < len(every.diagnostics)
    assert few.documents[0].scores == every.documents[0].scores


def test_the_amounts_are_the_users_to_change(unit_text: str) -> None:
    usual = check_text(unit_text).documents[0].scores[0]
    strict = check_text(unit_text, Configuration(ceilings={"QU001": {"M": 1}})).documents[0].scores[0]
    changed = [(a.marks[1], b.marks[1]) for a, b in zip(usual.rows, strict.rows, strict=True) if a != b]
    assert changed
    assert all(before == 3 and after == 1 for before, after in changed)


def test_an_amount_for_no_rule_is_refused(unit_text: str) -> None:
    with pytest.raises(ConfigurationError, match="QX999"):
        check_text(unit_text, Configuration(ceilings={"QX999": {"M": 1}}))


def documents() -> list[Path]:
    return sorted(path for path in FRESH.glob("*/files/*") if path.parent.parent.name in "aef")


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_no_repair_lowers_a_letter(path: Path) -> None:
    assert list(find_lowered(path)) == []


@pytest.mark.skipif(not EXAM.is_dir(), reason="the shared examination is not beside the repository")
def test_the_weakest_tables_are_the_reviewers_and_clean_ones_stand_above_all() -> None:
    tables = read_marked(EXAM / "files", EXAM)
    assert count_shared(tables) >= 8
    clean = [one for one in tables if one.clean]
    assert {one.score.grade for one in clean} <= {"良", "优"}
    highest = max(one.score.smart.score for one in tables if not one.clean)
    assert min(one.score.smart.score for one in clean) > highest


@pytest.mark.skipif(not SEED.is_file(), reason="the seed document is not beside the repository")
def test_the_seeds_tables_all_go_back() -> None:
    scores = check_path(SEED).documents[0].scores
    assert [score.grade in ("中", "差") for score in scores] == [True] * 6


def test_it_agrees_with_the_marks_of_projects_it_has_not_seen() -> None:
    figures = evaluate_smart("test")
    for letter in LETTERS:
        assert figures[f"row {letter}"] >= ROW_LEAST, figures
        assert figures[f"table {letter}"] >= TABLE_LEAST, figures
    assert figures["grade"] >= GRADE_LEAST, figures


def test_our_trees_answer_as_scikit_learn_does() -> None:
    from sklearn.ensemble import HistGradientBoostingRegressor

    from qualitycheck.language.trees import Trees
    from qualitycheck.train.boosting import export_trees

    source = np.random.default_rng(0)
    features = source.normal(size=(400, 6)).astype(np.float32)
    model = HistGradientBoostingRegressor(random_state=0, **SETTINGS).fit(
        features, features[:, 0] * features[:, 1]
    )
    ours = Trees(export_trees(model, "x_"), "x_").evaluate(features)
    assert np.allclose(ours, model.predict(features), atol=1e-4)


def test_the_ranking_begins_with_the_weakest(good_text: str, error_text: str, tmp_path: Path) -> None:
    for name, text in (("好.txt", good_text), ("差.txt", error_text)):
        (tmp_path / name).write_text(text, "utf-8")
    ranked = rank_tables(check_path(tmp_path))
    assert [one.score.smart.score for one in ranked] == sorted(one.score.smart.score for one in ranked)
    assert render_ranking(ranked).splitlines()[0].count("差.txt") == 1
    assert len(render_ranking_csv(ranked).splitlines()) == len(ranked) + 1
    assert "■" in render_bars(ranked[-1].score)
    frame = score_frame([tmp_path])
    assert list(frame["总分"]) == [one.score.smart.score for one in ranked]


@pytest.mark.parametrize(("gate", "status"), [(("--min-score", "99.9"), 1), (("--min-score", "1"), 0)])
def test_a_gate_ends_with_status_1(
    gate: tuple[str, str], status: int, error_text: str, tmp_path: Path
) -> None:
    path = tmp_path / "表.txt"
    path.write_text(error_text, "utf-8")
    command = [sys.executable, "-m", "qualitycheck", "score", str(path), *gate]
    assert subprocess.run(command, capture_output=True, check=False).returncode == status


def test_a_reason_names_the_weak_rows_and_what_is_wrong(good_text: str) -> None:
    weak = good_text.replace("≥120人", "有效提升").replace("≥95%", "显著提高").replace("2025年9月底前", "")
    (table,) = rank_tables(check_text(weak))
    (told,) = (r.text for r in table.score.smart.reasons if r.letter == "M" and "75分" in r.text)
    assert told.startswith("第1、2、3行低于75分，如第")
    one = good_text.replace("≥95%", "≥120百分比")
    (table,) = rank_tables(check_text(one))
    (told,) = (r.text for r in table.score.smart.reasons if r.letter == "A" and "75分" in r.text)
    assert told.startswith("第2行低于75分：“培训考核合格率”")
    assert "%的指标" not in render_ranking([table])
