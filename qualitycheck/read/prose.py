"""Indicators written as sentences in one cell of the form: `数量指标：补植樟子松≥17600株；面积≥320亩`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qualitycheck.document.document import Notice
from qualitycheck.document.field import EMPTY, Field
from qualitycheck.document.table import Indicator
from qualitycheck.read.fields import lines, stripped
from qualitycheck.read.indicators import Rows
from qualitycheck.read.words import category_of, group_of, words
from qualitycheck.text.operators import SIGN_PATTERN, WORDS

PROSE = "第 {number} 个项目的绩效指标写在一格里，已拆成 {count} 条，请核对。"
PROSE_LAYOUT = "L15"
_HEADING = re.compile(r"^\s*([^：:；;，,。]{2,16}?)(?:\s*\d{1,2})?\s*(?:[：:]|$)")
_SENTENCE = re.compile(r"[^；;。]+")
# A sign or a word for one, but not 约 or 达, which are parts of other words.
_OPERATOR = re.compile("|".join([f"[＝＞＜]|{SIGN_PATTERN}", *(word for word in WORDS if len(word) > 1)]))
_DIGIT = re.compile(r"\d")
_ENDS = " 　:：,，、"


def read_prose(values: Sequence[Field], rows: Rows, number: int) -> list[Notice]:
    """Adds the indicators of the sentences to `rows`; says how many there were."""
    known = len(rows.indicators)
    for value in values:
        for line in lines(value):
            _read_line(line, rows)
    if len(rows.indicators) == known:
        return []
    rows.columns |= {"level1", "level2", "name", "value"} if rows.level1 else {"level2", "name", "value"}
    source = str(rows.indicators[0].name.origin_at(0) or "")
    return [Notice(PROSE.format(number=number, count=len(rows.indicators)), source)]


def _read_line(line: Field, rows: Rows) -> None:
    """A line that opens with a level takes it for itself and for the lines below."""
    start = 0
    while (found := _HEADING.match(line.text[start:])) and _is_level(found[1]):
        _open_level(line.slice(start + found.start(1), start + found.end(1)), rows)
        start += found.end()
    if not rows.level2:
        return
    for name, value in _items(line.slice(start, len(line.text))):
        category = category_of(rows.level2.text)
        group = group_of(rows.level1.text) or words().group_of_category.get(category, "")
        rows.indicators.append(
            Indicator(len(rows.indicators) + 1, name, rows.level1, rows.level2, group, category, value=value)
        )


def _is_level(text: str) -> bool:
    return text.endswith("指标") and bool(category_of(text) or group_of(text))


def _open_level(level: Field, rows: Rows) -> None:
    if category_of(level.text):
        rows.level2 = level
    else:
        rows.level1, rows.level2 = level, EMPTY


def _items(text: Field) -> Iterator[tuple[Field, Field]]:
    """Name and value of every sentence; the value begins at its sign or its first number."""
    for sentence in _SENTENCE.finditer(text.text):
        whole = stripped(text.slice(*sentence.span()))
        found = _OPERATOR.search(whole.text, 1) or _DIGIT.search(whole.text, 1)
        cut = found.start() if found else len(whole.text)
        name = whole.slice(0, len(whole.text[:cut].rstrip(_ENDS)))
        if name:
            yield name, stripped(whole.slice(cut, len(whole.text)))
