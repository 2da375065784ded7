"""Kind `goals`: the goals of a table as a whole.

params: check `figures` (none of them has a figure or a date; `figure`: pattern of one), `empty` (one of them has no
figure and only empty words; `empty`: pattern of these, `urged`: of what makes a goal that only praises or calls no
goal at all, `unless`: of what can be verified all the same) or `copied`
(the year's goals are word for word those of the whole project).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.document.table import ProjectTable
from qualitycheck.language.clauses import Purpose, find_stock, read_purposes
from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, place_table
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_GOAL = re.compile(r"[^\s；;。][^；;。\n]*")
_QUOTED = re.compile("“[^”]*”")
_NUMBERING = re.compile(r"(?m)^\s*(?:目标)?[（(]?[\d一二三四五六七八九十]+[)）]?\s*[、.．：:]")


def prepare(rule: Rule) -> Check:
    """Chooses the question."""
    if rule.params["check"] == "empty":
        return _prepare_empty(rule)
    if rule.params["check"] == "copied":
        fits = _is_copied
    else:
        figure = re.compile(rule.params["figure"])

        def fits(table: ProjectTable) -> bool:
            goals = _NUMBERING.sub("", table.goals.text)
            return bool(goals.strip()) and not figure.search(goals)

    def check(context: Context) -> Iterator[Finding]:
        for table in context.document.tables:
            if fits(table):
                yield Finding(place_table(table, "goals"))

    return check


def _prepare_empty(rule: Rule) -> Check:
    """Each goal for itself; where none has a figure, another rule speaks."""
    keys = ("figure", "empty", "unless", "urged")
    figure, empty, unless, urged = (re.compile(rule.params[key]) for key in keys)

    def is_empty(words: str) -> bool:
        return empty.search(words) is not None or _only_calls(words, urged)

    def check(context: Context) -> Iterator[Finding]:
        for table in context.document.tables:
            for goal in _GOAL.finditer(table.goals.text):
                words = _NUMBERING.sub("", goal.group()).strip()
                # “两个待遇” is a name, not a figure.
                if is_empty(words) and not figure.search(_QUOTED.sub("", words)) and not unless.search(words):
                    yield Finding(place_table(table, "goals", goal.span()), {"text": words})

    return check


def _only_calls(words: str, urged: re.Pattern[str]) -> bool:
    """Whether a goal paints a picture, or only calls for something with words that urge."""
    if find_stock(words) is None:
        return False
    return Purpose.PAINTS in read_purposes(words) or urged.search(words) is not None


def _is_copied(table: ProjectTable) -> bool:
    year, whole = ("".join(text.split()) for text in (table.goals.text, table.long_goals.text))
    # Where the form has one goal only, the reader takes it for the year's: the same cells, not a copy.
    return bool(year) and year == whole and table.goals.pieces != table.long_goals.pieces
