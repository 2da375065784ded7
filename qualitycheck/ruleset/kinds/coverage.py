"""Kind `coverage`: something counted in the goals that no indicator of the table measures.

params: field (goals or purpose), actions (pattern of the verbs whose result can be counted), unless (pattern of
a sentence whose figures are parts of a sum or a capacity), share and likeness (how near an indicator must be to count as its
measure, 0 … 1), minimum (rows).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from qualitycheck.document.table import ProjectTable
from qualitycheck.language.context import Context, Row
from qualitycheck.language.mentions import Mention, find_mentions
from qualitycheck.language.segment.goal import segment_goal
from qualitycheck.language.segment.spans import Segment
from qualitycheck.language.similarity import load_meaning, share_characters
from qualitycheck.language.words import load_words
from qualitycheck.ruleset.finding import Finding, place_table
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_NOT_COUNTED = frozenset({"rate", "money", "time", "index", ""})
_LINE = re.compile(r"[^\n]+")
_OWN = 2
"""Characters of an object beyond the project's name without which every indicator may measure it."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a goal counts: `object` beyond the words of the project's name, `span` from the action to the figure."""

    object: str
    whole: str
    figure: tuple[Decimal, str]
    span: tuple[int, int]


def prepare(rule: Rule) -> Check:
    """Compiles what an aim is, and how near a measure must be."""
    params = rule.params
    field: str = params["field"]
    actions, unless = re.compile(params["actions"]), re.compile(params["unless"])

    def check(context: Context) -> Iterator[Finding]:
        for table in context.document.tables:
            rows = context.rows_by_table[table.number]
            if len(rows) < params["minimum"]:
                continue
            for line in _LINE.finditer(table.field(field).text):
                for aim in _find_aims(table, line.group(), actions, unless):
                    if not _is_measured(aim, rows, params["share"], params["likeness"]):
                        start, end = (line.start() + place for place in aim.span)
                        yield Finding(
                            place_table(table, field, (start, end)), {"text": line.string[start:end]}
                        )

    return check


def _find_aims(
    table: ProjectTable, text: str, actions: re.Pattern[str], unless: re.Pattern[str]
) -> Iterator[Aim]:
    """Every clause of a line that has an action, an object beside its figure, and a unit of counting."""
    name = table.project_name.text
    mentions = [m for m in find_mentions(text) if m.unit and m.unit.category not in _NOT_COUNTED]
    segments = segment_goal(text) if mentions else ()
    for mention in mentions:
        action, thing = _parts_of(mention, segments)
        if not action or not thing or unless.search(mention.sentence):
            continue
        whole = text[thing.start : thing.end]
        own = "".join(word for word in load_words().divide(whole) if share_characters(word, name) < 1)
        if actions.search(text[action.start : action.end]) and len(own) >= _OWN:
            first = min(action.start, thing.start, mention.span[0])
            last = max(action.end, thing.end, mention.span[1])
            assert mention.unit
            yield Aim(own, whole, (mention.low, mention.unit.name), (first, last))


def _parts_of(mention: Mention, segments: Sequence[Segment]) -> tuple[Segment | None, Segment | None]:
    """The first action of the figure's clause, and the object nearest to the figure."""
    start, end = mention.span[0] - len(mention.before), mention.span[1] + len(mention.after)
    inside = [s for s in segments if start <= s.start and s.end <= end]
    action = next((s for s in inside if s.role == "action"), None)
    objects = [s for s in inside if s.role == "object"]
    nearest = min(
        objects, key=lambda s: min(abs(s.end - mention.span[0]), abs(s.start - mention.span[1])), default=None
    )
    return action, nearest


def _is_measured(aim: Aim, rows: Sequence[Row], share: float, likeness: float) -> bool:
    """Whether a row has the same figure, shares characters of the object, or means the like."""
    meaning = load_meaning()
    for row in rows:
        indicator = row.indicator
        texts = (indicator.name.text, indicator.description.text, indicator.value.text)
        if row.value.low == aim.figure[0] and (not row.value.unit or row.value.unit.name == aim.figure[1]):
            return True
        if any((m.low, m.unit and m.unit.name) == aim.figure for text in texts for m in find_mentions(text)):
            return True
        if share_characters(aim.object, "".join(texts[:2])) > share:
            return True
        if meaning.likeness(aim.whole, indicator.name.text) > likeness:
            return True
    return False
