"""Kind `waiver`: directives that have no reason, name no rule, or leave nothing out.

params: fault (reason | rule | unused). Only whoever has applied the directives knows it, and tells it first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from qualitycheck.document.diagnostic import Location
from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, Place
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_KEY = "waiver faults"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a directive of that text; `word` is the one of its words that is meant."""

    fault: Literal["reason", "rule", "unused"]
    at: Location
    text: str
    word: str = ""


def tell_faults(context: Context, faults: Sequence[Fault]) -> None:
    """Lets the rules of this kind know."""
    context.remember(_KEY, lambda: tuple(faults))


def prepare(rule: Rule) -> Check:
    """Picks one fault out of those told."""
    wanted = rule.params["fault"]

    def check(context: Context) -> Iterator[Finding]:
        told: tuple[Fault, ...] = context.remember(_KEY, tuple)
        for one in told:
            if one.fault == wanted:
                place = Place(one.at.table, one.at.row, one.at.field, 0, 0, one.at.paragraph)
                yield Finding(place, {"directive": one.text, "word": one.word})

    return check
