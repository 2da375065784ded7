"""Kind `template`: one description for many indicators, word for word, nearly, or with only their own names exchanged.

params: field, minimum (rows that say the same), names (different indicators among them), shortest (characters),
informative (pattern of what makes a description its own all the same: a formula, a source, a figure).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qualitycheck.language.context import Context, Row
from qualitycheck.language.duplicates import group_near, strip_name
from qualitycheck.language.words import load_words
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule


def prepare(rule: Rule) -> Check:
    """Compiles what a description of one's own is."""
    params = rule.params
    field: str = params["field"]
    informative = re.compile(params["informative"])
    shortest: int = params["shortest"]

    def check(context: Context) -> Iterator[Finding]:
        rows = [
            row
            for row in context.rows
            if len(text := row.indicator.field(field).text) >= shortest and not informative.search(text)
        ]
        if len(rows) < params["minimum"]:
            return
        for group in group_near([_templated(row, field) for row in rows]):
            members = [rows[place] for place in group]
            names = {row.name.core for row in members}
            if len(members) >= params["minimum"] and len(names) >= params["names"]:
                yield from _report(members, field)

    return check


def _templated(row: Row, field: str) -> str:
    """The text with the words of the row's name left out; the whole where little is left."""
    text = row.indicator.field(field).text
    left = strip_name(text, load_words().divide(row.indicator.name.text))
    return left if len(left.replace("…", "")) * 2 >= len(text) else text


def _report(members: Sequence[Row], field: str) -> Iterator[Finding]:
    """One finding a row, all with the same message: they are told as one, and each can be left out for itself."""
    first = members[0]
    values = describe_row(first) | {
        "text": first.indicator.field(field).text,
        "count": str(len(members)),
        "tables": str(len({row.table.number for row in members})),
    }
    for row in members:
        yield Finding(place_row(row.table, row.indicator, field), values)
