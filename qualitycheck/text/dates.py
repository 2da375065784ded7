"""Dates, deadlines and periods: 2025年12月底前, 每月25日前, 2025-12-31, 2025年10—11月, 第三季度, 年底前."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from qualitycheck.text.normalize import fold

_YEAR = r"(?:(?P<year{n}>(?:19|20)\d{{2}})\s*年(?:度)?|(?P<relative{n}>当年|本年|本年度|全年|次年|上年|来年|同年|翌年)|(?P<yearly{n}>年)(?=[底末初内中]))"
_MONTH = r"(?:(?P<month{n}>\d{{1,2}})(?:\s*月(?:份)?|(?=\s*[—\-–~～至到]+\s*\d{{1,2}}\s*月))|(?P<season{n}>第?[一二三四1-4]季度|[上下]半年)|(?P<thismonth{n}>当月|次月|本月))"
_DAY = r"(?P<day{n}>\d{{1,2}})\s*[日号]"
_PART = r"(?P<part{n}>上旬|中旬|下旬|月底|月末|月初|底|末|初|中)"
_POINT = rf"(?:{_YEAR}\s*(?:{_MONTH}\s*)?(?:{_DAY})?{_PART}?|{_MONTH.replace('{n}', '{n}b')}\s*(?:{_DAY.replace('{n}', '{n}b')})?{_PART.replace('{n}', '{n}b')}?|{_DAY.replace('{n}', '{n}c')}|(?P<part{{n}}c>月[底末初]))"
_ISO = r"(?P<iso{n}>(?:19|20)\d{{2}}(?:[-/]\d{{1,2}}(?:[-/]\d{{1,2}})?|\.\d{{2}}|\.\d{{1,2}}\.\d{{1,2}}))(?![\d.])"
_SIDE = rf"(?:{_ISO}|{_POINT})"
_BEFORE = r"(?P<before>以前|之前|前|以内|之内|内)?"
_RECURRING = r"(?P<recurring>每月|每季度|每季|每年|每半年|每周|每学期|每日|每天|按月|逐月)?"
_WORK = r"(?P<work>[一-龥]{0,6})"
_JOIN = r"\s*(?:—+|-+|–|－|~|～|至|到)\s*"


def _compile() -> re.Pattern[str]:
    first, second = _SIDE.format(n=1), _SIDE.format(n=2)
    return re.compile(
        rf"{_RECURRING}(?:(?:于|在)\s*)?{first}(?:{_JOIN}{second})?{_BEFORE}{_WORK}[。.；;，,]*", re.ASCII
    )


_DATE = _compile()
_ISO_PARTS = re.compile(r"[-./]")


@dataclass(frozen=True, slots=True)
class DatePoint:
    """A calendar point as far as it is given; `part` is 底, 初, 上旬, 第三季度 …; `relative` 当年, 次月 …."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    relative: str = ""

    @property
    def exists(self) -> bool:
        """Whether the calendar has it: no 13th month, no 31 June, no 30 February."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        if self.month is None:
            return 1 <= self.day <= 31
        return 1 <= self.day <= calendar.monthrange(self.year or 2024, self.month)[1]

    def __str__(self) -> str:
        year = f"{self.year}年" if self.year else ""
        month = f"{self.month}月" if self.month is not None else ""
        day = f"{self.day}日" if self.day is not None else ""
        return f"{year}{self.relative}{month}{day}{self.part}"


@dataclass(frozen=True, slots=True)
class DateValue:
    """A point, a deadline (`before`) or a period (`end` given); `recurring` is 每月 … or empty."""

    start: DatePoint
    end: DatePoint | None = None
    before: bool = False
    recurring: str = ""

    @property
    def points(self) -> tuple[DatePoint, ...]:
        """The one or two points."""
        return (self.start, self.end) if self.end else (self.start,)

    def __str__(self) -> str:
        period = f"{self.start}—{self.end}" if self.end else str(self.start)
        return f"{self.recurring}{period}{'前' if self.before else ''}"


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date with the characters it takes, and the words of work behind it (完成, 到位)."""

    value: DateValue
    start: int
    end: int
    work: str


def match_date(text: str, position: int = 0) -> DateMatch | None:
    """The date that begins at `position`, or None."""
    found = _DATE.match(fold(text), position)
    if not found or found.start("work") <= position:
        return None
    groups = {k: v for k, v in found.groupdict().items() if v is not None}
    start, end = _point(groups, "1"), _point(groups, "2")
    if start is None or start == DatePoint() or _is_decimal(groups):
        return None
    if end is not None and end.day is not None and end.month is None and start.month is not None:
        end = DatePoint(end.year, start.month, end.day, end.part, end.relative)
    value = DateValue(start, end, bool(groups.get("before")), groups.get("recurring", ""))
    return DateMatch(value, position, found.start("work"), found.group("work"))


def parse_date(text: str) -> DateMatch | None:
    """The date that makes up the whole text (a few words of work may follow), or None."""
    folded = fold(text)
    found = _DATE.fullmatch(folded)
    return match_date(text) if found else None


def _point(groups: dict[str, str], side: str) -> DatePoint | None:
    """The first or second point of a match; the alternatives of the pattern carry the suffixes b and c."""
    if iso := groups.get(f"iso{side}"):
        numbers: list[int | None] = [int(p) for p in _ISO_PARTS.split(iso)]
        year, month, day = (*numbers, None, None)[:3]
        return DatePoint(year, month, day)
    relative = "".join(_pick(groups, name, side) for name in ("relative", "yearly", "thismonth"))
    part = _pick(groups, "season", side) + _pick(groups, "part", side)
    written = [_pick(groups, name, side) for name in ("year", "month", "day")]
    if not (any(written) or relative or part):
        return None
    year, month, day = map(_number, written)
    return DatePoint(year, month, day, part, relative)


def _pick(groups: dict[str, str], name: str, side: str) -> str:
    return next((groups[key] for suffix in ("", "b", "c") if (key := name + side + suffix) in groups), "")


def _is_decimal(groups: dict[str, str]) -> bool:
    """2025.06 alone is a number; 2020.01-2020.12 and 2025.6.30 are dates."""
    return groups.get("iso1", "").count(".") == 1 and "iso2" not in groups


def _number(text: str) -> int | None:
    return int(text) if text else None
