"""Kind `bands`: grades with limits (90%以上为优，80%-90%为良 …) must join without gap or overlap.

params: order (grades from best to worst), fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, Place, Replacement
from qualitycheck.ruleset.kinds.pattern import read_texts
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.normalize import fold
from qualitycheck.text.numbers import print_number
from qualitycheck.text.quantity import Span

_LIMIT = r"(\d+(?:\.\d+)?)\s*(?:%|分)?\s*(?:\([含不]+\))?\s*"
_JOIN = r"(?:-|—|–|~|～|至|到)+\s*"
_BAND = re.compile(
    rf"(?P<low>{_LIMIT}){_JOIN}(?P<high>{_LIMIT})"
    rf"|(?P<from>{_LIMIT})(?:及?以上[、,，和且]?(?:不足|低于|小于)|[≤<][^0-9;；。,，]{{1,16}}[≤<])(?P<below>{_LIMIT})"
    rf"|(?P<limit>{_LIMIT})(?P<side>及?以上|及?以下)"
    rf"|(?P<sign>低于|不足|小于|高于|不低于|大于|≥|>|=|≤|<)\s*(?P<bound>{_LIMIT})"
)
_ABOVE = frozenset({"高于", "不低于", "大于", "≥", ">", "="})
# Two grades are no scale.
_FEWEST = 3
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_FIRST = r"(?<![一-鿿])"
"""A grade before its limits opens the clause: 优:完成率≥95%; elsewhere the character is part of a word (其中80%)."""
_GRADE = r"[^0-9;；。]{0,8}?(?:为|是|评为|定为|得|:)[“\"]?"


@dataclass(frozen=True, slots=True)
class Band:
    """One grade: limits in percent (None: open), the characters of its figures."""

    grade: str
    low: Decimal | None
    high: Decimal | None
    span: Span
    high_span: Span | None


def prepare(rule: Rule) -> Check:
    """Compiles the list of grades."""
    order: Sequence[str] = rule.params["order"]
    grades = "|".join(order)
    behind = re.compile(f"(?:{_BAND.pattern}){_GRADE}(?P<grade>{grades})")
    before = re.compile(
        rf"{_FIRST}(?P<grade>{grades})\s*(?::|(?=[≥><≤=\d]))[^0-9;；。]{{0,16}}?(?:{_BAND.pattern})"
    )

    def check(context: Context) -> Iterator[Finding]:
        for field, place, *_ in read_texts(context, frozenset(rule.params["fields"])):
            if sum(grade in field.text for grade in order) < _FEWEST:
                continue
            text = fold(field.text)
            for bands in (*_read_scales(behind, text), *_read_scales(before, text)):
                ranked = [bands[g] for g in order if g in bands]
                if len(ranked) >= _FEWEST:
                    yield from _judge(field.text, place, ranked, rule.params)

    return check


def _read_scales(pattern: re.Pattern[str], text: str) -> list[dict[str, Band]]:
    """The scales of a text one by one; a grade that comes again begins another."""
    scales: list[dict[str, Band]] = [{}]
    for match in pattern.finditer(text):
        if match.group().startswith(match["grade"]) and "%" not in match.group():
            continue  # counts go from 25 to 27 and from 28 on without a gap
        band = _read(match)
        if band.grade in scales[-1]:
            scales.append({})
        scales[-1][band.grade] = band
    return scales


def _read(match: re.Match[str]) -> Band:
    for low, high in (("low", "high"), ("from", "below")):
        if match[low]:
            span = (match.start(low), match.end(high))
            return Band(match["grade"], _number(match[low]), _number(match[high]), span, match.span(high))
    written = "limit" if match["limit"] else "bound"
    above = (match["side"] or "").endswith("上") or match["sign"] in _ABOVE
    span = (
        (match.start("limit"), match.end("side"))
        if match["limit"]
        else (match.start("sign"), match.end("bound"))
    )
    limit = _number(match[written])
    return Band(match["grade"], limit if above else None, None if above else limit, span, match.span(written))


def _number(limit: str) -> Decimal:
    figure = _FIGURE.match(limit)
    assert figure is not None
    return Decimal(figure.group())


def _judge(text: str, place: Place, ranked: list[Band], params: dict[str, str]) -> Iterator[Finding]:
    for better, worse in pairwise(ranked):
        if better.low is None or worse.high is None or better.low == worse.high:
            continue
        problem = params["gap"] if worse.high < better.low else params["overlap"]
        values = {
            "better": better.grade,
            "worse": worse.grade,
            "problem": problem,
            "text": text[slice(*worse.span)],
        }
        marked = Place(place.table, place.row, place.field, *worse.span, place.paragraph)
        yield Finding(marked, values, _repair(text, place, better.low, worse))


def _repair(text: str, place: Place, limit: Decimal, worse: Band) -> tuple[Replacement, ...]:
    """The upper limit of the worse grade becomes the lower limit of the better one."""
    if worse.high_span is None:
        return ()
    figure = _FIGURE.match(fold(text)[worse.high_span[0] :])
    assert figure is not None
    start = worse.high_span[0]
    edited = Place(place.table, place.row, place.field, start, start + figure.end(), place.paragraph)
    return (Replacement(edited, print_number(limit)),)
