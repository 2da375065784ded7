"""How a report for people looks: how much it says, and its marks with and without colour."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from qualitycheck.document.diagnostic import Severity

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_FAINT = "\x1b[2m"
_GREEN = "\x1b[32m"
_COLOURS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.INFO: "\x1b[36m"}
_UNDERLINE = "\x1b[4m"


@dataclass(frozen=True, slots=True)
class Style:
    """`verbose` adds reasons, grounds and advice; `quiet` leaves the summary alone.

    `names_unread`: whether the report names what could not be read, or the screen beside it does.
    `fail_on`: from which severity on a finding fails the run, for formats that tell failures; None: never.
    """

    color: bool = False
    verbose: bool = False
    quiet: bool = False
    names_unread: bool = True
    fail_on: Severity | None = Severity.ERROR

    def heading(self, text: str) -> str:
        """A file or a project."""
        return self._paint(_BOLD, text)

    def faint(self, text: str) -> str:
        """What may be passed over."""
        return self._paint(_FAINT, text)

    def fix(self, text: str) -> str:
        """The text to write instead."""
        return self._paint(_GREEN, text)

    def level(self, severity: Severity, text: str) -> str:
        """The severity's word."""
        return self._paint(_COLOURS[severity] + _BOLD, text)

    def mark(self, severity: Severity, text: str) -> str:
        """The words that are meant, within their field: coloured, or in brackets."""
        return self._paint(_COLOURS[severity] + _UNDERLINE, text) if self.color else f"【{text}】"

    def _paint(self, code: str, text: str) -> str:
        return f"{code}{text}{_RESET}" if self.color and text else text


def display_width(text: str) -> int:
    """How many columns of a terminal the text takes: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def pad(text: str, width: int) -> str:
    """The text followed by spaces up to that many columns."""
    return text + " " * max(0, width - display_width(text))
