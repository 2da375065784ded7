"""The parts of a goal or a purpose: action, object, quantity, date, condition, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from qualitycheck.language.segment.features import describe_tokens
from qualitycheck.language.segment.roles import read_roles
from qualitycheck.language.segment.spans import (
    Role,
    Segment,
    Token,
    merge_segments,
    place_words,
    read_roles_of,
)
from qualitycheck.language.segment.tagger import load_tagger
from qualitycheck.language.words import load_words
from qualitycheck.text.numbers import ARABIC
from qualitycheck.text.operators import OPERATOR_PATTERN, TAIL_PATTERN
from qualitycheck.text.units import unit_pattern

_NUMBERING = re.compile(
    r"\s*(?:目标)?(?:\d{1,2}[.．、)）：:]|[一二三四五六七八九十]+[、是]|[①-⑳]|[（(][\d一二三四五六七八九十]+[)）])\s*"
)
LONGEST = 4000
NONE = "-"
_CHANGES = re.compile("[提降保增减]|控制|确保|完成|实现|达")
_RATED: tuple[Role, Role, Role] = ("action", "object", "quantity")
_CLAUSE_ENDS = "，、；,;.。\n"
_ENDS, _JOINING = frozenset("，,；;。：:（）()"), frozenset("、和及与")
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
    hints = find_hints(text, tokens)
    labels = load_tagger("goal").tag(describe_tokens(tokens, hints, read_roles(), load_words(user_words)))
    segments = merge_segments(read_roles_of(tokens, settle_signs(tokens, hints, labels)))
    return merge_segments(_join_rates(text, segments))


def _join_rates(text: str, segments: Sequence[Segment]) -> list[Segment]:
    """What stands before a rate with its quantity belongs to the rate (补植苗木成活率不低于95%), unless it changes it.

    None of the 740 goals made by hand is otherwise.
    """
    joined = list(segments)
    for number, (first, rate, amount) in enumerate(zip(joined, joined[1:], joined[2:], strict=False)):
        if (first.role, rate.role, amount.role) != _RATED or first.end != rate.start:
            continue
        opens = first.start == 0 or text[first.start - 1] in _CLAUSE_ENDS
        if opens and text[rate.end - 1] in "率度" and not _CHANGES.search(text, first.start, first.end):
            joined[number] = Segment("object", first.start, first.end)
    return joined


def settle_signs(tokens: Sequence[Token], hints: Sequence[str], labels: Sequence[str]) -> list[str]:
    """The labels with those of signs and connectives as the guide has them, which a tagger cannot learn from few.

    A bracket ends at punctuation; what joins (、 和) has a role only between two words of that role; a quantity
    goes on as far as the patterns see it (25人×24万元).
    """
    settled = list(labels)
    for number, token in enumerate(tokens):
        before = labels[number - 1] if number else NONE
        behind = labels[number + 1] if number + 1 < len(labels) else NONE
        if token.word in _ENDS or (token.word in _JOINING and before != behind):
            settled[number] = NONE
        elif (
            labels[number] == NONE
            and number
            and settled[number - 1] == hints[number - 1] == hints[number] == "n"
        ):
            settled[number] = "n"
    return settled


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
