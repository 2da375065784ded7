"""Which figure of a text speaks of the same thing as an indicator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from qualitycheck.language.context import Row
from qualitycheck.language.mentions import Mention, find_mentions
from qualitycheck.language.names import NameFacts
from qualitycheck.text.units import Unit

# Shares of the name's character pairs that must occur beside the figure, or in its sentence.
NEAR, SAME_SENTENCE = 0.6, 0.75
_SAME_MEASURES = ({"人", "名", "位"}, {"天", "日"}, {"公里", "千米"}, {"家", "户", "个"}, {"台", "套", "台套", "台(套)", "台/套", "件"}, {"场", "场次", "次"}, {"座", "处", "个"}, {"工作日", "个工作日"}, {"吨", "公吨"}, {"次", "轮", "轮次"})  # fmt: skip
_PER = ("每", "人均", "户均", "日均", "平均", "单", "月均")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A figure of a field that belongs to the indicator; `score` 0–1, `near` whether it stands beside the words."""

    field: str
    mention: Mention
    score: float
    near: bool


@lru_cache(maxsize=65536)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text."""
    plain = "".join(c for c in text if c.isalnum())
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1)) or frozenset({plain} if plain else ())


@lru_cache(maxsize=65536)
def containment(words: str, text: str) -> float:
    """The share of the pairs of `words` that stand in `text`, 0–1."""
    wanted = pairs(words)
    return len(wanted & pairs(text)) / len(wanted) if wanted else 0.0


def same_measure(one: Unit | None, other: Unit | None) -> bool:
    """Whether two units count the same: equal, or customary for one another (人 and 名)."""
    if one is None or other is None:
        return False
    if one.name == other.name:
        return True
    if one.denominators or other.denominators:
        return one.numerator == other.numerator and bool(set(one.denominators) & set(other.denominators))
    return any(one.name in group and other.name in group for group in _SAME_MEASURES)


def align_figures(row: Row, fields: Iterable[str]) -> list[Aligned]:
    """The figures in these fields (of the row or of its table) that speak of what the row measures."""
    words = counted_words(row.name)
    found = []
    for field in fields:
        source = row.indicator if field in ("description", "name") else row.table
        for mention in find_mentions(source.field(field).text):
            if (aligned := _align(row, field, mention, words)) is not None:
                found.append(aligned)
    return found


def counted_words(name: NameFacts) -> str:
    """The words of a name that must be found again: without 数量, 率, and the like."""
    return (name.stem if len(name.stem) >= 2 else name.core).removeprefix("其中").lstrip(":：")


def _align(row: Row, field: str, mention: Mention, words: str) -> Aligned | None:
    # A figure per head or per month is another thing than a total, unless the name speaks of it too.
    if any(p in mention.clause and p not in row.name.core for p in _PER):
        return None
    if "其中" in mention.clause and "其中" not in row.name.core and words not in mention.clause:
        return None
    near, wide = containment(words, mention.clause), containment(words, mention.sentence)
    if near >= NEAR:
        return Aligned(field, mention, near, True)
    return Aligned(field, mention, wide, False) if wide >= SAME_SENTENCE else None
