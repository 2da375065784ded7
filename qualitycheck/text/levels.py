"""Words that grade: a single level (优, 达标) and the list of levels nobody has chosen from (优良中差)."""

from __future__ import annotations

import re

LEVELS = frozenset({
    "优", "良", "中", "差", "好", "较好", "很好", "一般", "较差", "高", "较高", "低", "较低", "优秀", "良好", "优良", "合格",
    "不合格", "达标", "未达标", "是", "否", "有", "无", "达成", "部分达成", "未达成", "达到", "部分达到", "未达到", "完成",
    "部分完成", "未完成", "达成预期指标", "部分达成预期指标", "未达成预期指标", "显著", "明显", "基本达标", "及格", "不及格",
    "较强", "强", "弱", "大", "较大", "坏", "满意", "基本满意", "不满意",
})  # fmt: skip
_SEPARATOR = r"[/／、,，;； 或]"
_GRADE = "|".join(sorted((re.escape(w) for w in LEVELS), key=len, reverse=True))
_LISTED = re.compile(rf"(?:{_GRADE})(?:{_SEPARATOR}+(?:{_GRADE}))+")
# Written without separators a list is one only of single-character grades that differ: 优良中差, 高中低, 好坏.
_RUN = re.compile(r"[优良中低高差好坏]{2,6}")
_WORDS_OF_TWO = frozenset(
    {"优良", "良好", "中高", "中低", "中差", "优中", "高差", "低差", "高低差", "中优", "优差"}
)


def is_level(text: str) -> bool:
    """Whether the whole text is one grade."""
    return text in LEVELS


def is_level_list(text: str) -> bool:
    """Whether the text only lists grades, so that none is chosen."""
    if _LISTED.fullmatch(text):
        return True
    run = _RUN.fullmatch(text) is not None and text not in _WORDS_OF_TWO
    return run and len(set(text)) == len(text)
