"""Kind `purpose`: a cell none of whose clauses says what is counted: they praise, call for, or refer to nothing named.

params: field, said (what the message says of each: refers, praises, calls, paints).
"""

from __future__ import annotations

from collections.abc import Iterator

from qualitycheck.language.clauses import find_stock
from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule


def prepare(rule: Rule) -> Check:
    """Reads what is said of each purpose."""
    field: str = rule.params["field"]
    said: dict[str, str] = rule.params["said"]

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            text = row.indicator.field(field).text
            purpose = find_stock(text) if text else None
            if purpose:
                values = describe_row(row) | {"text": text, "stock": said[purpose.value]}
                yield Finding(place_row(row.table, row.indicator, field), values)

    return check
