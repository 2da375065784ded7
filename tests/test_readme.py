"""What the README shows is what the program does."""

from __future__ import annotations

import re

from tests.readme_output import BLOCK, ROOT, sample_report

README = (ROOT / "README.md").read_text("utf-8")


def test_the_sample_output_is_current() -> None:
    """`python tests/readme_output.py` writes it anew."""
    found = BLOCK.search(README)
    assert found is not None
    assert found.group(0) == f"{found[1]}{sample_report()}{found[2]}"


def test_every_dependency_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    declared = re.search(r"^dependencies = \[(.*?)^\]", project, re.DOTALL | re.MULTILINE)
    assert declared is not None
    names = re.findall(r'"([A-Za-z0-9_.-]+?)(?:[>=<]|")', declared[1])
    table = README.split("## 依赖")[1].split("---")[0] + README.split("## 依赖")[1]
    assert [name for name in names if name not in table] == []
