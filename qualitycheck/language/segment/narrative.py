"""The parts of a document's narrative: which section a paragraph belongs to, its sentences, the bands of a scale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from qualitycheck.language.segment.spans import Segment, strip_span

Section = Literal["", "heading", "overall goals", "duties", "duty goals", "standards", "safeguards"]

_LONGEST_HEADING = 30
_NUMBERING = r"^\s*(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、])?\s*"
# What a heading opens, and what a paragraph says it is by its first words.
_HEADINGS: tuple[tuple[Section, re.Pattern[str]], ...] = (
    ("overall goals", re.compile(rf"{_NUMBERING}(?:部门|单位)?(?:总体|整体)(?:绩效)?目标")),
    ("safeguards", re.compile(rf"{_NUMBERING}(?:工作|实现[^。]{{0,16}})?的?保障措施")),
    ("duties", re.compile(rf"{_NUMBERING}(?:分项绩效目标|(?:部门|单位|主要)?(?:职责|职能)(?:概述)?$)")),
)
_OPENINGS: tuple[tuple[Section, re.Pattern[str]], ...] = (
    ("standards", re.compile(r"^\s*(?:绩效标准|评价标准)\s*(?:[:：是为]|$)")),
    ("duty goals", re.compile(r"^\s*(?:职责目标|工作目标)\s*(?:[:：是为]|$)")),
    ("duties", re.compile(r"^\s*(?:主要)?(?:职责|职能)\s*(?:[:：是为]|$)")),
)
_SENTENCE = re.compile(r"[^。！？；;\n]+[。！？；;]?")
_BAND = re.compile(r"[^，,；;。：:\d]{0,40}\d[^，,；;。]{0,40}?(?:为|是|评为|定为|得)?[“\"]?[优良中差][”\"]?")


def label_sections(paragraphs: Sequence[str]) -> tuple[Section, ...]:
    """For each paragraph its section; a heading is one itself, and what no heading covers has none."""
    labels: list[Section] = []
    current: Section = ""
    for text in map(str.strip, paragraphs):
        opened = _match(_HEADINGS, text) if len(text) <= _LONGEST_HEADING else ""
        if opened:
            current = opened
            labels.append("heading")
        elif re.match(r"\s*第[一二三四五六七八九十]+部分", text) and len(text) <= _LONGEST_HEADING:
            current = ""
            labels.append("heading")
        else:
            begun = _match(_OPENINGS, text)
            current = begun or current
            labels.append(current)
    return tuple(labels)


def _match(patterns: Sequence[tuple[Section, re.Pattern[str]]], text: str) -> Section:
    return next((section for section, pattern in patterns if pattern.search(text)), "")


def segment_paragraph(text: str, section: Section) -> tuple[Segment, ...]:
    """The bands of a scale (90%以上为优) where the section gives standards, else the sentences."""
    role: Literal["band", "sentence"] = "band" if section == "standards" else "sentence"
    pattern = _BAND if role == "band" else _SENTENCE
    spans = (strip_span(text, *found.span(), " \t\u3000") for found in pattern.finditer(text))
    return tuple(Segment(role, start, end) for start, end in spans if start < end)
