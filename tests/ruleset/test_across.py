"""Only the kinds that are named so look beyond one table: the others say the same of a table alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qualitycheck.check.engine import check_document
from qualitycheck.document.document import Document
from qualitycheck.read.open import read_path
from qualitycheck.ruleset.kinds import ACROSS
from qualitycheck.ruleset.load import load_rules

FRESH = Path(__file__).resolve().parents[1] / "fresh"
DOCUMENTS = sorted(path for path in FRESH.glob("[a-h]/files/*") if path.suffix in (".txt", ".html", ".xlsx"))
_OWN_WORDS = "spelling"


def find_keys(document: Document, number: int) -> set[tuple[str, int, str]]:
    rules = [
        rule for rule in load_rules() if rule.kind not in ACROSS | {_OWN_WORDS} and rule.group == "place"
    ]
    return {
        (d.code, d.location.row, d.location.field)
        for d in check_document(document, rules)
        if d.location.table == number
    }


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_table_alone_is_told_the_same(path: Path) -> None:
    document = replace(read_path(path), narrative=())
    assert document.tables
    for table in document.tables:
        alone = replace(document, tables=(replace(table, number=1),))
        assert find_keys(alone, 1) == find_keys(document, table.number)
