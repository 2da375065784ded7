"""Kind `repetition`: a long stretch of the narrative that stands there twice.

params: minimum (characters).
"""

from __future__ import annotations

from collections.abc import Iterator

from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, Place
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_SHOWN = 12


def prepare(rule: Rule) -> Check:
    """Looks up the minimum."""
    minimum: int = rule.params["minimum"]

    def check(context: Context) -> Iterator[Finding]:
        seen: dict[str, tuple[int, int]] = {}
        for number, paragraph in enumerate(context.document.narrative, 1):
            yield from _find(paragraph.text, number, minimum, seen)

    return check


def _find(text: str, number: int, minimum: int, seen: dict[str, tuple[int, int]]) -> Iterator[Finding]:
    """Whole sentences are compared: they are what gets copied, and one look-up finds them."""
    start = 0
    for sentence in text.split("。"):
        words = sentence[sentence.find("是") + 1 :] if sentence[:3].find("是") > 0 else sentence
        position = start + len(sentence) - len(words)
        start += len(sentence) + 1
        if len(words) < minimum:
            continue
        first = seen.setdefault(words, (number, position))
        if first[0] != number:
            place = Place(0, 0, "text", first[1], first[1] + len(words), first[0])
            yield Finding(place, {"first": str(first[0]), "again": str(number), "words": words[:_SHOWN]})
