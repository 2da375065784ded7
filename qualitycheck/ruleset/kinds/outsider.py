"""Kind `outsider`: a row of another kind of project, by the classifier of language/outsider.py.

params: heads (kinds of name that are asked), categories (that are not asked: what goes wrong and what is paid may be
told in the words of any trade), shared and described (greatest share of the words of name and description that the table has
elsewhere), rarity (least of the rarest thing in the name), doubt (least probability), unless (names that fit many a project). A name whose topic the title speaks of is never asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.language.context import Context, Row
from qualitycheck.language.lexicon import survey
from qualitycheck.language.outsider import (
    Candidate,
    load_outsider,
    name_rarity,
    share_description,
    share_words,
)
from qualitycheck.language.similarity import load_meaning
from qualitycheck.language.topics import find_terms
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.kinds.misfit import describe_others, describe_table
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_FEWEST = 40
"""Characters of a project's own text without which nothing can be said of its kind."""


def prepare(rule: Rule) -> Check:
    """Asks the classifier of every row that shares no word with its table."""
    heads, barred = frozenset(rule.params["heads"]), frozenset(rule.params["categories"])
    unless = re.compile(rule.params["unless"])
    keys = ("shared", "described", "rarity", "doubt")
    shared, described, rarity, doubt = (float(rule.params[key]) for key in keys)

    def is_asked(row: Row) -> bool:
        if row.name.kind not in heads or row.indicator.category in barred:
            return False
        title = survey(row.table.project_name.text)
        terms = find_terms(row.indicator.name.text)
        is_trade = any(term.topic.evidence.speaks(title) for term in terms)
        return not is_trade and not unless.search(row.indicator.name.text)

    def is_apart(candidate: Candidate) -> bool:
        meaning = load_meaning()
        return (
            len(candidate.own.project) >= _FEWEST
            and name_rarity(candidate, meaning) >= rarity
            and share_words(candidate, meaning) <= shared
            and share_description(candidate, meaning) <= described
        )

    def check(context: Context) -> Iterator[Finding]:
        asked = [(row, make_candidate(context, row)) for row in context.rows if is_asked(row)]
        asked = [(row, one) for row, one in asked if is_apart(one)]
        doubts = load_outsider().doubt([one for _, one in asked]) if asked else ()
        for (row, one), value in zip(asked, doubts, strict=True):
            if value >= doubt:
                place = place_row(row.table, row.indicator, "name")
                yield Finding(place, describe_row(row) | {"text": one.name})

    return check


def make_candidate(context: Context, row: Row) -> Candidate:
    """A row as the classifier sees it."""
    indicator, own = row.indicator, describe_table(row.table, row.indicator)
    return Candidate(
        indicator.name.text,
        indicator.description.text,
        indicator.group == "benefit",
        "cost" in indicator.category,
        own,
        describe_others(context, row),
    )
