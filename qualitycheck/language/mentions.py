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
_BOUNDARY = re.compile(r"[。；;，,、\n：:！？()]")
# ×100% belongs to a formula.
_FORMULA = re.compile(r"[×xX*÷]\s*100\s*%")
_SENTENCE = re.compile(r"[。；;\n]")
_NEVER = frozenset({"年", "月", "日", "号", "岁", "周岁"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in a text: `span` from operator to tail, `number` and `unit` the characters of these.

    `before` and `after` reach to punctuation or the neighbouring figure, `sentence` is the whole sentence.
    """

    low: Decimal
    unit: Unit | None
    operator: Operator | None
    span: Span
    number: Span
    unit_span: Span
    scaled: bool
    before: str
    after: str
    sentence: str

    @property
    def clause(self) -> str:
        """The words around the figure."""
        return self.before + self.after


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
    return match["unit"] not in _NEVER and not _FORMULA.match(text, max(0, match.start() - 1))


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
        before=text[_last(_BOUNDARY, text, left, start) : start],
        after=text[end : _first(_BOUNDARY, text, end, right)],
        sentence=text[_last(_SENTENCE, text, 0, start) : start]
        + text[end : _first(_SENTENCE, text, end, len(text))],
    )


def _last(stop: re.Pattern[str], text: str, left: int, right: int) -> int:
    """Where the text behind the last stop before `right` begins, not before `left`."""
    return max((m.end() for m in stop.finditer(text, left, right)), default=left)


def _first(stop: re.Pattern[str], text: str, left: int, right: int) -> int:
    """Where the next stop stands, at most `right`."""
    found = stop.search(text, left, right)
    return found.start() if found else right


@lru_cache(maxsize=16384)
def find_dates(text: str) -> tuple[DateMatch, ...]:
    """All dates of a text that name a month or a year, in order."""
    dates, position = list[DateMatch](), 0
    while position < len(text):
        found = (
            match_date(text, position)
            if text[position].isdigit() and not text[position - 1 : position].isdigit()
            else None
        )
        if found and any(p.year or p.month for p in found.value.points):
            dates.append(found)
            position = found.end
        else:
            position += 1
    return tuple(dates)
