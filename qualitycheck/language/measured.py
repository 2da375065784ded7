"""What a description measures: the people, things or amounts that its formula or its definition counts.

A note (what a price includes, which table a figure is taken from) measures nothing, and says nothing against its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from qualitycheck.language.segment.description import segment_description

_COUNTED = re.compile(
    r"[一-鿿》”](?:人数|户数|件数|次数|艘数|台数|套数|册数|家数|个数|座数|批数|处数|起数|篇数|天数|株数|只数|头数|吨数|亩数|票数|份数"
    r"|条数|项数|期数|名数|数量|数|人次|批次|场次|车次|班次|面积|里程|长度|金额|总额|额|用时|耗时|时长|时间|幅度|之差|比例|比率|占比|之比)$"
)
_NOTE = re.compile(
    r"计数$|不超过|不少于|批复|读数|^(?:按|以|由|每|含|依|根据|参照|仅|只|不|限|包括|包含|原则|遇|凭|超出|实行|执行)"
)
_TOTAL = re.compile(r"(?:之和|合计|总和|累计|总)$")
_CLAUSE_END = re.compile(r"[，,；;。（(]")
_UNIT = re.compile(
    r"(人次|人|户|件|次|艘|台|套|册|家|个|座|批|处|起|篇|天|株|只|头|吨|亩|票|份|条|项|期|名|场|车|班|面积|里程|长度|金额|时间|用时|额)(?:数|数量)?$"
)
_SAME_UNIT = {"名": "人", "用时": "时间", "天": "时间", "额": "金额"}
_HAN = re.compile(r"[一-鿿]")
_FEWEST_OF_SHARE, _FEWEST_OF_COUNT = 5, 6


@dataclass(frozen=True, slots=True)
class Measured:
    """`thing` is the numerator or what is counted, `whole` the denominator (empty where there is none)."""

    thing: str
    whole: str
    is_share: bool

    @property
    def text(self) -> str:
        """Both parts."""
        return self.thing + self.whole


@lru_cache(maxsize=65536)
def read_measured(description: str) -> Measured | None:
    """What a description measures, None where it gives notes only."""
    parts = segment_description(description)
    above = [description[p.start : p.end] for p in parts if p.role == "numerator"]
    below = [description[p.start : p.end] for p in parts if p.role == "denominator"]
    if above:
        whole = below[0] if below else ""
        enough = len(_HAN.findall(above[0] + whole)) >= _FEWEST_OF_SHARE
        return Measured(above[0], whole, True) if enough else None
    said = next((description[p.start : p.end] for p in parts if p.role == "definition"), "")
    thing = _TOTAL.sub("", _CLAUSE_END.split(said)[0].strip())
    if len(thing) < _FEWEST_OF_COUNT or not _COUNTED.search(thing) or _NOTE.search(thing):
        return None
    return Measured(thing, "", False)


def counted_unit(text: str) -> str:
    """The unit in which a name or a measured thing is counted, by its ending: 人 of 护林员人数; empty if it tells none."""
    found = _UNIT.search(_TOTAL.sub("", text))
    return _SAME_UNIT.get(found.group(1), found.group(1)) if found else ""
