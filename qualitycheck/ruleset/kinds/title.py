"""Kind `title`: the title above a table against the project's name in it.

params: strip (pattern: what titles have besides the name).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qualitycheck.language.alignment import containment
from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, place_table
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

# A title that shares more than this with the name is the name in other words.
_SHARED = 0.34


def prepare(rule: Rule) -> Check:
    """Compiles the pattern once."""
    strip = re.compile(rule.params["strip"])

    def check(context: Context) -> Iterator[Finding]:
        shared = Counter(table.title.text for table in context.document.tables)
        for table in context.document.tables:
            if shared[table.title.text] > 1:
                continue
            title = strip.sub("", table.title.text.split("\n")[0])
            name = strip.sub("", table.project_name.text)
            if len(title) < 3 or len(name) < 3 or title in name or name in title:
                continue
            if "绩效" in title or max(containment(title, name), containment(name, title)) > _SHARED:
                continue
            if context.document.department.name and title in context.document.department.name:
                continue
            values = {"title": table.title.text, "name": table.project_name.text}
            yield Finding(place_table(table, "project_name"), values)

    return check
