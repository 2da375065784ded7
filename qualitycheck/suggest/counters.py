"""The measure word that the document itself counts a thing in: 处 where it says 3处公益性骨灰堂, whatever is usual."""

from __future__ import annotations

import re
from dataclasses import replace

from qualitycheck.document.field import Field
from qualitycheck.document.table import Indicator, ProjectTable

_COUNTERS = "座处个家所间台套件条项辆艘部栋幢户盏株册份批"
_SHARE = re.compile(
    rf"(?P<thing>[一-鿿]{{2,8}}?)(?P<own>[{_COUNTERS}])数÷(?P<all>[一-鿿]*?(?P=thing)总)(?P=own)数"
)


def count_as_told(row: Indicator, table: ProjectTable) -> Indicator:
    """The row with the share in its description counted in the word that purpose or goals use for the same thing."""
    found = _SHARE.search(row.description.text)
    if found is None:
        return row
    thing = re.sub("^.*的", "", found["thing"])
    told = re.search(
        rf"\d(?P<word>[{_COUNTERS}])(?!工作日|月|小时|点)[一-鿿]{{0,6}}?{thing}|{thing}[一-鿿]{{0,2}}\d+(?P<behind>[{_COUNTERS}])(?!次)",
        f"{table.purpose.text}\n{table.goals.text}",
    )
    word = (told["word"] or told["behind"]) if told else found["own"]
    if word == found["own"]:
        return row
    text = row.description.text
    start, end = found.start("own"), found.end()
    return replace(row, description=Field(f"{text[:start]}{word}数÷{found['all']}{word}数{text[end:]}"))
