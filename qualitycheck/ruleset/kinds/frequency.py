"""Kind `frequency`: how often an indicator has something done against how often goals or purpose have it done.

params: fields; `ask` — `period` (按月 there, 每季度 here) or `count` (每季度1次 there, less than its four here).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from qualitycheck.language.alignment import NEAR, containment, counted_words
from qualitycheck.language.context import Context, Row
from qualitycheck.language.similarity import share_characters
from qualitycheck.ruleset.comparison import TITLES
from qualitycheck.ruleset.finding import Finding
from qualitycheck.ruleset.marking import describe_row, mark_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.numbers import print_number

_TIMES = {"月": 12, "季": 4, "半年": 2}
"""How often each period comes in a year."""
_PART = re.compile("期间?|汛|冬|夏|学年|上半年|下半年")
"""Words of a clause that speaks of a part of the year only."""
_PERIOD = re.compile(r"(?:每个?|按|逐)(?P<period>周|月|季|半年)度?")
_COUNT = re.compile(
    rf"{_PERIOD.pattern}(?P<deed>[^0-9，,；;。、每各]{{0,16}}?)(?:不少于|至少|各)?(?P<count>\d+)(?P<unit>次|场|期|遍|轮)"
)
_CLAUSE = re.compile(r"[^，,；;。\n]+")
_DEADLINE = re.compile("完成|时限|时间|日期|及时|情况")
_ALL = 0.8
"""Share of the characters of a row's work in a clause that speaks of it."""
Ask = Callable[[Row, str], str]


def prepare(rule: Rule) -> Check:
    """Chooses the question."""
    fields: Sequence[str] = rule.params["fields"]
    ask = _QUESTIONS[rule.params["ask"]]

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            for field in fields:
                clauses = _CLAUSE.findall(row.table.field(field).text)
                said = next(filter(None, (ask(row, clause) for clause in clauses)), "")
                if said:
                    values = describe_row(row) | {"text": said, "where": TITLES[field]}
                    yield Finding(mark_row(row, "value"), values)
                    break

    return check


def _compare_periods(row: Row, clause: str) -> str:
    own, said = _PERIOD.search(row.text), _PERIOD.search(clause)
    if own is None or said is None or own["period"] == said["period"]:
        return ""
    deed = _DEADLINE.sub("", counted_words(row.name))
    speaks = len(deed) >= 2 and deed[-2:] in clause and share_characters(deed, clause) >= _ALL
    return said.group() if speaks else ""


def _compare_counts(row: Row, clause: str) -> str:
    value, said = row.value, _COUNT.search(clause)
    if said is None or value.kind != "quantity" or value.low is None or value.unit is None or value.frequency:
        return ""
    if said["period"] not in _TIMES or _PERIOD.search(row.name.core) or _PART.search(clause):
        return ""
    once = Decimal(said["count"])
    expected = once * _TIMES[said["period"]]
    counted = value.unit.name in (said["unit"], said["unit"] + "次")
    if not counted or value.low >= expected or value.low == once:
        return ""
    told = f"{said.group()}（全年{print_number(expected)}{said['unit']}）"
    return told if containment(counted_words(row.name), clause) >= NEAR else ""


_QUESTIONS: dict[str, Ask] = {"period": _compare_periods, "count": _compare_counts}
