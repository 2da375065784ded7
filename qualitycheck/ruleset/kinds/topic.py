"""Kind `topic`: words that belong to another kind of project than the table's.

params: fields (of a row). The topics are data: corpus/vocabulary/topics.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from qualitycheck.language.context import Context, Row
from qualitycheck.resources import data_folder, read_yaml
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.kinds.served import describe_project
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

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
    """The fields to look at; where one of a row is said, the next is not."""
    fields: list[str] = rule.params["fields"]

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            for field in fields:
                text = row.indicator.field(field).text
                around = ""
                for topic in read_topics():
                    found = topic.words.search(text)
                    if not found:
                        continue
                    around = around or _describe(
                        row.indicator.name.text if field == "description" else "", row
                    )
                    if len(around) >= _FEWEST and not topic.evidence.search(around):
                        place = place_row(row.table, row.indicator, field, found.span())
                        yield Finding(place, describe_row(row) | {"text": found.group(), "topic": topic.name})
                        break

    return check


def _describe(name: str, row: Row) -> str:
    return f"{name} {describe_project(row.table, row.indicator)}"
