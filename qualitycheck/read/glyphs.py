"""Characters with their places put together as lines, and lines as text with or without breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualitycheck.read.ruling import Box

_FIRST_WORD = re.compile(r"[（《“‘\[(【]*(?:[A-Za-z0-9.,%+\-/≥≤=<>~]+|.)[，。、；：！？）》”’%\]】),.;:!?]*")
_ENDS = ("。", "；", ";", "！", "？", "：", ":")
_NUMBERING = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．:：]|第[一二三四五六七八九十\d]+[、，：章条部]|[①-⑳●★■◆])"
)
_OVERLAP = 0.3
_ALIKE = 0.15
_INDENT = 1.2


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character (or a ligature, or a word read by OCR) and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """Its height."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Line:
    """Characters beside each other; `first` is how wide the first word is, which a break kept whole."""

    text: str
    box: Box
    size: float
    first: float

    @property
    def left(self) -> float:
        return self.box[0]

    @property
    def top(self) -> float:
        return self.box[1]

    @property
    def right(self) -> float:
        return self.box[2]


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines that characters make, from the top; blank ones are left out."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.top + glyph.bottom, glyph.left)):
        row = next((row for row in reversed(rows[-3:]) if _beside(row, glyph)), None)
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    found = [_line(sorted(row, key=lambda glyph: glyph.left)) for row in rows]
    return [line for line in found if line.text]


def _beside(row: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether a character stands in a row: one's middle lies within the other's height."""
    last = max(row[-4:], key=lambda other: other.size)
    middle, of_last = (glyph.top + glyph.bottom) / 2, (last.top + last.bottom) / 2
    return last.top < middle < last.bottom and (
        glyph.top < of_last < glyph.bottom or glyph.size < 0.8 * last.size
    )


def _line(row: Sequence[Glyph]) -> Line:
    text, starts, last = "", list[Glyph](), None
    for glyph in row:
        if last is not None and _twice(last, glyph):
            continue
        gap = _gap(last, glyph) if last is not None and text.strip() else ""
        text += gap + glyph.text
        starts += [glyph] * len(gap + glyph.text)
        last = glyph
    shown = text.strip()
    start = len(text) - len(text.lstrip())
    kept = starts[start : start + len(shown)]
    if not kept:
        return Line("", (0, 0, 0, 0), 0, 0)
    box = (kept[0].left, min(g.top for g in kept), kept[-1].right, max(g.bottom for g in kept))
    word = _FIRST_WORD.match(shown)
    end = kept[word.end() - 1] if word else kept[0]
    return Line(shown, box, sorted(g.size for g in kept)[len(kept) // 2], end.right - box[0])


def _twice(last: Glyph, glyph: Glyph) -> bool:
    """A character printed twice to look bold."""
    near = _OVERLAP * glyph.size
    return last.text == glyph.text and abs(last.left - glyph.left) < near and abs(last.top - glyph.top) < near


def _gap(last: Glyph, glyph: Glyph) -> str:
    """White space that the distance stands for: two spaces where columns are meant, one between words."""
    distance = glyph.left - last.right
    size = min(last.size, glyph.size)
    if last.text.isspace() or glyph.text.isspace():
        return "  " if distance > 1.5 * size else ""
    if distance > 1.5 * size:
        return "  "
    wordlike = last.text[-1] < "\u2000" and glyph.text[0] < "\u2000"
    return " " if wordlike and distance > 0.22 * size else ""


def flowing(lines: Sequence[Line], left: float, right: float) -> list[list[Line]]:
    """Lines grouped into paragraphs; `left` and `right` are the edges the text flows between."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and goes_on(paragraphs[-1][-1], line, left, right):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def goes_on(last: Line, line: Line, left: float, right: float) -> bool:
    """Whether `line` continues the paragraph of `last`.

    It does where its first word would not have fitted behind `last`: a typesetter breaks as late as it can.
    """
    size = max(last.size, line.size)
    if abs(last.size - line.size) > _ALIKE * size:
        return False
    slack = min(right - last.right, (right - left) - (last.right - last.left))
    if slack > line.first + _OVERLAP * size:
        return False
    ended = last.text.endswith(_ENDS)
    if ended and _NUMBERING.match(line.text):
        return False
    return not _starts_inward(last, line, left, right, ended)


def _starts_inward(last: Line, line: Line, left: float, right: float, ended: bool) -> bool:
    """Whether a line begins with the indentation of a new paragraph."""
    size = line.size
    centred = abs((line.left - left) - (right - line.right)) < size
    if line.left - left <= _INDENT * size or (centred and not ended):
        return False
    return ended or line.left - last.left > _OVERLAP * size


def text_of(paragraph: Sequence[Line]) -> str:
    """The lines of a paragraph as one text; Latin words keep a space where the line broke."""
    text = paragraph[0].text
    for line in paragraph[1:]:
        wordlike = (
            text[-1].isascii() and text[-1].isalpha() and line.text[0].isascii() and line.text[0].isalpha()
        )
        text += (" " if wordlike else "") + line.text
    return text
