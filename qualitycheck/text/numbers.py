"""Numbers as budget documents write them: 1,260.50, 十二, 两, with scales 千 万 亿. Always `Decimal`."""

from __future__ import annotations

import re
from decimal import Decimal

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
CHINESE = r"[零〇一二三四五六七八九两十百千]{1,9}"

_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_STEPS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"百万": 10**6, "千万": 10**7, "万": 10**4, "亿": 10**8, "千": 10**3, "百": 10**2}
_ARABIC = re.compile(ARABIC)


def parse_number(text: str) -> Decimal | None:
    """The value of a whole Arabic or Chinese numeral, None for anything else."""
    if _ARABIC.fullmatch(text) and text.isascii():
        return Decimal(text.replace(",", ""))
    return parse_chinese(text)


def parse_chinese(text: str) -> Decimal | None:
    """一百二十 → 120, 两 → 2, 十 → 10; None where the characters do not make a number."""
    total, digit, last_step = 0, None, 10**4
    for character in text:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        elif character in _STEPS:
            step = _STEPS[character]
            if step >= last_step or digit == 0:
                return None
            total += (1 if digit is None else digit) * step
            digit, last_step = None, step
        else:
            return None
    return Decimal(total + (digit or 0)) if text else None


def print_number(number: Decimal) -> str:
    """Plain digits without trailing zeros: 95.00 → 95, 1E+5 → 100000."""
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def round_money(number: Decimal) -> Decimal:
    """Two decimals; a number too long to be rounded (28 digits) stays as it is."""
    return number if number.adjusted() > 20 else round(number, 2)
