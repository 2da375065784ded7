"""One grammar for every indicator value: figure, range, date, grade, list of grades, placeholder, words, nothing.

`parse_value` never raises, its spans lie inside the text, and `print_value` of what it returns parses to the
same value again (tests/text/test_quantity.py holds all three for arbitrary text).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from qualitycheck.text.dates import DateValue, parse_date
from qualitycheck.text.levels import is_level, is_level_list
from qualitycheck.text.normalize import fold, is_blank
from qualitycheck.text.numbers import ARABIC, CHINESE, parse_number, print_number
from qualitycheck.text.operators import (
    OPERATOR_PATTERN,
    PRINTED,
    TAIL_PATTERN,
    TAILS,
    Operator,
    read_operator,
)
from qualitycheck.text.units import Unit, is_known, parse_unit

Kind = Literal["quantity", "date", "level", "options", "placeholder", "text", "empty"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spans:
    """Where the parts of a value stand in its text; None for a part that is not there.

    `extra` is a second sign before the operator: the 不低于 of 不低于≥90%.
    """

    extra: Span | None = None
    operator: Span | None = None
    number: Span | None = None
    unit: Span | None = None
    tail: Span | None = None
    trailing: Span | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A parsed value. `low`/`high` have the scale (万, 亿) multiplied in; `high` is set for ranges only.

    `frequency` is a leading 每月, 年均 …; `word` the text of a level, placeholder or words; `date` goes with
    kind date; `scaled` says that a 万 or 亿 stood between number and unit. Spans take no part in equality.
    """

    kind: Kind
    operator: Operator | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: Unit | None = None
    date: DateValue | None = None
    word: str = ""
    frequency: str = ""
    scaled: bool = field(default=False, compare=False)
    spans: Spans = field(default=Spans(), compare=False)


_PLACEHOLDER = re.compile(
    r"\*{1,}|[xX×Ｘ]{2,}(?!光)|_{2,}|＿+|…{1,}|\.{3,}|[?？]{1,}|[○〇]{2,}|待定|待填|待补充|\(\s*\)|（\s*）"
)
_FREQUENCY = r"(?P<frequency>每月|每季度|每季|每年|每半年|每周|每天|每日|年均|月均|日均|全年|人均|户均|平均|每人|每户|累计|总计|共|新增)?"
_SPACE = r"[ \t\r\n\u3000]*"
_NUMBER = rf"(?:{ARABIC})"
_HEAD = rf"{_FREQUENCY}{_SPACE}(?:(?>(?P<extra>{OPERATOR_PATTERN})){_SPACE}(?={OPERATOR_PATTERN}))?(?P<operator>{OPERATOR_PATTERN})?{_SPACE}"
_SCALE_AND_UNIT = (
    r"(?P<unit>[(（]?[%％‰℃°a-zA-Zμ一-龥㎡³²·•/（）()．.*、每 \t\r\n]{0,24}?(?:(?<=[mM])[23])?[)）]?)"
)
_NOTE = r"(?P<note>[（(](?:含|不含|以上|含本数)[)）])?"
_END = rf"{_SPACE}(?P<trailing>[。.；;，,]*)"
_QUANTITY = re.compile(
    rf"{_HEAD}(?P<number>{_NUMBER}){_SPACE}{_SCALE_AND_UNIT}{_NOTE}{_SPACE}(?P<tail>{TAIL_PATTERN})?{_NOTE.replace('note', 'note2')}{_END}"
)
_RANGE = re.compile(
    rf"{_HEAD}(?P<number>{_NUMBER}){_SPACE}(?P<unit1>[^\d\-—–~～至到]{{0,12}}?)(?:[（(]含[)）])?"
    rf"{_SPACE}(?:-|—|–|~|～|至|到)+{_SPACE}(?P<number2>{_NUMBER}){_SPACE}{_SCALE_AND_UNIT}(?:[（(]含[)）])?{_END}"
)
_CHINESE = re.compile(
    rf"{_HEAD}(?P<number>{CHINESE}){_SPACE}{_SCALE_AND_UNIT}(?P<tail>{TAIL_PATTERN})?{_END}"
)
# 十月 is a month, 十个月 a number of them.
_CALENDAR = frozenset({"月", "日", "年"})
_ONLY_OPERATOR = re.compile(
    rf"{_SPACE}(?P<operator>{OPERATOR_PATTERN})?{_SPACE}(?P<unit>.*?){_SPACE}", re.DOTALL
)


@lru_cache(maxsize=65536)
def parse_value(text: str) -> Value:
    """What a value cell says. Total: every text gives a Value, words being the last resort."""
    folded = fold(text)
    if is_blank(folded):
        return Value("empty")
    return (
        _parse_placeholder(text, folded)
        or _parse_date(text, folded)
        or _parse_range(folded)
        or _parse_quantity(folded, _QUANTITY)
        or _parse_quantity(folded, _CHINESE)
        or _parse_words(text, folded)
    )


