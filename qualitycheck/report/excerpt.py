"""Words of a document as a report shows them: short, on one line, without control characters."""

from __future__ import annotations

import re
from collections.abc import Callable

from qualitycheck.document.diagnostic import Fix, Location
from qualitycheck.document.document import Document

_AROUND = 16
_LONGEST_WORDS = 48
_LONGEST_RESULT = 36
_REPLACED = "“{old}”改为“{new}”"
_REMOVED = "删去“{old}”"
_GAP = "…"
_STANDARD_INPUT = {"-": "标准输入"}
# What could command a terminal, turns the direction of the words behind it, or is no character of XML.
_HARMFUL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff"
_CONTROL = re.compile(rf"[{_HARMFUL}]")
_BREAKS = re.compile(rf"[\t\n\r{_HARMFUL}]+")


def printable(text: str) -> str:
    """The text with a space for each character that could do harm; tabs and line ends stay, and so does the length."""
    return _CONTROL.sub(" ", text)


def one_line(text: str) -> str:
    """The text on one line."""
    return _BREAKS.sub(" ", text)


def name_input(path: str) -> str:
    """The path of an input as a person knows it, on one line."""
    return _STANDARD_INPUT.get(path) or one_line(path)


def cut_excerpt(document: Document, at: Location) -> tuple[str, str, str]:
    """What stands before the words that are meant, the words, and what stands behind: each short, on one line."""
    return cut_text(document.field_at(at.table, at.row, at.field, at.paragraph).text, at.start, at.end)


def cut_text(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The same of any text."""
    before, after = text[:start], text[end:]
    if len(before) > _AROUND:
        before = _GAP + before[-_AROUND:]
    if len(after) > _AROUND:
        after = after[:_AROUND] + _GAP
    return one_line(before), one_line(_shorten(text[start:end])), one_line(after)


def excerpt(document: Document, at: Location, mark: Callable[[str], str]) -> str:
    """The field around the words that are meant, these marked; empty where a whole part is missing."""
    if not at.text:
        return ""
    before, words, after = cut_excerpt(document, at)
    return before + mark(words) + after


def _shorten(words: str) -> str:
    if len(words) <= _LONGEST_WORDS:
        return words
    half = _LONGEST_WORDS // 2
    return words[:half] + _GAP + words[-half:]


def repair(document: Document, fix: Fix) -> str:
    """What to write: the whole field where it is short, else the words that change."""
    if is_whole(fix):
        return one_line(fix.result)
    old, new = changed_words(document, fix)
    return _REPLACED.format(old=old, new=new) if new else _REMOVED.format(old=old)


def is_whole(fix: Fix) -> bool:
    """Whether the repair is best said as the whole field."""
    return len(fix.result) <= _LONGEST_RESULT or not fix.edits


def changed_words(document: Document, fix: Fix) -> tuple[str, str]:
    """The words of the first edit, as they are and as they should be."""
    edit = fix.edits[0]
    text = document.field_at(edit.table, edit.row, edit.field, edit.paragraph).text
    return one_line(text[edit.start : edit.end]), one_line(edit.replacement)
