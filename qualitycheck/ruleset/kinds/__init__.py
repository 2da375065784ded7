"""The kinds of check that rules are made of, in one explicit table."""

from __future__ import annotations

from qualitycheck.ruleset.kinds import (
    affordability,
    agreement,
    bands,
    blank,
    deadline,
    duplicate,
    emptyrow,
    evaluation,
    government,
    measure,
    notation,
    pastyear,
    pattern,
    placement,
    required,
    sameness,
    sums,
    value,
)
from qualitycheck.ruleset.kinds.protocol import Prepare

KINDS: dict[str, Prepare] = {
    "affordability": affordability.prepare,
    "agreement": agreement.prepare,
    "bands": bands.prepare,
    "blank": blank.prepare,
    "deadline": deadline.prepare,
    "duplicate": duplicate.prepare,
    "emptyrow": emptyrow.prepare,
    "evaluation": evaluation.prepare,
    "government": government.prepare,
    "measure": measure.prepare,
    "notation": notation.prepare,
    "pastyear": pastyear.prepare,
    "pattern": pattern.prepare,
    "placement": placement.prepare,
    "required": required.prepare,
    "sameness": sameness.prepare,
    "sums": sums.prepare,
    "value": value.prepare,
}
