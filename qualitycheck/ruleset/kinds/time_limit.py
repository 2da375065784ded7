"""Kind `time_limit`: something the goals promise within hours or days that no indicator of the table measures.

params: fields, deeds (lists of words for one deed, any of which in a row measures it), minimum (rows).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qualitycheck.language.context import Context, Row
from qualitycheck.ruleset.finding import Finding, place_table
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.normalize import fold

_LIMIT = (
    r"(?P<number>\d+(?:\.\d+)?)(?P<unit>个?小时|分钟|个?工作日|天|日|个月)(?:之|以)?内[^，,。；;、\n]{0,8}?"
)


def prepare(rule: Rule) -> Check:
    """Compiles the deeds once."""
    groups = [group.split() for group in rule.params["deeds"]]
    group_of = {word: group for group in groups for word in group}
    limit = re.compile(rf"{_LIMIT}(?P<deed>{'|'.join(group_of)})")
    fields: Sequence[str] = rule.params["fields"]
    minimum: int = rule.params["minimum"]

    def check(context: Context) -> Iterator[Finding]:
        for table in context.document.tables:
            rows = context.rows_by_table[table.number]
            for field in fields if len(rows) >= minimum else ():
                text = table.field(field).text
                for found in limit.finditer(fold(text)):
                    figure = found["number"] + found["unit"].removeprefix("个")
                    if not any(_measures(row, figure, group_of[found["deed"]]) for row in rows):
                        place = place_table(table, field, found.span())
                        yield Finding(place, {"text": text[slice(*found.span())]})

    return check


def _measures(row: Row, figure: str, deeds: Sequence[str]) -> bool:
    """Whether a row speaks of the deed or gives the very limit."""
    told = fold(row.indicator.name.text + row.indicator.description.text)
    return any(deed in told for deed in deeds) or figure in (told + fold(row.text)).replace("个", "")
