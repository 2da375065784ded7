"""Kind `served`: a satisfaction indicator that asks people whom the project never serves.

params: check `named` (students, tourists … of whom nothing else in the table speaks), `general` (群众 where the
money stays inside the office), `worker` (those who do the work) or `described` (the description counts other people). The groups are data: corpus/vocabulary/served_groups.yaml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.language.context import Context, Row
from qualitycheck.language.groups import find_asked, find_counted, read_groups
from qualitycheck.language.lexicon import survey
from qualitycheck.language.similarity import load_meaning
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_FEWEST = 12
"""Characters of purpose, goals and other rows without which nothing can be said of whom a project serves."""

_ALIKE = 0.5
"""Likeness of meaning from which two words may be the same people."""


def prepare(rule: Rule) -> Check:
    """Chooses the question."""
    ask = _QUESTIONS[rule.params["check"]]

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            if row.name.kind == "satisfaction":
                yield from ask(row)

    return check


def _ask_named(row: Row) -> Iterator[Finding]:
    name = row.indicator.name.text
    asked = find_asked(name)
    around = describe_project(row.table, row.indicator) if asked else ""
    if len(around) < _FEWEST or any(group.evidence.speaks(survey(around)) for group, _ in asked):
        return
    yield _report(row, *asked[0][1])


def _ask_general(row: Row) -> Iterator[Finding]:
    groups = read_groups()
    found = groups.general.search(row.indicator.name.text)
    project = f"{row.table.project_name.text} {row.table.purpose.text}"
    around = describe_project(row.table, row.indicator)
    if found and groups.internal.search(project) and not groups.public.search(around):
        yield _report(row, *found.span())


def _ask_worker(row: Row) -> Iterator[Finding]:
    """Whoever does the work, where the project gives them nothing."""
    groups, table = read_groups(), row.table
    found = groups.workers.search(row.indicator.name.text)
    if not found or found.group() in table.project_name.text:
        return
    text = f"{table.project_name.text} {table.purpose.text} {table.goals.text}"
    promised = f"{found.group()}满意" in text
    if len(text) >= _FEWEST and not promised and not groups.given.search(text):
        yield _report(row, *found.span())


def _ask_described(row: Row) -> Iterator[Finding]:
    """People that the description counts and the name does not ask, each unlike the other."""
    name, text = row.indicator.name.text, row.indicator.description.text
    asked, counted = find_asked(name), find_counted(text)
    if not asked or not counted or read_groups().general.search(name):
        return
    said, named = survey(text), survey(name)
    if any(g.evidence.speaks(said) for g, _ in asked) or any(g.evidence.speaks(named) for g, _ in counted):
        return
    (start, end), (first, last) = asked[-1][1], counted[-1][1]
    if load_meaning().likeness(name[start:end], text[first:last]) > _ALIKE:
        return
    values = {"name": name, "text": name[start:end], "other": text[first:last]}
    yield Finding(place_row(row.table, row.indicator, "name", (start, end)), values)


def _report(row: Row, start: int, end: int) -> Finding:
    name = row.indicator.name.text
    values = {"name": name, "text": name[start:end]}
    return Finding(place_row(row.table, row.indicator, "name", (start, end)), values)


def describe_project(table: ProjectTable, without: Indicator) -> str:
    """What the table says of the project outside one row: project, purpose, goals, the other rows."""
    others = [i for i in table.indicators if i is not without and i.category != "satisfaction"]
    fields = [
        table.project_name,
        table.purpose,
        table.goals,
        *(i.name for i in others),
        *(i.description for i in others),
    ]
    return " ".join(field.text for field in fields if field)


_QUESTIONS: dict[str, Callable[[Row], Iterator[Finding]]] = {
    "named": _ask_named,
    "general": _ask_general,
    "worker": _ask_worker,
    "described": _ask_described,
}
