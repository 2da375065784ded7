"""The output formats by name, in one explicit table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from qualitycheck.document.result import Result
from qualitycheck.report.csv import render_csv
from qualitycheck.report.github import render_github
from qualitycheck.report.json import render_json
from qualitycheck.report.junit import render_junit
from qualitycheck.report.sarif import render_sarif
from qualitycheck.report.style import Style
from qualitycheck.report.text import render_text

Render = Callable[[Result, Style], str | bytes]
Files = Callable[[Result, Style], Iterator[tuple[str, bytes]]]


@dataclass(frozen=True, slots=True)
class Format:
    """`encoding` is that of the bytes written; `for_people` goes to a terminal in the terminal's own.

    `scored`: whether the report shows SMART scores; `binary`: whether it must go to a file. `files` gives
    instead of one report a file for each document, by name.
    """

    render: Render | None = None
    encoding: str = "utf-8"
    for_people: bool = False
    scored: bool = True
    binary: bool = False
    files: Files | None = None

    def write(self, result: Result, style: Style) -> list[str | bytes]:
        """The one report, or the contents of the file of each document."""
        if self.files:
            return [data for _, data in self.files(result, style)]
        return [self.render(result, style)] if self.render else []


def _later(module: str, function: str) -> Callable[[Result, Style], Any]:
    """A renderer of this package whose libraries are loaded when it is first used."""

    def render(result: Result, style: Style) -> Any:
        return getattr(import_module(f"qualitycheck.report.{module}"), function)(result, style)

    return render


FORMATS = {
    "text": Format(render_text, for_people=True),
    "json": Format(render_json),
    # Excel takes UTF-8 without a mark for the local code page.
    "csv": Format(render_csv, encoding="utf-8-sig", scored=False),
    "sarif": Format(render_sarif, scored=False),
    "junit": Format(render_junit, scored=False),
    "github": Format(render_github, scored=False),
    "html": Format(_later("html.page", "render_html")),
    "xlsx": Format(_later("xlsx.workbook", "render_xlsx"), binary=True),
    "docx": Format(files=_later("docx", "render_documents"), scored=False, binary=True),
}
