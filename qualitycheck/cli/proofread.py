"""`qualitycheck proofread`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualitycheck.cli import messages, options
from qualitycheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qualitycheck.language.spelling.correction import Correction

STANDARD_INPUT = "-"
_PLAIN = {".txt", ".text", ".md", ".csv", ".tsv"}
PROOFREAD_FORMATS = ("text", "jsonl")


def _in_range(value: float) -> float:
    if not 0 <= value <= 1:
        raise UsageError(messages.CONFIDENCE_RANGE)
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
    from qualitycheck.proofreading import proofread_lines

    lines = _read(file).split("\n")
    words = read_configuration(config, (file,)).words
    found = proofread_lines(lines, words, min_confidence)
    changed = [(number, lines[number - 1], c) for number, c in enumerate(found, 1) if c]
    if output_format == "jsonl":
        write_bytes("".join(map(_json_line, changed)).encode("utf-8"))
        return
    told = [
        _text_line(n, text, c) for n, text, found in changed for c in SpellingChecker().widen(text, found)
    ]
    summary = messages.PROOFREAD_FOUND if told else messages.PROOFREAD_CLEAN
    count = sum(1 for line in lines if line.strip())
    write_text("".join(told) + summary.format(lines=count, count=len(told), least=min_confidence) + "\n")


def _read(file: str) -> str:
    from qualitycheck.errors import MissingInput
    from qualitycheck.read.decode import decode
    from qualitycheck.read.open import SUFFIXES

    if file == STANDARD_INPUT:
        return decode(sys.stdin.buffer.read())
    path = Path(file)
    if path.is_dir() or path.suffix.lower() in SUFFIXES - _PLAIN:
        raise UsageError(messages.NOT_PLAIN.format(path=file))
    try:
        return decode(path.read_bytes())
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


def _text_line(number: int, text: str, c: Correction) -> str:
    from qualitycheck.report.excerpt import cut_text

    before, words, after = cut_text(text, c.start, c.end)
    line = messages.PROOFREAD_LINE.format(
        line=number, column=c.start + 1, before=before, words=words, after=after,
        instead=c.replacement or messages.PROOFREAD_REMOVE, confidence=c.confidence,
    )  # fmt: skip
    return f"{line}\n"
