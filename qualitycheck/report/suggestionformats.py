"""How suggestions are written, by the name of the format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from qualitycheck.report.suggestiondocx import render_suggestions_docx
from qualitycheck.report.suggestionjson import render_suggestions_json
from qualitycheck.report.suggestiontext import render_suggestions
from qualitycheck.report.suggestionxlsx import render_suggestions_xlsx
from qualitycheck.suggest.suggestion import DocumentSuggestions


@dataclass(frozen=True, slots=True)
class SuggestionFormat:
    """`for_people` goes to a terminal in its own encoding; `binary` must go to a file."""

    render: Callable[[Iterable[DocumentSuggestions]], str | bytes]
    for_people: bool = False
    binary: bool = False


SUGGESTION_FORMATS = {
    "text": SuggestionFormat(render_suggestions, for_people=True),
    "json": SuggestionFormat(render_suggestions_json),
    "docx": SuggestionFormat(render_suggestions_docx, binary=True),
    "xlsx": SuggestionFormat(render_suggestions_xlsx, binary=True),
}
