"""Kind `past_year`: prose that promises something for a year before the document's.

params: fields, patterns (groups `mark` and `year`), past (pattern: words in the same sentence that look back).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, Place, Replacement
from qualitycheck.ruleset.kinds.pattern import read_texts
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_SENTENCE = re.compile(r"[^。；;\n]+")
# A date further back is history, not last year's text.
_REACH = 3


def prepare(rule: Rule) -> Check:
    """Compiles the patterns once."""
    patterns = [re.compile(p) for p in rule.params["patterns"]]
    past = re.compile(rule.params["past"])
    wanted = frozenset(rule.params["fields"])

    def check(context: Context) -> Iterator[Finding]:
        year = context.document.year
        if year is None:
            return
        for field, place, *_ in read_texts(context, wanted):
            for span in _promises(field.text, patterns, past, year):
                marked = Place(place.table, place.row, place.field, *span, place.paragraph)
                text = field.text[slice(*span)]
                repair = Replacement(marked, f"{year}{text[4:]}")
                yield Finding(marked, {"text": text, "year": str(year)}, (repair,))

    return check


def _promises(
    text: str, patterns: list[re.Pattern[str]], past: re.Pattern[str], year: int
) -> list[tuple[int, int]]:
    found: dict[tuple[int, int], None] = {}
    for sentence in _SENTENCE.finditer(text):
        for pattern in patterns:
            for match in pattern.finditer(sentence.group()):
                before = sentence.group()[: match.end()]
                if 0 < year - int(match["year"]) <= _REACH and not past.search(before):
                    start, end = match.span("mark")
                    found[sentence.start() + start, sentence.start() + end] = None
    return list(found)
