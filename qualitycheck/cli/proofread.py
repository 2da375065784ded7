"""`qualitycheck proofread`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualitycheck.cli import options
from qualitycheck.cli.messages import CONFIDENCE_RANGE
from qualitycheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qualitycheck.language.spelling.correction import Correction

STANDARD_INPUT = "-"
PROOFREAD_FORMATS = ("text", "jsonl")


def _in_range(value: float) -> float:
    if not 0 <= value <= 1:
        raise UsageError(CONFIDENCE_RANGE)
    return value


File = Annotated[
    str, typer.Argument(metavar="FILE", help="文本文件，一行一句或一段；- 表示标准输入。", show_default=False)
]
Least = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="N",
        help="最低可信度，0 到 1，默认 0.9。",
        show_default=False,
        callback=_in_range,
    ),
]
Format = Annotated[
    str,
    options.choose("--output-format", PROOFREAD_FORMATS, "输出格式，默认 text。"),
]


def proofread(
    file: File = STANDARD_INPUT,
    min_confidence: Least = 0.9,
    output_format: Format = "text",
    config: options.ConfigurationFile = None,
) -> None:
    """Checks the spelling of plain text."""
    from qualitycheck.cli.checking import read_configuration
    from qualitycheck.cli.output import write_bytes, write_text
    from qualitycheck.language.spelling.checker import SpellingChecker

    lines = _read(file).split("\n")
    words = read_configuration(config, (file,)).words
    found = SpellingChecker().check(lines, words, min_confidence)
    changed = [(number, lines[number - 1], c) for number, c in enumerate(found, 1) if c]
    if output_format == "jsonl":
        write_bytes("".join(map(_json_line, changed)).encode("utf-8"))
    else:
        write_text("".join(map(_text_lines, changed)))


def _read(file: str) -> str:
    from qualitycheck.errors import MissingInput
    from qualitycheck.read.decode import decode

    if file == STANDARD_INPUT:
        return decode(sys.stdin.buffer.read())
    try:
        return decode(Path(file).read_bytes())
    except OSError as error:
        raise MissingInput from error


def _json_line(changed: tuple[int, str, Iterable[Correction]]) -> str:
    from qualitycheck.language.spelling.correction import apply_corrections

    number, text, corrections = changed
    edits = [
        {"start": c.start, "end": c.end, "replacement": c.replacement, "confidence": c.confidence}
        for c in corrections
    ]
    corrected = apply_corrections(text, corrections)
    line = {"line": number, "text": text, "corrected": corrected, "edits": edits}
    return json.dumps(line, ensure_ascii=False) + "\n"


def _text_lines(changed: tuple[int, str, Iterable[Correction]]) -> str:
    number, text, corrections = changed
    return "".join(
        f"{number}:{c.start + 1} “{_shown(text, c)}” → “{_shown_new(text, c)}” ({c.confidence:.2f})\n"
        for c in corrections
    )


def _shown(text: str, c: Correction) -> str:
    """The words with a neighbour on each side, so that a missing character has a place to be seen at."""
    return text[max(0, c.start - 1) : c.end + 1]


def _shown_new(text: str, c: Correction) -> str:
    return text[max(0, c.start - 1) : c.start] + c.replacement + text[c.end : c.end + 1]
