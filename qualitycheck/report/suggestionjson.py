"""Suggestions for programs: one object with the tables before and after."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from qualitycheck.document.smart import TableScore
from qualitycheck.document.table import Indicator
from qualitycheck.report.pairing import has_blank
from qualitycheck.report.uri import printable_path
from qualitycheck.suggest.blank import BLANK
from qualitycheck.suggest.suggestion import DocumentSuggestions, Suggestion, TableSuggestions
from qualitycheck.version import __version__

SCHEMA_VERSION = 1
_ROW_FIELDS = (
    "level1", "level2", "name", "description", "value", "operator", "unit", "basis", "weight", "actual", "deviation",
)  # fmt: skip


def render_suggestions_json(documents: Iterable[DocumentSuggestions]) -> str:
    """The whole as JSON; `blanks` says whether the author has something to fill in (＿＿)."""
    payload = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "qualitycheck", "version": __version__},
        "blank": BLANK,
        "documents": [_document(document) for document in documents],
    }
    return msgspec.json.format(msgspec.json.encode(payload), indent=2).decode("utf-8") + "\n"


def _document(document: DocumentSuggestions) -> dict[str, Any]:
    return {"path": printable_path(document.path), "tables": [_table(one) for one in document.tables]}


def _table(one: TableSuggestions) -> dict[str, Any]:
    return {
        "number": one.before.number,
        "project_name": one.before.project_name.text,
        "before": {"smart": _score(one.score_before), "indicators": [_row(r) for r in one.before.indicators]},
        "after": {"smart": _score(one.score_after), "indicators": [_row(r) for r in one.after.indicators]},
        "suggestions": [_suggestion(s) for s in one.suggestions],
        "open": list(one.open),
    }


def _score(score: TableScore) -> dict[str, Any]:
    return {"score": score.smart.score, "grade": score.grade, **dict(score.smart)}


def _row(row: Indicator) -> dict[str, Any]:
    return {"row": row.row, **{name: row.field(name).text for name in _ROW_FIELDS}}


def _suggestion(one: Suggestion) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "row": one.row,
        "codes": list(one.codes),
        "before": _row(one.before) if one.before else None,
        "after": [_row(row) for row in one.after],
        "texts": [{"field": field, "text": text} for field, text in one.texts],
        "origin": one.origin,
        "notes": list(one.notes),
        "blanks": any(has_blank(row) for row in one.after) or any(BLANK in text for _, text in one.texts),
    }
