"""Kind `endings`: a column whose texts end with a full stop here and without there.

params: field.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, Replacement, place_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule


def prepare(rule: Rule) -> Check:
    """Looks up the field."""
    name: str = rule.params["field"]

    def check(context: Context) -> Iterator[Finding]:
        for rows in context.rows_by_table.values():
            written = [row for row in rows if row.indicator.field(name)]
            stopped = [row for row in written if row.indicator.field(name).text.endswith("。")]
            if not stopped or len(stopped) >= len(written) / 2:
                continue
            for row in stopped:
                end = len(row.indicator.field(name).text)
                place = place_row(row.table, row.indicator, name, (end - 1, end))
                yield Finding(place, {}, (Replacement(place, ""),))

    return check