def print_value(value: Value) -> str:
    """The value in standard notation; parsing it gives the value back."""
    sign = PRINTED[value.operator] if value.operator else ""
    unit = value.unit.name if value.unit else ""
    if value.kind == "date":
        return f"{sign}{value.date}"
    if value.kind == "empty":
        return f"{sign}{unit}"
    if value.low is None:
        return value.word
    number = print_number(value.low)
    if value.high is not None:
        number += f"{unit}～{print_number(value.high)}"
    return f"{value.frequency}{sign}{number}{unit}"


def _parse_placeholder(text: str, folded: str) -> Value | None:
    found = _PLACEHOLDER.search(folded)
    if not found:
        return None
    return Value("placeholder", word=text.strip(), spans=Spans(number=found.span()))


def _parse_date(text: str, folded: str) -> Value | None:
    head = re.match(rf"{_SPACE}(?P<operator>{OPERATOR_PATTERN})?{_SPACE}", folded)
    assert head is not None
    date = parse_date(folded[head.end() :].rstrip())
    if date is None or (head.group("operator") and not (date.value.start.year or date.value.end)):
        return None
    operator = read_operator(head.group("operator") or "")
    start = head.end()
    spans = Spans(operator=head.span("operator") if operator else None, number=(start, start + date.end))
    return Value("date", operator, date=date.value, spans=spans)


def _parse_range(folded: str) -> Value | None:
    found = _RANGE.fullmatch(folded.rstrip()) if any(c in folded for c in "-—–~～至到") else None
    if not found:
        return None
    low, high = Decimal(found["number"].replace(",", "")), Decimal(found["number2"].replace(",", ""))
    scale, unit = parse_unit(found["unit"].strip())
    first_scale, first_unit = parse_unit(found["unit1"].strip())
    if found["unit1"].strip() and first_unit and (unit is None or first_unit != unit):
        return None
    if found["unit"].strip() and not is_known(unit) and not (unit is None and scale != 1):
        return None
    low *= first_scale if found["unit1"].strip() else scale
    spans = Spans(
        _span(found, "extra"),
        _span(found, "operator"),
        (found.start("number"), found.end("number2")),
        _span(found, "unit"),
    )
    return Value(
        "quantity",
        read_operator(found["operator"] or ""),
        low,
        high * scale,
        unit,
        frequency=found["frequency"] or "",
        scaled=scale != 1,
        spans=spans,
    )


def _parse_quantity(folded: str, pattern: re.Pattern[str]) -> Value | None:
    found = pattern.fullmatch(folded.rstrip())
    number = parse_number(found["number"]) if found else None
    if found is None or number is None:
        return None
    scale, unit = parse_unit(found["unit"].strip()) if found["unit"].strip() else (Decimal(1), None)
    if unit is not None and not is_known(unit) and (pattern is _CHINESE or not _looks_like_unit(unit.name)):
        return None
    if pattern is _CHINESE and (unit is None or unit.name in _CALENDAR):
        return None
    tail = TAILS.get(found["tail"] or "")
    spans = Spans(
        _span(found, "extra"),
        _span(found, "operator"),
        found.span("number"),
        _span(found, "unit"),
        _span(found, "tail"),
        _span(found, "trailing"),
    )
    return Value(
        "quantity",
        read_operator(found["operator"] or "") or tail,
        number * scale,
        None,
        unit,
        frequency=found["frequency"] or "",
        scaled=scale != 1,
        spans=spans,
    )


def _looks_like_unit(name: str) -> bool:
    """An unknown unit is taken for one when it is short and not a sentence: 3 樘, 12 台架."""
    if not any(character.isalpha() or character in "%‰℃°" for character in name):
        return False
    return len(name) <= 4 and name[0] not in "OoIlSZ" and not re.search(r"[、，,。以不完成及时底前]", name)


def _parse_words(text: str, folded: str) -> Value:
    word = text.strip()
    plain = folded.strip(" \t\r\n。.；;")
    if is_level_list(plain):
        return Value("options", word=word)
    if is_level(plain):
        return Value("level", word=word)
    bare = _ONLY_OPERATOR.fullmatch(folded)
    if bare and (bare["operator"] or bare["unit"]):
        unit = parse_unit(bare["unit"])[1] if bare["unit"] else None
        if (bare["operator"] and not bare["unit"]) or is_known(unit):
            return Value(
                "empty",
                read_operator(bare["operator"] or ""),
                unit=unit,
                spans=Spans(operator=_span(bare, "operator"), unit=_span(bare, "unit")),
            )
    return Value("text", word=word)


def _span(found: re.Match[str], group: str) -> Span | None:
    """The span of a group without the white space around it, None where it is empty."""
    text = found.group(group)
    if not text or not text.strip():
        return None
    start = found.start(group) + len(text) - len(text.lstrip())
    return start, start + len(text.strip())
