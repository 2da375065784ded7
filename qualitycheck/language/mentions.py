"""Quantities that prose mentions: 为150名残疾儿童, 适配率达到90%以上, 每公里不超过7000元."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from qualitycheck.text.dates import DateMatch, match_date
from qualitycheck.text.normalize import fold
from qualitycheck.text.numbers import ARABIC, parse_number
from qualitycheck.text.operators import OPERATOR_PATTERN, TAIL_PATTERN, TAILS, Operator, read_operator
from qualitycheck.text.quantity import Span
from qualitycheck.text.units import Unit, parse_unit, unit_pattern

# A number behind one of these is part of a code, a name, a date or an ordinal.
_NOT_BEFORE = re.compile(r"[A-Za-z\d.第〔\[(（—\-–~～:：/]$")
_BOUNDARY = re.compile(r"[。；;，,、\n：:！？]")
_SENTENCE = re.compile(r"[。；;\n]")
_CALENDAR = frozenset({"年", "月", "日", "号"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in a text: `span` from operator to tail, `number` and `unit` the characters of these.

    `clause` is the stretch between punctuation or neighbouring figures, `sentence` the whole sentence.
    """

    low: Decimal
    unit: Unit | None
    operator: Operator | None
    span: Span
    number: Span
    unit_span: Span
    scaled: bool
    clause: str
    sentence: str


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<operator>{OPERATOR_PATTERN})?(?P<to>到|为|至)?\s*(?P<number>{ARABIC})\s*"
        rf"(?P<unit>{unit_pattern().pattern})(?:\([含套处]\))?(?P<tail>{TAIL_PATTERN})?"
    )


@lru_cache(maxsize=16384)
def find_mentions(text: str) -> tuple[Mention, ...]:
    """All figures with a known unit, in order; dates, ranges, ordinals and codes left out."""
    folded = fold(text)
    found = [m for m in _pattern().finditer(folded) if _counts(folded, m)]
    mentions = []
    for position, match in enumerate(found):
        left = found[position - 1].end() if position else 0
        right = found[position + 1].start() if position + 1 < len(found) else len(folded)
        mentions.append(_build(folded, match, left, right))
    return tuple(mentions)


def _counts(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start("number")]
    if not match["operator"] and _NOT_BEFORE.search(before):
        return False
    if match["unit"] in _CALENDAR:
        return False
    return match_date(text, match.start("number")) is None or match["unit"] not in ("年", "月", "日")


def _build(text: str, match: re.Match[str], left: int, right: int) -> Mention:
    number = parse_number(match["number"])
    assert number is not None
    scale, unit = parse_unit(match["unit"])
    start, end = match.span()
    return Mention(
        low=number * scale,
        unit=unit,
        operator=TAILS.get(match["tail"] or "") or read_operator(match["operator"] or ""),
        span=(start, end),
        number=match.span("number"),
        unit_span=match.span("unit"),
        scaled=scale != 1,
        clause=_around(text, start, end, left, right, _BOUNDARY),
        sentence=_around(text, start, end, 0, len(text), _SENTENCE),
    )


def _around(text: str, start: int, end: int, left: int, right: int, stop: re.Pattern[str]) -> str:
    """The text beside `start`..`end` up to punctuation, not beyond `left` and `right`."""
    before = max((m.end() for m in stop.finditer(text, left, start)), default=left)
    after = stop.search(text, end, right)
    return text[before:start] + text[end : after.start() if after else right]


@lru_cache(maxsize=16384)
def find_dates(text: str) -> tuple[DateMatch, ...]:
    """All dates of a text that name a month or a year, in order."""
    dates, position = list[DateMatch](), 0
    while position < len(text):
        found = match_date(text, position) if text[position].isdigit() and not text[position - 1 : position].isdigit() else None
        if found and any(p.year or p.month for p in found.value.points):
            dates.append(found)
            position = found.end
        else:
            position += 1
    return tuple(dates)
