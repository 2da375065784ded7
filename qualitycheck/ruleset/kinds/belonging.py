"""Kind `belonging`: a description that was written for another indicator, by the classifier of language/belonging.py.

params: heads (kinds of name that are asked), shortest (characters of a description that says enough to be judged),
shared (greatest share of the name's telling characters in it: above that it speaks of the same thing), doubt (least
probability), unless (methods of asking, which fit many a name: 问卷, 暗访; conditions behind the formula, which are
told in words of their own). Counts, prices, dates and satisfaction are often described in words that the name has none of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.language.belonging import Described, load_belonging, share_stem
from qualitycheck.language.context import Context, Row
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule


def prepare(rule: Rule) -> Check:
    """Asks the classifier of every row whose description shares little with its name."""
    heads = frozenset(rule.params["heads"])
    shortest, shared = int(rule.params["shortest"]), float(rule.params["shared"])
    doubt, method = float(rule.params["doubt"]), re.compile(rule.params["unless"])

    def is_asked(row: Row) -> bool:
        description = row.indicator.description
        if description is None or len(description.text) < shortest or row.name.kind not in heads:
            return False
        if method.search(description.text):
            return False
        return share_stem(row.name.stem or row.name.core, description.text) <= shared

    def check(context: Context) -> Iterator[Finding]:
        rows = [row for row in context.rows if is_asked(row)]
        doubts = load_belonging().doubt([describe(row) for row in rows]) if rows else ()
        for row, value in zip(rows, doubts, strict=True):
            if value >= doubt:
                place = place_row(row.table, row.indicator, "description")
                yield Finding(place, describe_row(row) | {"text": row.indicator.field("description").text})

    return check


def describe(row: Row) -> Described:
    """A row as the classifier sees it."""
    table, indicator = row.table, row.indicator
    others = tuple(other.name.text for other in table.indicators if other is not indicator)
    project = "".join((table.project_name.text, table.purpose.text, table.goals.text))
    return Described(indicator.name.text, indicator.field("description").text, others, project)
