"""Kind `empty_row`: template rows that hold a category but no indicator. No params."""

from __future__ import annotations

from collections.abc import Iterator

from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, place_table
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule


def prepare(rule: Rule) -> Check:
    """Nothing to compile."""

    def check(context: Context) -> Iterator[Finding]:
        for table in context.document.tables:
            if table.placeholders:
                words = "、".join(dict.fromkeys(p.text for p in table.placeholders if p.text)) or "无内容行"
                yield Finding(
                    place_table(table, "level2"), {"rows": words, "count": str(len(table.placeholders))}
                )

    return check
