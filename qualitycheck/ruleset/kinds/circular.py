"""Kind `circular`: a description that says no more than the name of its indicator.

params: informative (pattern of what makes a description say something all the same, unless the name itself has
it: a fraction, a figure, a source), shortest (characters of a description).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.language.context import Context, Row
from qualitycheck.language.emptiness import leave_out_references, repeats_name, shares_itself
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.normalize import fold

_FIGURE = re.compile(r"\d.*")
_UNCOUNTABLE = ("", "dimension")


def prepare(rule: Rule) -> Check:
    """Compiles what informs."""
    informative = re.compile(rule.params["informative"])
    shortest: int = rule.params["shortest"]

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            description = _leave_out_value(fold(row.indicator.description.text), row)
            if len(description) < shortest:
                continue
            name = fold(row.indicator.name.text)
            told = informative.finditer(leave_out_references(description))
            informs = any(found.group() not in name for found in told)
            uncountable = row.name.kind in _UNCOUNTABLE
            if shares_itself(name, description) or (
                not informs and repeats_name(name, description, _known_words(row), uncountable)
            ):
                place = place_row(row.table, row.indicator, "description")
                yield Finding(place, describe_row(row) | {"text": row.indicator.description.text})

    return check


def _leave_out_value(description: str, row: Row) -> str:
    """The description without the row's own target, which the reader sees beside it: 准确率为100%."""
    if row.value.kind != "quantity":
        return description
    figure = _FIGURE.search(fold(row.text))
    if figure is None:
        return description
    said = description.rstrip("。")
    told = said[:-1] if said[-1:] in ("，", ",") else said
    rest = told.removesuffix(figure.group())
    return said if rest == told or rest[-1:].isdigit() else rest


def _known_words(row: Row) -> str:
    """What the reader knows without the description: the project and a value in words.

    Who or what is counted, and with what people are satisfied, is worth saying, be it in the words of the project.
    """
    if row.name.kind in ("count", "satisfaction"):
        return ""
    value = row.text if row.value.kind in ("text", "level") else ""
    return row.table.project_name.text + value
