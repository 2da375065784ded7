"""Tables whose cells no lines divide: found by their headings, and said, for nobody can tell their cells apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qualitycheck.document.document import Notice
from qualitycheck.read.columns import is_header_word
from qualitycheck.read.pages import Page

NO_LINES = (
    "这里有表头“{text}”，但表格没有框线，分不清单元格，没有按表格检查；"
    "请改用 Word、Excel 文件，或加上框线后重新导出。"
)
_GAP = re.compile(r"\s{2,}|\t")
_FEWEST = 3
_SHOWN = 4


def unruled_tables(pages: Iterable[Page]) -> Iterator[Notice]:
    """A notice for every line outside the ruled tables that reads like the header of indicators."""
    for page in pages:
        for number, line in enumerate(page.lines, 1):
            words = _GAP.split(line.text)
            if sum(map(is_header_word, words)) >= _FEWEST:
                yield Notice(
                    NO_LINES.format(text="、".join(words[:_SHOWN])), f"第{page.number}页 第{number}行"
                )
