"""The kinds of check that rules are made of, in one explicit table."""

from __future__ import annotations

from qualitycheck.ruleset.kinds import agreement, blank, emptyrow, measure, notation, placement, required, value
from qualitycheck.ruleset.kinds.protocol import Prepare

KINDS: dict[str, Prepare] = {
    "agreement": agreement.prepare,
    "blank": blank.prepare,
    "emptyrow": emptyrow.prepare,
    "measure": measure.prepare,
    "notation": notation.prepare,
    "placement": placement.prepare,
    "required": required.prepare,
    "value": value.prepare,
}
