"""Text in columns on a terminal, where a Chinese character is two cells wide."""

from __future__ import annotations

from qualitycheck.report.style import display_width


def wrap(text: str, cells: int) -> list[str]:
    """The text in lines of at most that width; line ends of its own stay."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for character in part:
            if display_width(line) + display_width(character) > cells:
                lines.append(line)
                line = ""
            line += character
        lines.append(line)
    return lines
