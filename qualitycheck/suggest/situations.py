"""Rows that only name a situation, with words for a value: 培训完成情况 全部完成 → 培训完成率 =100%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.document.table import Category
from qualitycheck.suggest.blank import BLANK
from qualitycheck.suggest.case import UNMEASURED, Case
from qualitycheck.suggest.formulas import describe
from qualitycheck.suggest.rows import move_row, write_row
from qualitycheck.suggest.suggestion import Draft

FROM_ROW = "由本行改写"
ALL = "原值为“{value}”，即100%"
_SITUATION = re.compile(
    r"^(?P<what>[^，、；]{2,14}?)(?:工作)?(?P<deed>完成|落实|执行|上岗|到岗|办理|办结|开展|组织|推进|实施|进展)(?:的)?情况$"
)
_RATES = {
    "办理": "办结率",
    "开展": "完成率",
    "组织": "完成率",
    "推进": "完成率",
    "实施": "完成率",
    "进展": "完成率",
}
_TIMELY = {"办理": "办理及时率", "办结": "办结及时率", "上岗": "按时上岗率", "到岗": "按时到岗率"}
_ALL = re.compile(r"全部|全面|全覆盖|应.尽|已完成|^完成$|全员")
_EXPENSE = re.compile(
    r"^(?P<what>[^，、；]{2,12}?)(?P<kind>成本|费用|支出|开支|经费)(?:控制)?(?:情况|合理性|水平|有效性)?$"
)
_BARE = re.compile(r"^(?:项目|总|预算|资金|经济|工作|各项|年度|社会|生态|环境|控制)*$")
_COSTS = frozenset({"cost", "economic cost"})


def draft_situation(case: Case) -> Iterator[Draft]:
    """The rate of what the name says is done, or the sum of what it says is spent; only where the value is words."""
    if case.value.kind not in ("text", "level", "empty", ""):
        return
    if case.row.category in _COSTS:
        yield from _expense(case)
        return
    found = _SITUATION.match(case.row.name.text)
    if found is None:
        return
    timely = "timeliness" in (case.row.category, case.was.category)
    deed = found["deed"]
    rate = _TIMELY.get(deed, "按期完成率") if timely else _RATES.get(deed, f"{deed}率")
    name = f"{found['what']}{rate}"
    if case.is_taken(name):
        return
    category: Category = "timeliness" if timely else "quality"
    whole = bool(_ALL.search(case.row.value.text))
    row = move_row(case.row, case.document, case.table, category)
    row = write_row(
        row, case.table, name=name, description=describe(name), operator="=" if whole else "≥",
        number="100" if whole else BLANK, unit="%", basis=case.row.basis.text or f"计划标准：{BLANK}",
    )  # fmt: skip
    yield Draft((row,), FROM_ROW, (ALL.format(value=case.row.value.text),) if whole else (UNMEASURED,))


def _expense(case: Case) -> Iterator[Draft]:
    found = _EXPENSE.match(case.row.name.text)
    if found is None or _BARE.match(found["what"]):
        return
    name = f"{found['what']}{found['kind']}"
    if case.is_taken(name):
        return
    description = f"年内{found['what']}实际发生的{found['kind']}合计，以支出明细为准"
    row = write_row(
        case.row, case.table, name=name, description=description, operator="≤", number=BLANK,
        unit=case.table.budget.unit or "元", basis=case.row.basis.text or f"预算支出标准：{BLANK}",
    )  # fmt: skip
    yield Draft((row,), FROM_ROW, (UNMEASURED,))
