"""Kind `later_date`: a deadline that lies behind the one goal or purpose give.

params: fields. Only where they give a single date, or one beside the words of the indicator's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualitycheck.language.alignment import NEAR, containment, counted_words
from qualitycheck.language.context import Context, Row
from qualitycheck.language.mentions import find_dates
from qualitycheck.language.similarity import share_characters
from qualitycheck.ruleset.comparison import TITLES
from qualitycheck.ruleset.finding import Finding
from qualitycheck.ruleset.marking import describe_row, mark_row, repair_value
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.dates import DateValue

# Where there is one date only, a third of the name's words beside it is enough.
_ONLY = 0.3
_ALL = 0.8
"""Share of the characters of a row's work in a sentence that speaks of it."""
_SENTENCE_END, _COMMA = re.compile("[。；;\n]"), re.compile("[，,、]")
_DONE = re.compile("完成|完毕|结束|任务|工作|项目")
Day = tuple[int, int, int]
_YEAR = re.compile(r"(?:19|20)\d{2}\s*年")


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline in a text: where it stands, its words, what follows it, what stands around it up to commas, its
    sentence without the parts that have deadlines of their own, its last day."""

    field: str
    words: str
    clause: str
    beside: str
    sentence: str
    day: Day


def prepare(rule: Rule) -> Check:
    """Looks up the fields."""
    fields: Sequence[str] = rule.params["fields"]

    def check(context: Context) -> Iterator[Finding]:
        year = context.document.year or 0
        for rows in context.rows_by_table.values():
            dues = _find_dues(rows[0], fields, year) if rows else []
            for row in rows if dues else ():
                own = _last_day(row.value.date, year) if row.value.date else None
                due = _choose(row, dues, own) if own else None
                if due and own and _is_later(own, due.day):
                    values = describe_row(row) | {"where": TITLES[due.field], "date": due.words}
                    repair = repair_value(row, {"number": _with_year(due.words, row.text)}, {})
                    yield Finding(mark_row(row, "number"), values, repair)

    return check


def _with_year(words: str, own: str) -> str:
    """The deadline with the year that the value names and the text takes for granted."""
    year = _YEAR.search(own)
    return words if year is None or _YEAR.search(words) else year[0] + words


def _is_later(own: Day, due: Day) -> bool:
    """A year that one of them leaves out is the other's."""
    year = own[0] or due[0]
    return (own[0] or year, *own[1:]) > (due[0] or year, *due[1:])


def _find_dues(row: Row, fields: Sequence[str], year: int) -> list[Due]:
    found = []
    for field in fields:
        text = row.table.field(field).text
        dates = find_dates(text)
        for date in dates:
            day = _last_day(date.value, year) if date.value.before else None
            if day is not None:
                before, clause = (
                    _SENTENCE_END.split(text[: date.start])[-1],
                    _SENTENCE_END.split(text[date.end :])[0],
                )
                beside = _COMMA.split(before)[-1] + _COMMA.split(clause)[0]
                alone = sum(date.start - len(before) <= d.start < date.end + len(clause) for d in dates) == 1
                words = text[date.start : date.end]
                found.append(Due(field, words, clause, beside, before + clause if alone else "", day))
    return found


def _choose(row: Row, dues: list[Due], own: Day) -> Due | None:
    """The deadline that speaks of the row's work; the only one there is if they share a word, or the day."""
    words = counted_words(row.name)
    near = [due for due in dues if containment(words, due.clause) >= NEAR or _is_of_sentence(words, due)]
    if len({due.day for due in near}) == 1:
        return near[0]
    same_day = dues[0].day[1:] == own[1:]
    only = len({d.day for d in dues}) == 1 and (same_day or containment(words, dues[0].clause) >= _ONLY)
    return dues[0] if only and not near else None


def _is_of_sentence(words: str, due: Due) -> bool:
    """The sentence speaks of the row's work, and what ends its name stands beside the date: 慰问500户，1月底前发放完毕."""
    deed = _DONE.sub("", words)
    return deed[-2:] in due.beside and share_characters(deed, due.sentence) >= _ALL


def _last_day(date: DateValue, year: int) -> Day | None:
    """The last day a deadline allows; None for periods, recurring dates and dates without a month."""
    point = date.start
    if date.end is not None or date.recurring or point.month is None or point.relative:
        return None
    last = {"上旬": 10, "中旬": 20}.get(point.part, 31)
    return point.year or year, point.month, point.day or last
