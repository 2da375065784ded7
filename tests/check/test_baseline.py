"""A baseline knows findings by document, rule and words: what is new is told, what is fixed drops out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitycheck import Configuration
from qualitycheck.check.baseline import (
    Known,
    document_name,
    hide_known,
    load_baseline,
    print_baseline,
    update_baseline,
)
from qualitycheck.document.result import Result
from qualitycheck.errors import ConfigurationError
from qualitycheck.session import check_path, codes_that_run
from tests.conftest import with_value, write_project

UNITS = Configuration(select=("QU001",))
RAN = codes_that_run(UNITS)
Save = Callable[..., Path]


def known_of(result: Result, folder: Path, before: Known | None = None) -> Known:
    return update_baseline(before or {}, result, folder, RAN)


def told(result: Result) -> list[tuple[str, int, str]]:
    return [(d.code, p.row, p.text) for d in result.diagnostics for p in d.places]


def test_what_is_known_is_not_told_again(save: Save, unit_text: str, tmp_path: Path) -> None:
    result = check_path(save("a/样例.txt", unit_text), UNITS)
    known = known_of(result, tmp_path)
    assert known == {"a/样例.txt": Counter({("QU001", "百分比"): 3})}
    after = hide_known(result, known, tmp_path, RAN)
    assert (told(after), after.fixed) == ([], ())
    assert [one.by for one in after.suppressed] == ["baseline", "baseline"]


def test_rows_may_move(save: Save, unit_text: str, tmp_path: Path) -> None:
    known = known_of(check_path(save("a.txt", unit_text), UNITS), tmp_path)
    moved = (
        write_project(1, "新增项目", with_value(1, "≥120人")) + "\n" + unit_text.replace("2、林区", "3、林区")
    )
    after = hide_known(check_path(save("a.txt", moved), UNITS), known, tmp_path, RAN)
    assert (told(after), after.fixed) == ([], ())


def test_one_more_of_the_same_is_new(save: Save, unit_text: str, tmp_path: Path) -> None:
    known = known_of(check_path(save("a.txt", unit_text), UNITS), tmp_path)
    worse = save("a.txt", unit_text + "\n" + write_project(3, "防火宣传", with_value(4, "≥90百分比")))
    after = hide_known(check_path(worse, UNITS), known, tmp_path, RAN)
    assert told(after) == [("QU001", 4, "百分比")]
    assert [fix.result for found in after.diagnostics for fix in found.fixes] == ["≥90%"]


def test_a_finding_partly_known_is_told_for_its_new_places_alone(
    save: Save, unit_text: str, tmp_path: Path
) -> None:
    result = check_path(save("a.txt", unit_text), UNITS)
    known: Known = {"a.txt": Counter({("QU001", "百分比"): 2})}
    after = hide_known(result, known, tmp_path, RAN)
    assert told(after) == [("QU001", 5, "百分比")]
    assert [fix.result for found in after.diagnostics for fix in found.fixes] == ["≥85%"]
    assert sum(len(one.diagnostic.places) for one in after.suppressed) == 2


def test_what_is_fixed_is_said_and_drops_out(
    save: Save, unit_text: str, good_text: str, tmp_path: Path
) -> None:
    known = known_of(check_path(save("a.txt", unit_text), UNITS), tmp_path)
    result = check_path(save("a.txt", good_text), UNITS)
    after = hide_known(result, known, tmp_path, RAN)
    assert after.fixed is not None
    assert [(one.code, one.words, one.count) for one in after.fixed] == [("QU001", "百分比", 3)]
    assert known_of(after, tmp_path, known) == {}


def test_what_a_run_does_not_look_at_stays(save: Save, unit_text: str, tmp_path: Path) -> None:
    save("b.txt", "x")
    before: Known = {
        "a.txt": Counter({("QV003", "≥100%"): 1, ("QU001", "百分之"): 4}),
        "b.txt": Counter({("QU001", "百分比"): 1}),
        "gone.txt": Counter({("QU001", "百分比"): 1}),
    }
    result = check_path(save("a.txt", unit_text), UNITS)
    assert known_of(result, tmp_path, before) == {
        "a.txt": Counter({("QV003", "≥100%"): 1, ("QU001", "百分比"): 3}),
        "b.txt": Counter({("QU001", "百分比"): 1}),
    }
    assert [one.code for one in hide_known(result, before, tmp_path, RAN).fixed or ()] == ["QU001"]


def test_a_score_does_not_rise_by_a_baseline(save: Save, unit_text: str, tmp_path: Path) -> None:
    result = check_path(save("a.txt", unit_text), Configuration())
    known = update_baseline({}, result, tmp_path, codes_that_run(Configuration()))
    after = hide_known(result, known, tmp_path, codes_that_run(Configuration()))
    assert after.diagnostics == ()
    assert [d.scores for d in after.documents] == [d.scores for d in result.documents]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"version": 1}',
        '{"version": 1, "documents": {"a": {"b": {"c": 0}}}}',
        "[" * 9000,
        "\x00",
    ],
)
def test_a_broken_file_is_one_sentence(save: Save, text: str) -> None:
    path = save("known.json", text)
    with pytest.raises(ConfigurationError, match="已损坏或不是基线文件"):
        load_baseline(path)


def test_a_file_of_a_later_version_and_one_that_is_not_there(save: Save, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="较新版本"):
        load_baseline(save("known.json", '{"version": 2, "documents": {}}'))
    with pytest.raises(ConfigurationError, match="不存在"):
        load_baseline(tmp_path / "none.json")


@given(
    st.dictionaries(
        st.text(min_size=1),
        st.dictionaries(st.tuples(st.text(), st.text()), st.integers(1, 99), min_size=1).map(Counter),
    )
)
def test_a_file_says_what_was_written_and_always_in_the_same_order(
    tmp_path_factory: pytest.TempPathFactory, known: Known
) -> None:
    path = tmp_path_factory.mktemp("known") / "known.json"
    path.write_text(print_baseline(known), "utf-8")
    assert load_baseline(path) == known
    assert print_baseline(dict(reversed(known.items()))) == print_baseline(known)
    assert json.loads(path.read_text("utf-8"))["version"] == 1


def test_a_document_is_named_from_the_folder_of_the_file(tmp_path: Path) -> None:
    assert document_name(str(tmp_path / "a" / "b.txt"), tmp_path) == "a/b.txt"
    assert document_name(str(tmp_path / "b.txt"), tmp_path / "a") == "../b.txt"
    assert document_name("-", tmp_path) == "-"
