"""Units of measure: what a written unit means, and whether it is written as it should be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from qualitycheck.resources import data_folder, read_yaml
from qualitycheck.text.normalize import fold
from qualitycheck.text.numbers import SCALES

_SCALE = re.compile("|".join(sorted(SCALES, key=len, reverse=True)))
_PARENTHESES = re.compile(r"^[（(](.+)[)）]$")
_JOINT = re.compile(r"[·•・.．、*×]")
_MAXIMUM = 14


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in its standard form, `元/人·月`; `category` is the numerator's, empty where it is unknown."""

    name: str
    category: str = ""

    @property
    def numerator(self) -> str:
        """What stands before the first slash."""
        return self.name.split("/", 1)[0]

    @property
    def plain(self) -> str:
        """The unit without another one in brackets: 台 of 台(件)."""
        return self.name.split("(", 1)[0]

    @property
    def denominators(self) -> tuple[str, ...]:
        """人 and 月 of 元/人·月."""
        return _denominators(self.name) if "/" in self.name else ()


@cache
def _denominators(name: str) -> tuple[str, ...]:
    return tuple(part for part in _JOINT.split(name.split("/", 1)[1]) if part)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The unit list of corpus/vocabulary/units.yaml: category by standard form, standard form by alias."""

    category: dict[str, str]
    aliases: dict[str, str]


@cache
def load_units() -> Vocabulary:
    """Reads the unit list once."""
    path = data_folder("corpus") / "vocabulary" / "units.yaml"
    data = read_yaml(path)
    category = {unit: group for group, units in data["categories"].items() for unit in units}
    return Vocabulary(category, data["aliases"])


def standard_unit(text: str) -> str:
    """The standard form of one simple unit; the text itself where no other is known."""
    return load_units().aliases.get(text, text)


def unit_category(name: str) -> str:
    """rate, people, money, length, count …; empty for an unknown unit."""
    return load_units().category.get(name, "")


@cache
def parse_unit(text: str) -> tuple[Decimal, Unit | None]:
    """Scale and unit of what stands behind a number: 万元/村.年 → (10000, 元/村·年), 万 → (10000, None)."""
    body = fold(text).strip()
    inside = _PARENTHESES.match(body)
    body = inside.group(1) if inside else body
    head, _, rest = body.partition("/")
    denominators = _print_denominators(rest)
    scale, head = _split_scale(head.strip(), bare=not denominators)
    if "/" not in body and body in load_units().aliases:
        scale, head = Decimal(1), body
    head = head.strip()
    if not head:
        return scale, None
    numerator = standard_unit(head)
    name = f"{numerator}/{denominators}" if denominators else numerator
    whole = load_units().category.get(body, "")
    return scale, Unit(body if whole else name, whole or unit_category(numerator))


def _split_scale(head: str, bare: bool) -> tuple[Decimal, str]:
    """Takes 万 or 亿 off the front unless the whole is a unit of its own (千克, 百分点)."""
    vocabulary = load_units()
    if head in vocabulary.category or head in vocabulary.aliases:
        return Decimal(1), head
    found = _SCALE.match(head)
    if not found:
        return Decimal(1), head
    rest = head[found.end() :]
    known = rest in vocabulary.category or rest in vocabulary.aliases
    if rest and not known and (not bare or _SCALE.match(rest)):
        return Decimal(1), head
    return Decimal(SCALES[found.group()]), rest


def _print_denominators(rest: str) -> str:
    parts = [p.strip() for p in re.split(rf"{_JOINT.pattern}|/", rest) if p.strip()]
    return "·".join(standard_unit(_without_each(p)) for p in parts)


def _without_each(part: str) -> str:
    """元/每人 and 元/1人 mean 元/人."""
    return part[1:] if len(part) > 1 and part[0] in "每1" else part


def is_known(unit: Unit | None) -> bool:
    """Whether the numerator is in the unit list."""
    return unit is not None and bool(unit.category)


@cache
def unit_pattern() -> re.Pattern[str]:
    """Finds a known unit, scale included, at a position; the longest first."""
    vocabulary = load_units()
    simple = sorted({*vocabulary.category, *vocabulary.aliases}, key=len, reverse=True)
    words = "|".join(re.escape(w) for w in simple if len(w) <= _MAXIMUM)
    part = rf"(?:百万|千万|万|亿)?(?:{words})"
    tail = rf"(?:/(?:每|1)?(?:{words})(?:[·•・.．/](?:每)?(?:{words}))*)?"
    return re.compile(rf"(?:{part}{tail}|百万|千万|万|亿)")
