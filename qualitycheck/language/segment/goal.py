"""The parts of a goal or a purpose: action, object, quantity, date, condition, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from qualitycheck.language.segment.features import describe_tokens
from qualitycheck.language.segment.roles import read_roles
from qualitycheck.language.segment.spans import Segment, Token, merge_segments, place_words, read_roles_of
from qualitycheck.language.segment.tagger import load_tagger
from qualitycheck.language.words import load_words
from qualitycheck.text.numbers import ARABIC
from qualitycheck.text.operators import OPERATOR_PATTERN, TAIL_PATTERN
from qualitycheck.text.units import unit_pattern

_NUMBERING = re.compile(
    r"\s*(?:目标)?(?:\d{1,2}[.．、)）：:]|[一二三四五六七八九十]+[、是]|[①-⑳]|[（(][\d一二三四五六七八九十]+[)）])\s*"
)
LONGEST = 4000
_LINE = re.compile(r"[^\n]+")
_DAY = r"(?:\d{1,2}月(?:份)?(?:\d{1,2}日)?|[一二三四]季度|第[一二三四]季度|上半年|下半年)"
_DATE = re.compile(
    rf"(?:20\d\d年(?:度)?|当年|本年|今年)?{_DAY}?(?:[至到—\-～~](?:次年)?{_DAY})?(?<=[年月日度])(?:上旬|中旬|下旬|内)?(?:底|末|初)?(?:之?前|以前|内|起)?"
    r"|每(?:年|月|季度|半年|周|日|天|学期|旬|季)(?:度)?|按[月季年日周](?:度)?|逐月|全年|年内|年度内"
    r"|年底(?:前|之前)?|年末|汛[前期后](?:前|内)?|春节前|开学前|\d{1,2}[日号](?:之?前|以前)?"
    r"|\d+(?:\.\d+)?个?(?:工作日|日|天|小时|分钟|月|年|周)(?:内|之内|以内|前)"
)
_CONDITION = re.compile(
    r"按照?(?![时期质月季年需周日])[^，,；;。\n]{2,30}?(?:标准|比例|要求|规定|办法|方案|程序|原则|价格|名单)|依托[^，,；;。\n]+"
    r"|在[^，,；;。\n]{2,20}?(?:前提下|基础上|情况下|条件下|过程中|期间)|经[^，,；;。\n]{2,16}?(?:合格后?|批准后?|同意后?|评审后?|验收后?)"
    r"|(?:根据|依据|结合|围绕|针对|通过)[^，,；;。\n]+"
)


@lru_cache(maxsize=65536)
def segment_goal(text: str, user_words: tuple[str, ...] = ()) -> tuple[Segment, ...]:
    """Its segments in order, over all clauses of its first `LONGEST` characters."""
    text = text[:LONGEST]
    tokens = cut_goal(text, user_words)
    features = describe_tokens(tokens, find_hints(text, tokens), read_roles(), load_words(user_words))
    return merge_segments(read_roles_of(tokens, load_tagger("goal").tag(features)))


def cut_goal(text: str, user_words: tuple[str, ...] = ()) -> list[Token]:
    """Its words without the number of the item."""
    words = load_words(user_words)
    tokens: list[Token] = []
    for line in _LINE.finditer(text):
        numbering = _NUMBERING.match(line.group())
        start = line.start() + (numbering.end() if numbering else 0)
        tokens += place_words(words.divide(text[start : line.end()]), start)
    return [token for token in tokens if not token.word.isspace()]


def find_hints(text: str, tokens: list[Token]) -> list[str]:
    """What the patterns hold each word for: n quantity, t date, c condition, or nothing."""
    spans = sorted(_find_known(text))
    hints = []
    for token in tokens:
        inside = (kind for start, end, kind in spans if start <= token.start and token.end <= end)
        hints.append(next(inside, ""))
    return hints


def _find_known(text: str) -> Iterator[tuple[int, int, str]]:
    taken: list[tuple[int, int]] = []
    for kind, pattern in (("c", _CONDITION), ("t", _DATE), ("n", _quantity())):
        for found in pattern.finditer(text):
            a, b = found.span()
            if a < b and not any(a < y and x < b for x, y in taken):
                taken.append((a, b))
                yield a, b, kind


@cache
def _quantity() -> re.Pattern[str]:
    unit, number = unit_pattern().pattern, rf"(?:{ARABIC})"
    tail = rf"(?:{TAIL_PATTERN}|余|多)"
    amount = rf"{number}\s*[余多]?\s*(?:{unit})?"
    return re.compile(
        rf"(?:(?!达|控制)(?:{OPERATOR_PATTERN}))?\s*{amount}(?:[-—～~至×]{amount})*{tail}?"
        r"|(?:[一二两三四五六七八九十]+)(?:个|次|批|场|期|项|家|条|支|套|处|座|所|名|台|部|类|轮)"
    )
