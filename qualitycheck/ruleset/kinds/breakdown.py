"""Kind `breakdown`: a total in a sentence and the parts it names, which are together a little more than the total.

params: fields, marker (pattern between the total and its first part: 其中), above (how many times the total the parts
may be at most: what exceeds it by more is counted twice on purpose, women and party members of the same people).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from qualitycheck.language.alignment import same_measure
from qualitycheck.language.context import Context
from qualitycheck.language.mentions import Mention, find_mentions
from qualitycheck.ruleset.finding import Finding, Place
from qualitycheck.ruleset.kinds.pattern import read_texts
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.normalize import fold
from qualitycheck.text.numbers import print_number

_END, _CLOSED = re.compile("[。；;\n]"), re.compile("[)）。；;\n]")


def prepare(rule: Rule) -> Check:
    """Compiles the marker once."""
    marker = re.compile(rule.params["marker"])
    above = Decimal(str(rule.params["above"]))
    wanted = frozenset(rule.params["fields"])

    def check(context: Context) -> Iterator[Finding]:
        for field, place, name, _row in read_texts(context, wanted):
            mentions = find_mentions(field.text)
            for number, total in enumerate(mentions):
                parts = _find_parts(field.text, total, mentions[number + 1 :], marker)
                together = sum((part.low for part in parts), Decimal(0))
                if len(parts) > 1 and total.low < together <= total.low * above:
                    yield _report(field.text, place, name, total, parts, together)

    return check


def _find_parts(
    text: str, total: Mention, following: Sequence[Mention], marker: re.Pattern[str]
) -> list[Mention]:
    """The figures of the same measure behind 其中, up to the end of the sentence."""
    between = fold(text[total.span[1] : following[0].span[0]]) if following else ""
    if not marker.search(between):
        return []
    found = (_CLOSED if "(" in between else _END).search(text, total.span[1])
    end = found.start() if found else len(text)
    within = [mention for mention in following if mention.span[1] <= end]
    parts = []
    for mention in within:
        if not same_measure(total.unit, mention.unit) or mention.low >= total.low:
            break
        parts.append(mention)
    return parts


def _report(
    text: str, place: Place, name: str, total: Mention, parts: Sequence[Mention], together: Decimal
) -> Finding:
    start = parts[0].span[0] - len(parts[0].before.rpartition("其中")[2].lstrip("（(:：，, "))
    marked = Place(place.table, place.row, place.field, start, parts[-1].span[1], place.paragraph)
    values = {
        "text": text[start : parts[-1].span[1]],
        "total": text[slice(*total.span)],
        "sum": print_number(together),
        "name": name,
    }
    return Finding(marked, values)
