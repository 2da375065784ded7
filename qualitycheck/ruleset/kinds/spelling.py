"""Kind `spelling`: characters that are probably not what was meant.

params: fields (as for kind `pattern`); least and below (of the confidence: from the one to under the other).
"""

from __future__ import annotations

from collections.abc import Iterator

from qualitycheck.language.context import Context
from qualitycheck.language.spelling.correction import Correction
from qualitycheck.ruleset.finding import Finding, Place, Replacement
from qualitycheck.ruleset.kinds.pattern import read_texts
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_Repair = tuple[Place, str, Correction]


def prepare(rule: Rule) -> Check:
    """Looks up fields and limits."""
    wanted = frozenset(rule.params["fields"])
    least, below = float(rule.params["least"]), float(rule.params.get("below", 1.01))

    def check(context: Context) -> Iterator[Finding]:
        alike: dict[tuple[str, str], list[_Repair]] = {}
        for field, place, *_ in read_texts(context, wanted):
            for correction in context.spelling.corrections(field.text):
                if least <= correction.confidence < below:
                    old = field.text[correction.start : correction.end]
                    alike.setdefault((old, correction.replacement), []).append((place, old, correction))
        yield from (_report(repairs) for repairs in alike.values())

    return check


def _report(repairs: list[_Repair]) -> Finding:
    """One finding for the same mistake wherever it stands."""
    places = [
        Place(place.table, place.row, place.field, c.start, c.end, place.paragraph) for place, _, c in repairs
    ]
    _, old, first = repairs[0]
    return Finding(
        places[0],
        {"text": old, "right": first.replacement},
        tuple(Replacement(p, c.replacement) for p, (_, _, c) in zip(places, repairs, strict=True)),
        tuple(places[1:]),
    )
