"""Kind `circular`: a description that says no more than the name of its indicator.

params: empty (pattern of words that add nothing: 反映, 情况, 提升 …), informative (pattern of what makes a
description say something all the same: a fraction, a figure), shortest (characters of a description).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.normalize import fold

_NOT_WORDS = re.compile(r"\W")


def prepare(rule: Rule) -> Check:
    """Compiles both patterns."""
    empty, informative = (re.compile(rule.params[key]) for key in ("empty", "informative"))
    shortest: int = rule.params["shortest"]

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            description = fold(row.indicator.description.text)
            if len(description) < shortest or informative.search(description):
                continue
            # Who or what is counted is worth saying, be it in the words of the project.
            project = "" if row.name.kind == "count" else row.table.project_name.text
            if repeats(row.indicator.name.text, description, empty, project):
                place = place_row(row.table, row.indicator, "description")
                yield Finding(place, describe_row(row) | {"text": row.indicator.description.text})

    return check


def repeats(name: str, description: str, empty: re.Pattern[str], project: str = "") -> bool:
    """Whether all words of the description, the empty ones left out, stand in the name or the project's name."""
    named = _NOT_WORDS.sub("", fold(name))
    said = _NOT_WORDS.sub("", description)
    if not said or said == named:
        return bool(said)
    rest = empty.sub("", said.replace(named, ""))
    return not Counter(rest) - Counter(named + fold(project))
