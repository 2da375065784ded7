"""Raw text: tab-led cells as office programs paste them, tab-separated and `|` rows, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from qualitycheck.document.field import Field, Origin, Piece, join_fields
from qualitycheck.document.limits import Limits
from qualitycheck.read.blocks import Block, Paragraph, Source
from qualitycheck.read.fields import field_of, stripped
from qualitycheck.read.grid import Span, check_cell, check_size, lay_out
from qualitycheck.text.directive import is_directive

_FIELD_CODE = re.compile(r"\bTC\s")
_FIELD_SWITCH = re.compile(r"\\[fl]\s")
_PIPE_RULE = re.compile(r"^\|[\s:|-]+\|?$")

Line = tuple[int, str]


def read_plain(text: str, limits: Limits) -> Source:
    """Blocks of a text: rows of cells between paragraphs become grids."""
    check_size(text.count("\n"), 1, limits)
    blocks: list[Block] = []
    run: list[Line] = []
    for line in enumerate(text.split("\n"), 1):
        if _continues(run, line[1]):
            run.append(line)
            continue
        blocks += _grid(run, limits)
        run = [line] if _opens(line[1]) else []
        if not run and line[1].strip():
            check_cell(line[1], limits)
            blocks.append(Paragraph(_paragraph(line)))
    blocks += _grid(run, limits)
    return Source("txt", tuple(blocks))


def _opens(line: str) -> bool:
    return "\t" in line.rstrip() or line.startswith(("\t", "|"))


def _continues(run: list[Line], line: str) -> bool:
    """Whether the line belongs to the rows before it: a cell, a cell's next line, a blank between rows."""
    if not run:
        return False
    if is_directive(line):  # a row of its own among rows, no further line of a cell
        return any(_separated(text) for _, text in run)
    if line.startswith("\t") or not line:
        return True
    last = run[-1][1]
    open_cell = (bool(last.strip()) or last.startswith("\t")) and not _separated(last)
    return _opens(line) or not line.strip() or open_cell


def _separated(line: str) -> bool:
    """A row complete in its line, which no further line continues."""
    return line.startswith("|") or (line.rfind("\t") > 0 and "\t" in line.strip())


def _paragraph(line: Line) -> Field:
    number, text = line
    whole = field_of(text, Origin("line", row=number))
    return stripped(whole.slice(0, _code_start(text)))


def _code_start(text: str) -> int:
    """Where the field code behind a title begins, which Word writes out with the text; else the end."""
    code = _FIELD_CODE.search(text)
    return code.start() if code and _FIELD_SWITCH.search(text, code.end()) else len(text)


def _grid(run: list[Line], limits: Limits) -> list[Block]:
    rows = [[Span(cell) for cell in row] for row in _rows(run)]
    return [lay_out(rows, limits)] if rows else []


def _rows(run: list[Line]) -> Iterator[list[Field]]:
    """Rows of cells: each stretch between blank lines is one row of tab-led cells, or a row a line."""
    for blank, stretch in groupby(run, key=lambda line: not line[1].strip() and not line[1].startswith("\t")):
        if not blank:
            yield from _stretch(list(stretch))


def _stretch(stretch: list[Line]) -> Iterator[list[Field]]:
    tabular = any(_separated(text) and not text.startswith("\t") for _, text in stretch)
    row: list[Field] = []
    for line in stretch:
        text = line[1]
        if tabular or _separated(text):
            if not _PIPE_RULE.match(text):
                yield _split(line, tabular)
        elif text.startswith("\t") or not row:
            row.append(_piece(line, text.startswith("\t"), len(text)))
        else:
            row[-1] = join_fields((row[-1], _piece(line, 0, len(text))), "\n")
    if row:
        yield row


def _split(line: Line, tabular: bool) -> list[Field]:
    """The cells of a line that holds a whole row."""
    text = line[1]
    mark = "|" if text.startswith("|") else "\t"
    start = 1 if mark == "|" or not tabular else 0
    end = len(text.rstrip()) - 1 if mark == "|" and text.rstrip().endswith("|") else len(text)
    cells = []
    for part in text[start:end].split(mark):
        cells.append(_piece(line, start, start + len(part)))
        start += len(part) + 1
    return cells


def _piece(line: Line, start: int, end: int) -> Field:
    number, text = line
    start = int(start)
    return Field(text[start:end], (Piece(0, end - start, Origin("line", row=number), start),))
