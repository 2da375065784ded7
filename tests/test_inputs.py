"""Which files a command line means."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qualitycheck.inputs import expand_paths

SUFFIXES = frozenset({".txt", ".docx"})
Save = Callable[..., Path]


def expand(*paths: Path | str) -> tuple[list[str], list[str]]:
    inputs = expand_paths(map(str, paths), SUFFIXES)
    return inputs.files, [one.path for one in inputs.unreadable]


def test_a_folder_gives_its_readable_files_sorted(tmp_path: Path, save: Save) -> None:
    for name in ("b.txt", "a.docx", "深/c.TXT", "picture.png", "~$a.docx", ".hidden.txt", ".git/d.txt"):
        save(name, "x")
    assert expand(tmp_path)[0] == [str(tmp_path / name) for name in ("a.docx", "b.txt", "深/c.TXT")]


def test_a_file_named_itself_is_kept_whatever_its_suffix(save: Save) -> None:
    picture = save("picture.png", "x")
    assert expand(picture) == ([str(picture)], [])


def test_a_pattern_the_shell_left_alone_is_expanded(tmp_path: Path, save: Save) -> None:
    save("a.txt", "x"), save("b.txt", "x"), save("深/c.txt", "x")
    assert expand(tmp_path / "*.txt")[0] == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert len(expand(tmp_path / "**" / "*.txt")[0]) == 3


def test_a_name_with_brackets_is_a_name_first(save: Save) -> None:
    path = save("表[1].txt", "x")
    assert expand(path) == ([str(path)], [])


@pytest.mark.parametrize("name", ["*.txt", "empty"])
def test_what_leads_to_no_file_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    assert expand(tmp_path / name) == ([], [str(tmp_path / name)])


def test_a_missing_file_is_left_to_the_reader(tmp_path: Path) -> None:
    assert expand(tmp_path / "none.txt") == ([str(tmp_path / "none.txt")], [])


def test_a_file_named_twice_is_read_once(tmp_path: Path, save: Save) -> None:
    path = save("a.txt", "x")
    assert expand(path, tmp_path, "-", "-")[0] == [str(path), "-"]


def test_links_in_a_circle_end(tmp_path: Path, save: Save) -> None:
    path = save("in/a.txt", "x")
    try:
        (tmp_path / "in" / "round").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets nobody make links")
    assert expand(tmp_path)[0] == [str(path)]
