"""Quantities that prose mentions: 为150名残疾儿童, 适配率达到90%以上, 每公里不超过7000元."""

from __future__ import annotations

import bisect
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
# No sentence is longer; what is (a pasted list) would be copied whole for each of its figures.
_REACH = 500
_BOUNDARY = re.compile(r"[。；;，,、\n：:！？()]")
# ×100% belongs to a formula.
_FORMULA = re.compile(r"[×xX*÷]\s*100\s*%")
_SENTENCE_ENDS = frozenset("。；;\n")
# The number of a goal before what comes in whole ones only: 1.18个居民区.
_ITEM = re.compile(r"(?m)^(\s*[1-9]\d?)\.(?=\d+[个名人户家所座场次件项位辆台套处支只头篇册份间部条批期])")
_FIRST_DIGIT = re.compile(r"(?<!\d)\d")
_SIGN_LENGTH = 8
_SIGN = re.compile(rf"(?P<operator>{OPERATOR_PATTERN})[到为至]?\s*\Z")
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
    """Number, unit and tail; it begins with a digit, so that the search is fast."""
    return re.compile(
        rf"(?<!\d)(?P<number>(?>{ARABIC}))\s*(?P<unit>{unit_pattern().pattern})(?:\([含套处]\))?(?P<tail>{TAIL_PATTERN})?"
    )


@lru_cache(maxsize=16384)
def find_mentions(text: str) -> tuple[Mention, ...]:
    """All figures with a known unit, in order; dates, ranges, ordinals and codes left out."""
    folded = _ITEM.sub(r"\1、", fold(text))
    found = [(m, _operator_before(folded, m.start())) for m in _pattern().finditer(folded)]
    found = [(m, sign) for m, sign in found if _counts(folded, m, sign)]
    if not found:
        return ()
    clauses, sentences = _find_cuts(folded)
    mentions = []
    for position, (match, sign) in enumerate(found):
        left = found[position - 1][0].end() if position else 0
        following = found[position + 1] if position + 1 < len(found) else None
        right = (following[1] or following[0]).start() if following else len(folded)
        start, end = (sign or match).start(), match.end()
        beside = (
            folded[max(left, _before(clauses, start)) : start],
            folded[end : min(right, _behind(clauses, end))],
        )
        first, last = (
            max(_before(sentences, start), start - _REACH),
            min(_behind(sentences, end), end + _REACH),
        )
        sentence = folded[first:start] + folded[end:last]
        mentions.append(_build(match, sign, beside, sentence))
    return tuple(mentions)


def _find_cuts(text: str) -> tuple[list[int], list[int]]:
    """Where clauses and where sentences are cut: the positions of punctuation, with the ends of the text."""
    clauses, sentences = [-1], [-1]
    for match in _BOUNDARY.finditer(text):
        clauses.append(match.start())
        if match.group() in _SENTENCE_ENDS:
            sentences.append(match.start())
    return [*clauses, len(text)], [*sentences, len(text)]


def _before(cuts: list[int], position: int) -> int:
    """Where the stretch that ends at `position` begins."""
    return cuts[bisect.bisect_left(cuts, position) - 1] + 1


def _behind(cuts: list[int], position: int) -> int:
    """Where the stretch that begins at `position` ends."""
    return cuts[bisect.bisect_left(cuts, position)]


def _operator_before(text: str, position: int) -> re.Match[str] | None:
    """The sign or word (不超过, 达到) that stands right before a number."""
    return _SIGN.search(text, max(0, position - _SIGN_LENGTH), position)


def _counts(text: str, match: re.Match[str], sign: re.Match[str] | None) -> bool:
    before = text[max(0, match.start() - 1) : match.start()]
    if not sign and _NOT_BEFORE.search(before):
        return False
    return match["unit"] not in _NEVER and not _FORMULA.match(text, max(0, match.start() - 1))


def _build(
    match: re.Match[str], sign: re.Match[str] | None, beside: tuple[str, str], sentence: str
) -> Mention:
    number = parse_number(match["number"])
    assert number is not None
    scale, unit = parse_unit(match["unit"])
    tail = TAILS.get(match["tail"] or "")
    return Mention(
        low=number * scale,
        unit=unit,
        operator=tail or (read_operator(sign["operator"]) if sign else None),
        span=((sign or match).start(), match.end()),
        number=match.span("number"),
        unit_span=match.span("unit"),
        scaled=scale != 1,
        before=beside[0],
        after=beside[1],
        sentence=sentence,
    )


@lru_cache(maxsize=16384)
def find_dates(text: str) -> tuple[DateMatch, ...]:
    """All dates of a text that name a month or a year, in order."""
    dates: list[DateMatch] = []
    for digit in _FIRST_DIGIT.finditer(text):
        if dates and digit.start() < dates[-1].end:
            continue
        found = match_date(text, digit.start())
        if found and any(p.year or p.month for p in found.value.points):
            dates.append(found)
    return tuple(dates)
