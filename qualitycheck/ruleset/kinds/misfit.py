"""Kind `misfit`: a description that measures something foreign to its indicator, by the classifier of language/misfit.py.

params: heads (kinds of name that are asked), shared (greatest share of the name's telling characters in what is
measured), foreign (least share of its words that the table has nowhere else), doubt (least probability), unless (methods
of asking and grading, and money spent, which fit many a name). Of rows under one description none is asked: `copied` tells the owner.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.language.context import Context, Row
from qualitycheck.language.measured import counted_unit, read_measured
from qualitycheck.language.misfit import Claim, Surroundings, load_misfit, share_foreign, share_name
from qualitycheck.language.similarity import load_meaning
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule


def prepare(rule: Rule) -> Check:
    """Asks the classifier of every row whose description measures what the name does not speak of."""
    heads, method = frozenset(rule.params["heads"]), re.compile(rule.params["unless"])
    shared, foreign, doubt = (float(rule.params[key]) for key in ("shared", "foreign", "doubt"))

    def is_asked(row: Row) -> bool:
        description = row.indicator.description.text
        measured = read_measured(description) if row.name.kind in heads else None
        if measured is None or method.search(description):
            return False
        unit = "" if measured.is_share else counted_unit(measured.thing)
        counted = row.name.ending.removesuffix("量").removesuffix("数")
        told_alike = (unit and unit == counted_unit(row.name.core)) or (counted and counted in measured.thing)
        return not told_alike and share_name(row.indicator.name.text, measured) <= shared

    def check(context: Context) -> Iterator[Finding]:
        often = Counter(row.indicator.description.text for row in context.rows)
        once = [row for row in context.rows if often[row.indicator.description.text] == 1]
        asked = [(row, make_claim(context, row)) for row in once if is_asked(row)]
        asked = [(row, claim) for row, claim in asked if share_foreign(claim, load_meaning()) >= foreign]
        doubts = load_misfit().doubt([claim for _, claim in asked]) if asked else ()
        for (row, claim), value in zip(asked, doubts, strict=True):
            if value >= doubt:
                place = place_row(row.table, row.indicator, "description")
                yield Finding(
                    place, describe_row(row) | {"text": claim.description, "said": claim.measured.thing}
                )

    return check


def make_claim(context: Context, row: Row) -> Claim:
    """A row as the classifier sees it."""
    indicator = row.indicator
    own = describe_table(row.table, indicator)
    return Claim(
        indicator.name.text, row.text, indicator.description.text, own, describe_others(context, row)
    )


def describe_others(context: Context, row: Row) -> tuple[Surroundings, ...]:
    """What the other tables of the document say."""
    tables = context.remember(
        "surroundings", lambda: {t.number: describe_table(t) for t in context.document.tables}
    )
    return tuple(text for number, text in tables.items() if number != row.table.number)


def describe_table(table: ProjectTable, without: Indicator | None = None) -> Surroundings:
    """What a table says, but for one row."""
    rows = [row for row in table.indicators if row is not without]
    project = "".join((table.project_name.text, table.purpose.text, table.goals.text))
    said = "".join(row.name.text + row.description.text for row in rows)
    return Surroundings(project, tuple(row.name.text for row in rows), said)
