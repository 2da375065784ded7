"""Kind `deadline`: dates in values and texts against the calendar and the year of the document.

params: check (`calendar`: the date exists; `year`: not of a year before the document's; `order`: a period does
not end before it starts), fields (value, actual, goals …), unless (pattern, optional: of names and
texts that are left alone).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator

from qualitycheck.language.context import Context
from qualitycheck.language.mentions import find_dates
from qualitycheck.ruleset.finding import Finding, Place, Replacement
from qualitycheck.ruleset.kinds.pattern import read_texts
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.dates import DateMatch, DatePoint

Judge = Callable[[DateMatch, str, int | None, str], tuple[str, str] | None]
_AUTUMN = 8
"""From this month to one before it: a school year or a winter, where nothing is built."""
_WORKS = re.compile("工期|施工|完工|竣工|开工|工程")


def prepare(rule: Rule) -> Check:
    """Chooses the question that is asked of every date."""
    judge = _QUESTIONS[rule.params["check"]]
    wanted = frozenset(rule.params["fields"])
    unless = re.compile(rule.params.get("unless", r"(?!)"))

    def check(context: Context) -> Iterator[Finding]:
        year = context.document.year
        for field, place, name, _row in read_texts(context, wanted):
            if unless.search(f"{name} {field.text}"):
                continue
            for date in find_dates(field.text):
                written = field.text[date.start : date.end]
                judged = judge(date, written, year, name)
                if judged is not None:
                    yield _report(place, date, written, judged, name, year)

    return check


def _report(
    place: Place, date: DateMatch, written: str, judged: tuple[str, str], name: str, year: int | None
) -> Finding:
    wrong, right = judged
    start = date.start + written.find(wrong)
    marked = Place(place.table, place.row, place.field, start, start + len(wrong), place.paragraph)
    repair = (Replacement(marked, right),) if right else ()
    return Finding(marked, {"text": wrong, "right": right, "name": name, "year": str(year or "")}, repair)


def _missing_day(date: DateMatch, written: str, year: int | None, name: str) -> tuple[str, str] | None:
    for point in date.value.points:
        if not point.exists:
            return _words_of_day(point, written), _last_day(point)
    return None


def _words_of_day(point: DatePoint, written: str) -> str:
    for words in (f"{point.month}月{point.day}日", f"{point.month}月{point.day}号", f"{point.month}月"):
        if words in written:
            return words
    return written


def _last_day(point: DatePoint) -> str:
    """The last day of the month where only the day is wrong."""
    if point.month is None or not 1 <= point.month <= 12 or not point.day or point.day > 31:
        return ""
    return f"{point.month}月{calendar.monthrange(point.year or 2023, point.month)[1]}日"


def _past_year(date: DateMatch, written: str, year: int | None, name: str) -> tuple[str, str] | None:
    last = date.value.points[-1].year or date.value.start.year
    if year is None or last is None or not 0 < year - last <= 3:
        return None
    wrong = f"{last}年"
    return (wrong, f"{year}年") if wrong in written else None


def _reversed(date: DateMatch, written: str, year: int | None, name: str) -> tuple[str, str] | None:
    start, end = date.value.start, date.value.end
    if end is None or start.month is None or end.month is None:
        return None
    first_year = start.year or 0
    last_year = end.year or first_year
    if end.relative in ("次年", "翌年") or (not start.year and end.year):
        return None
    if not start.year and start.month >= _AUTUMN > end.month and not _WORKS.search(name):
        return None
    first, last = (first_year, start.month, start.day or 1), (last_year, end.month, end.day or 31)
    return (written, "") if last < first else None


_QUESTIONS: dict[str, Judge] = {"calendar": _missing_day, "year": _past_year, "order": _reversed}
