"""Kind `project_count`: the number of projects that the narrative names against the tables there are.

params: pattern (groups `mark` and `count`), about (pattern: the sentence speaks of these tables), part
(pattern: the sentence speaks of some of them only).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, Place
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.numbers import parse_number

_SENTENCE = re.compile(r"[^。；;\n]+")


def prepare(rule: Rule) -> Check:
    """Compiles the patterns once."""
    pattern, about, part = (re.compile(rule.params[k]) for k in ("pattern", "about", "part"))

    def check(context: Context) -> Iterator[Finding]:
        tables = len(context.document.tables)
        for number, paragraph in enumerate(context.document.narrative, 1):
            for sentence in _SENTENCE.finditer(paragraph.text):
                words = sentence.group()
                if not about.search(words) or part.search(words):
                    continue
                for match in pattern.finditer(words):
                    count = parse_number(match["count"])
                    if count is not None and tables and count != tables:
                        start = sentence.start() + match.start("mark")
                        place = Place(0, 0, "text", start, start + len(match["mark"]), number)
                        yield Finding(place, {"text": match["mark"], "tables": str(tables)})

    return check
