"""Kind `stock`: a cell in which every clause is a stock phrase, or that has no words but those fit for any project.

params: field, kinds (of phrase in corpus/vocabulary/stock_phrases.yaml), clauses (pattern of what parts clauses),
generic (what the message says of the words fit for any project). Standard formulas never count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from qualitycheck.language.context import Context
from qualitycheck.language.emptiness import is_generic
from qualitycheck.language.stock import StockPhrase, read_stock_phrases
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.normalize import fold

_GAP, _WORDS = "…", r"[\w、“”]{0,12}"


def prepare(rule: Rule) -> Check:
    """Compiles all phrases of the kinds into one search."""
    params = rule.params
    field: str = params["field"]
    generic: str = params["generic"]
    cut = re.compile(params["clauses"]).split
    find = _compile(field, frozenset(params["kinds"]))

    def give_reason(text: str) -> str:
        folded = fold("".join(text.split()))
        clauses = [clause for clause in cut(folded) if clause]
        found = [phrase.stock if (phrase := find(clause)) else "" for clause in clauses]
        if found and all(found):
            return found[0]
        return generic if text and is_generic(text) else ""

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            text = row.indicator.field(field).text
            if reason := give_reason(text):
                values = describe_row(row) | {"text": text, "stock": reason}
                yield Finding(place_row(row.table, row.indicator, field), values)

    return check


def _compile(field: str, kinds: frozenset[str]) -> Callable[[str], StockPhrase | None]:
    """Which phrase a whole clause is, if any."""
    chosen = [p for p in read_stock_phrases() if p.kind in kinds and field in p.where and not p.is_standard]
    exact = {fold(phrase.text): phrase for phrase in chosen}
    gapped = [(_pattern(phrase.text), phrase) for phrase in chosen if _GAP in phrase.text]

    def find(clause: str) -> StockPhrase | None:
        return exact.get(clause) or next((p for pattern, p in gapped if pattern.fullmatch(clause)), None)

    return find


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(_WORDS.join(map(re.escape, fold(text).split(_GAP))))
