"""Kind `likely_category`: an indicator that reads like one of another category, by the classifier of language/categories.py.

params: confusable (categories as written, each with the categories that a row under it may be told to read like:
pairs in which no reviewer would accept both), likely (least probability of the other category), unlikely (greatest
of its own), unless (pattern of names that stand under several). Rows that the table of measures (ruleset/measured.py) decides are left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.language.categories import CATEGORIES, load_classifier, merge_category
from qualitycheck.language.context import Context, Row
from qualitycheck.ruleset.finding import Finding, Replacement, place_row
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.measured import is_decided
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_LEVELS = {
    "quantity": "数量指标",
    "quality": "质量指标",
    "timeliness": "时效指标",
    "cost": "成本指标",
    "economic": "经济效益指标",
    "social": "社会效益指标",
    "ecological": "生态效益指标",
    "sustained": "可持续影响指标",
    "satisfaction": "服务对象满意度指标",
}


def prepare(rule: Rule) -> Check:
    """Asks the classifier of every row that may be confused."""
    confusable = {own: frozenset(others) for own, others in rule.params["confusable"].items()}
    unless = re.compile(rule.params["unless"])
    likely, unlikely = float(rule.params["likely"]), float(rule.params["unlikely"])

    def check(context: Context) -> Iterator[Finding]:
        rows = [
            row
            for row in context.rows
            if _may_ask(context, row, confusable) and not unless.search(row.name.core)
        ]
        for row, chances in zip(rows, load_classifier().judge(rows) if rows else (), strict=True):
            place = int(chances.argmax())
            own = CATEGORIES.index(merge_category(row.indicator.category))
            fits = CATEGORIES[place] in confusable[row.indicator.category]
            if fits and chances[place] >= likely and chances[own] <= unlikely:
                yield _report(row, _LEVELS[CATEGORIES[place]])

    return check


def _may_ask(context: Context, row: Row, confusable: dict[str, frozenset[str]]) -> bool:
    return row.indicator.category in confusable and not is_decided(context, row)


def _report(row: Row, right: str) -> Finding:
    place = place_row(row.table, row.indicator, "level2")
    return Finding(place, describe_row(row) | {"right": right}, (Replacement(place, right),))
