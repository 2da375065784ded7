"""Kind `blank`: cells left empty in a column that the layout has.

params: column, scope `column` (the whole column of a table is blank) or `cell` (single blanks in a column
that is otherwise filled; with `most` up to that share of its cells, 0 … 1), filler (pattern: words that say nothing count as blank), where (rows concerned).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.document.table import ProjectTable
from qualitycheck.language.context import Context, Row
from qualitycheck.ruleset.conditions import compile_where
from qualitycheck.ruleset.finding import Finding, place_row, place_table
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.normalize import is_blank


def prepare(rule: Rule) -> Check:
    """Chooses the scope."""
    column: str = rule.params["column"]
    filler = re.compile(rule.params.get("filler", r"(?!)"))
    most: float = rule.params.get("most", 1.0)
    fits = compile_where(rule.params.get("where", {}))

    def empty(row: Row) -> bool:
        text = row.indicator.field(column).text
        return is_blank(text) or filler.fullmatch(text) is not None

    def check(context: Context) -> Iterator[Finding]:
        for rows in context.rows_by_table.values():
            if not rows or column not in rows[0].table.columns:
                continue
            blanks = [row for row in rows if empty(row)]
            if rule.params["scope"] == "column":
                if len(blanks) == len(rows):
                    yield _whole_column(rows[0].table, column)
            elif len(blanks) < len(rows) and len(blanks) <= most * len(rows):
                for row in blanks:
                    if fits(row):
                        yield Finding(
                            place_row(row.table, row.indicator, column), {"name": row.indicator.name.text}
                        )

    return check


def _whole_column(table: ProjectTable, column: str) -> Finding:
    return Finding(place_table(table, column), {"project": table.project_name.text})
