"""Small documents for the tests of this folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from qualitycheck.document.document import Document
from qualitycheck.document.field import Field
from qualitycheck.document.limits import Limits
from qualitycheck.document.table import Indicator
from qualitycheck.errors import ReadError
from qualitycheck.read.open import read_path, read_text

HEADER = ["一级指标", "二级指标", "三级指标", "指标值"]
ROWS = [
    HEADER,
    ["产出指标", "数量指标", "培训人数", "≥200人次"],
    ["", "质量指标", "培训合格率", "≥95%"],
    ["满意度指标", "服务对象满意度指标", "学员满意度", "≥90%"],
]


def tsv(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a spreadsheet pastes them."""
    return "\n".join("\t".join(row) for row in rows) + "\n"


def read_rows(*rows: Sequence[str], before: str = "") -> Document:
    """A document of one table, pasted."""
    return read_text(before + tsv(rows))


def read_page(folder: Path, body: str) -> Document:
    """A web page with this body."""
    path = folder / "page.html"
    path.write_text(f"<!DOCTYPE html><html><body>{body}</body></html>", encoding="utf-8")
    return read_path(path)


def texts(row: Indicator, *names: str) -> list[str]:
    """The texts of some fields."""
    return [row.field(name).text for name in names]


def places(field: Field) -> list[str]:
    """The places of the pieces, for a person."""
    return [str(piece.origin) for piece in field.pieces]


def sentence(path: Path, error: type[ReadError], limits: Limits | None = None) -> str:
    """The one sentence a file is refused with."""
    with pytest.raises(error) as caught:
        read_path(path, limits or Limits())
    text = str(caught.value)
    assert text.endswith("。") and "\n" not in text
    return text


def written(folder: Path, name: str, data: bytes) -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path
