"""Kind `topic`: words that belong to another kind of project than the table's.

params: fields (of a row), goals (whether the goals are looked at too). The topics are data: corpus/vocabulary/topics.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from qualitycheck.document.table import ProjectTable
from qualitycheck.language.context import Context, Row
from qualitycheck.resources import data_folder, read_yaml
from qualitycheck.ruleset.finding import Finding, place_row, place_table
from qualitycheck.ruleset.kinds.served import describe_project
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_GOAL = re.compile(r"[^；;。\n]+")
_FEWEST = 20
"""Characters of a project's own text without which nothing can be said of its kind."""


@dataclass(frozen=True, slots=True)
class Topic:
    """`words` belong to projects of that kind, `evidence` shows that a table is of it."""

    name: str
    words: re.Pattern[str]
    evidence: re.Pattern[str]


@cache
def read_topics() -> tuple[Topic, ...]:
    """Reads topics.yaml once."""
    data = read_yaml(data_folder("corpus") / "vocabulary" / "topics.yaml")
    return tuple(Topic(t["topic"], re.compile(t["words"]), re.compile(t["evidence"])) for t in data["topics"])


def prepare(rule: Rule) -> Check:
    """The fields to look at; where one of a row is said, those behind it are not."""
    fields: list[str] = rule.params["fields"]

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            found = (_find(row, field) for field in fields)
            yield from islice((finding for finding in found if finding), 1)
        if rule.params["goals"]:
            for table in context.document.tables:
                yield from _find_in_goals(table)

    return check


def _find_in_goals(table: ProjectTable) -> Iterator[Finding]:
    """Goals of which neither the other goals nor the rest of the table speaks."""
    text = table.goals.text
    goals = list(_GOAL.finditer(text))
    for goal in goals:
        topics = [(topic, found) for topic in read_topics() if (found := topic.words.search(goal.group()))]
        if not topics:
            continue
        parts = [table.project_name.text, table.purpose.text]
        parts += [other.group() for other in goals if other is not goal]
        parts += [cell.text for row in table.indicators for cell in (row.name, row.description)]
        around = " ".join(parts)
        if len(around) < _FEWEST or any(topic.evidence.search(around) for topic, _ in topics):
            continue
        topic, found = topics[0]
        values = {"text": found.group(), "topic": topic.name}
        yield Finding(place_table(table, "goals", goal.span()), values)


def _find(row: Row, field: str) -> Finding | None:
    """The first topic whose words stand in the field and of which the rest of the table does not speak."""
    text, around = row.indicator.field(field).text, ""
    for topic in read_topics():
        found = topic.words.search(text)
        if not found:
            continue
        around = around or _describe(row, field)
        if len(around) >= _FEWEST and not topic.evidence.search(around):
            place = place_row(row.table, row.indicator, field, found.span())
            return Finding(place, describe_row(row) | {"text": found.group(), "topic": topic.name})
    return None


def _describe(row: Row, field: str) -> str:
    """The table outside the row; the row's own name speaks for its description."""
    name = row.indicator.name.text if field == "description" else ""
    return f"{name} {describe_project(row.table, row.indicator)}"
