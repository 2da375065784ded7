"""Kind `notation`: a written form that has a standard one, in some part of the value.

params: part (operator | unit | tail), forms (written: standard) and/or pattern (a whole-part pattern) with
`to` (its replacement), where (optional clause on the row).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.language.context import Context, Row
from qualitycheck.ruleset.conditions import compile_where
from qualitycheck.ruleset.finding import Finding
from qualitycheck.ruleset.marking import describe_row, mark_row, repair_value
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule


def prepare(rule: Rule) -> Check:
    """Compiles forms and pattern once."""
    params = rule.params
    part: str = params["part"]
    to: str = params.get("to", "")
    forms: dict[str, str] = params.get("forms", {})
    pattern = re.compile(params["pattern"]) if "pattern" in params else None
    fits = compile_where(params.get("where", {}))

    def standard(row: Row) -> str | None:
        span = getattr(row.value.spans, part)
        if not span:
            return None
        written = row.text[slice(*span)]
        if written in forms:
            return forms[written]
        if pattern and pattern.search(written):
            return pattern.sub(to, written)
        return None

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            form = standard(row)
            if form is not None and fits(row):
                values = describe_row(row) | {"standard": form}
                yield Finding(mark_row(row, part), values, repair_value(row, {part: form}, values))

    return check
