"""Which figure of a text speaks of the same thing as an indicator."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from qualitycheck.language.context import Row
from qualitycheck.language.mentions import Mention, find_mentions
from qualitycheck.language.names import NameFacts
from qualitycheck.text.quantity import Value
from qualitycheck.text.units import Unit

# Shares of the name's character pairs that must occur beside the figure, or in its sentence.
NEAR, SAME_SENTENCE = 0.6, 0.75
_SAME_MEASURES = (
    {"人", "名", "位"}, {"天", "日"}, {"公里", "千米"}, {"工作日", "个工作日"}, {"场", "场次"}, {"吨", "公吨"},
    {"台", "套", "台套", "台(套)", "台/套", "套(台)"}, {"批", "批次"}, {"班", "班次"},
)  # fmt: skip
# A figure per head or for each of several is another thing than the total.
_TIME_WORDS = re.compile("年度|全年|本年|当年|年内|年底")
_NO_WORD = re.compile(r"[\W_]+")
_EARLIER = re.compile(r"年[底初末]?(?:以?前|之前)|此前|原有|现有|已[布安建装投配有]|存量|在用")
# 为13个乡镇设置界标: the figure is of those for whom it is done.
_PLACES, _FOR = frozenset({"个", "家", "所", "处"}), re.compile("(?:为|对|给|向|在|覆盖|涉及)$")
_PER = re.compile(r"每|各|均|单价|单次|单位|标准|定额|[×xX*]$")
_PRICED = re.compile(r"每|均|单价|单次|单位|单[个件台套座处册人]|标准|定额|价")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A figure of a field beside the indicator's words.

    `near` and `wide` are the shares of the words beside the figure and in its sentence; `own` is false for a
    figure for a part, or for each where the indicator is for all (and the reverse); `touching` says that the last word
    of what is counted stands right before or behind the figure.
    """

    field: str
    mention: Mention
    near: float
    wide: float
    own: bool
    touching: bool


@lru_cache(maxsize=65536)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text, punctuation and space left out."""
    plain = _NO_WORD.sub("", text)
    return frozenset(map("".join, pairwise(plain))) or frozenset({plain} if plain else ())


@lru_cache(maxsize=65536)
def containment(words: str, text: str) -> float:
    """The share of the pairs of `words` that stand in `text`, 0–1."""
    wanted = pairs(words)
    return len(wanted & pairs(text)) / len(wanted) if wanted else 0.0


@lru_cache(maxsize=4096)
def same_measure(one: Unit | None, other: Unit | None) -> bool:
    """Whether two units count the same: equal, or customary for one another (人 and 名).

    元 stands for 元/人 where the text has said 每人 before.
    """
    if one is None or other is None:
        return False
    if one.name == other.name:
        return True
    if one.denominators or other.denominators:
        shared = set(one.denominators) & set(other.denominators)
        return one.numerator == other.numerator and (
            bool(shared) or not (one.denominators and other.denominators)
        )
    return any(one.name in group and other.name in group for group in _SAME_MEASURES)


def align_figures(row: Row, fields: Iterable[str]) -> list[Aligned]:
    """The figures in these fields (of the row or of its table) with their closeness to what the row measures.

    Only figures that could be compared with the row's value: of the same measure, or of the same digits.
    """
    words = counted_words(row.name)
    priced = bool(row.value.unit and row.value.unit.denominators) or bool(_PRICED.search(row.name.core))
    found: list[Aligned] = []
    for field in fields:
        source = row.indicator if field in ("description", "name") else row.table
        found += [
            _measure(row.name, field, mention, words, wide, priced)
            for mention in find_mentions(source.field(field).text)
            if _is_comparable(row.value, mention) and (wide := containment(words, mention.sentence))
        ]
    return found


def _is_comparable(value: Value, mention: Mention) -> bool:
    if value.low == mention.low or same_measure(value.unit, mention.unit):
        return True
    # Another power of ten may be a lost 万 or a lost percent sign.
    return value.low is not None and _significant(value.low) == _significant(mention.low)


@lru_cache(maxsize=16384)
def _significant(number: Decimal) -> tuple[int, ...]:
    return number.normalize().as_tuple().digits


def counted_words(name: NameFacts) -> str:
    """The words of a name that must be found again: without 数量, 率, and the like."""
    words = (name.stem if len(name.stem) >= 2 else name.core).removeprefix("其中").lstrip(":：")
    kept = _TIME_WORDS.sub("", words)
    return kept if len(kept) >= 2 else words


def _is_of_others(name: NameFacts, mention: Mention) -> bool:
    """A figure for a part where the name is for all, for those for whom it is done, or for what was there
    before where the name is for the new.
    """
    if name.core.startswith("新") and _EARLIER.search(mention.before):
        return True
    if mention.unit and mention.unit.name in _PLACES and _FOR.search(mention.before):
        return not mention.after or mention.after[:2] not in name.core
    _, marked, described = mention.before.rpartition("其中")
    return bool(marked) and "其中" not in name.core and containment(described, name.core) < NEAR


def _measure(name: NameFacts, field: str, mention: Mention, words: str, wide: float, priced: bool) -> Aligned:
    part = _is_of_others(name, mention)
    each = _PER.search(mention.before) is not None or bool(mention.unit and mention.unit.denominators)
    last = words[-2:]
    touching = last in mention.before[-8:] or last in mention.after[:6]
    return Aligned(
        field, mention, containment(words, mention.clause), wide, not part and each is priced, touching
    )
