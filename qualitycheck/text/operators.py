"""Comparison signs and words, and the words behind a number that say the same."""

from __future__ import annotations

import re
from typing import Literal

from qualitycheck.text.normalize import fold

Operator = Literal[">=", "<=", "=", ">", "<", "~"]

# Written form → meaning. Standard signs first: the first of a meaning is the one fixes use.
SIGNS: dict[str, Operator] = {
    "≥": ">=", "≧": ">=", "⩾": ">=", ">=": ">=", "=>": ">=", "》=": ">=", "》": ">=", "﹥=": ">=", ">＝": ">=",
    "≤": "<=", "≦": "<=", "⩽": "<=", "<=": "<=", "=<": "<=", "《=": "<=", "《": "<=", "﹤=": "<=",
    "=": "=", "==": "=", "═": "=", "﹦": "=",
    ">": ">", "﹥": ">", "<": "<", "﹤": "<", "±": "~", "≈": "~",
}  # fmt: skip
WORDS: dict[str, Operator] = {
    "大于等于": ">=", "大于或等于": ">=", "不低于": ">=", "不少于": ">=", "不小于": ">=", "不短于": ">=", "至少": ">=",
    "达到": ">=", "达": ">=", "小于等于": "<=", "小于或等于": "<=", "不高于": "<=", "不超过": "<=", "不多于": "<=", "不大于": "<=",
    "不超": "<=", "不晚于": "<=", "控制在": "<=", "不长于": "<=", "至多": "<=", "等于": "=", "超过": ">", "高于": ">", "大于": ">",
    "多于": ">", "低于": "<", "小于": "<", "少于": "<", "约": "~", "大约": "~",
}  # fmt: skip
TAILS: dict[str, Operator] = {
    "及以上": ">=", "或以上": ">=", "以上": ">=", "及以下": "<=", "以下": "<=", "以内(含)": "<=", "以内": "<=", "之内": "<=", "内": "<=",
    "左右": "~", "上下": "~",
}  # fmt: skip
PRINTED: dict[Operator, str] = {">=": "≥", "<=": "≤", "=": "=", ">": ">", "<": "<", "~": "≈"}
STANDARD_SIGNS = frozenset(PRINTED.values())


def _alternatives(words: dict[str, Operator]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


SIGN_PATTERN = _alternatives(SIGNS)
OPERATOR_PATTERN = _alternatives(SIGNS | WORDS)
TAIL_PATTERN = _alternatives(TAILS)


def read_operator(text: str) -> Operator | None:
    """The meaning of a whole sign or word, None for anything else."""
    folded = fold(text)
    return SIGNS.get(folded) or WORDS.get(folded)
