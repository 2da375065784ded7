"""Kind `coverage`: something counted in the goals that no indicator of the table measures.

params: fields (goals, purpose), state (pattern of verbs that tell a state or an effect, not a task), light (pattern of verbs
that say nothing of the task itself: 开展), set (pattern of verbs that make a task of what follows: 完成), event (pattern
of objects that are deeds themselves: 活动), unless (pattern of a sentence whose figures are parts of a sum, a
capacity, or for each), share (of the characters of the task in a name, from which it measures it, 0 … 1), explained (the
same with the description), likeness (of meaning, 0 … 1), minimum (rows).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qualitycheck.document.table import ProjectTable
from qualitycheck.language.alignment import same_measure
from qualitycheck.language.context import Context, Row
from qualitycheck.language.definitions import read_definition
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
"""Characters of a task beyond the project's name without which every indicator may measure it."""
_TELLING = 3
"""Digits of a figure that two rows do not share by chance."""
_PAUSE = re.compile(r"[，,；;。：:（）()]")
_TOWARDS = re.compile(r"(?:为|对|给|向|与|帮助|组织)[^，,；;、]*$")
_PLACE = re.compile(r"[在从由][^，,；;、]{0,4}$|每[^，,；;、]{0,6}$|[各均]$")


@dataclass(frozen=True, slots=True)
class Task:
    """What a text promises: `own` words of deed and object beyond the project's name, `whole` with them, its figure."""

    own: str
    whole: str
    mention: Mention
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Patterns:
    state: re.Pattern[str]
    light: re.Pattern[str]
    unless: re.Pattern[str]
    set: re.Pattern[str]
    event: re.Pattern[str]


def prepare(rule: Rule) -> Check:
    """Compiles what a task is, and how near a measure must be."""
    params = rule.params
    patterns = _Patterns(*(re.compile(params[name]) for name in ("state", "light", "unless", "set", "event")))

    def check(context: Context) -> Iterator[Finding]:
        for table in context.document.tables:
            rows = context.rows_by_table[table.number]
            for field in params["fields"] if len(rows) >= params["minimum"] else ():
                for line in _LINE.finditer(table.field(field).text):
                    for task in _find_tasks(table, line.group(), patterns):
                        if not _is_measured(task, rows, params):
                            start, end = (line.start() + place for place in task.span)
                            place = place_table(table, field, (start, end))
                            yield Finding(place, {"text": line.string[start:end]})

    return check


def _find_tasks(table: ProjectTable, text: str, patterns: _Patterns) -> Iterator[Task]:
    """Every clause of a line with a deed, what it is done to, and a figure in a unit of counting."""
    mentions = [
        m for m in find_mentions(text) if m.unit and m.unit.category not in _NOT_COUNTED and m.low > 1
    ]
    segments = segment_goal(text) if mentions else ()
    for mention in mentions:
        if patterns.unless.search(mention.sentence) or _PLACE.search(mention.before):
            continue
        parts = _parts_of(text, mention, segments) or _event_of(text, mention, segments, patterns.event)
        deed = "".join(text[s.start : s.end] for s in parts if s.role == "action")
        if not parts or (patterns.state.search(deed) and not patterns.set.match(deed)):
            continue
        words = [text[s.start : s.end] for s in parts]
        whole = "".join(words)
        own = "".join(_own_words(table, patterns.light.sub("", whole)))
        if len(own) >= _OWN:
            towards = _TOWARDS.search(mention.before)
            opening = mention.span[0] - (len(towards.group()) if towards else 0)
            clause = _clause_start(mention, segments)
            first = min([opening, *(s.start for s in parts if s.start >= clause)])
            yield Task(own, whole, mention, (first, max(mention.span[1], parts[-1].end)))


def _own_words(table: ProjectTable, text: str) -> Iterator[str]:
    name = table.project_name.text
    return (word for word in load_words().divide(text) if share_characters(word, name) < 1)


def _parts_of(text: str, mention: Mention, segments: Sequence[Segment]) -> list[Segment]:
    """Deed and object of a figure, in order: what is done for the people counted, else the last deed before the
    figure, its nearest object and what is done to that; empty where the figure comes before any deed."""
    start, end = _clause_start(mention, segments), mention.span[1] + len(mention.after)
    inside = [s for s in segments if start <= s.start and s.end <= end and s.role in ("action", "object")]
    deeds = [s for s in inside if s.role == "action"]
    behind = [s for s in deeds if s.start >= mention.span[1]]
    if behind and _TOWARDS.search(mention.before):
        return [s for s in inside if s.start >= behind[0].start]
    before = [s for s in deeds if s.end <= mention.span[0]] or _carry(text, start, segments)
    objects = [s for s in inside if s.role == "object"]
    if not before or not objects:
        return []
    nearest = min(objects, key=lambda s: min(abs(s.end - mention.span[0]), abs(s.start - mention.span[1])))
    done = [s for s in behind if s.start == nearest.end]
    return sorted([before[-1], nearest, *done], key=lambda s: s.start)


def _clause_start(mention: Mention, segments: Sequence[Segment]) -> int:
    """Where a figure's clause begins, with all of a list of objects before it."""
    counted = [s.start for s in segments if s.role == "object" and s.end == mention.span[0]]
    return min([mention.span[0] - len(mention.before), *counted])


def _event_of(
    text: str, mention: Mention, segments: Sequence[Segment], event: re.Pattern[str]
) -> list[Segment]:
    """What stands right before a figure and is a deed in itself: 消防宣传活动60场."""
    found = [s for s in segments if s.role in ("object", "action") and s.end == mention.span[0]]
    return [s for s in found if event.search(text[s.start : s.end])]


def _carry(text: str, start: int, segments: Sequence[Segment]) -> list[Segment]:
    """The deed of an earlier item of the same list: 组织义诊20场、健康讲座15场."""
    earlier = [s for s in segments if s.role == "action" and s.end <= start]
    listed = bool(earlier) and not _PAUSE.search(text, earlier[-1].end, start)
    return earlier[-1:] if listed else []


def _is_measured(task: Task, rows: Sequence[Row], params: Mapping[str, Any]) -> bool:
    """Whether a row has the same figure, or a name with the words or the sense of the task.

    Who is asked whether they are content says nothing of what was done for them.
    """
    if any(_has_figure(row, task) for row in rows):
        return True
    meaning = load_meaning()
    for row in rows:
        name = row.indicator.name.text
        if row.name.kind == "satisfaction":
            continue
        if share_characters(task.own, name) > params["share"]:
            return True
        if (
            _is_own(row)
            and share_characters(task.own, name + row.indicator.description.text) > params["explained"]
        ):
            return True
        if meaning.likeness(task.own, name) > params["likeness"]:
            return True
    return False


def _is_own(row: Row) -> bool:
    """Whether the description may be the name's: not beneath a slogan, nor a share that has no sign of its name."""
    text = row.indicator.description.text
    is_share = read_definition(text).kind == "share"
    return bool(row.name.kind) and (not is_share or share_characters(row.name.core, text) > 0)


def _has_figure(row: Row, task: Task) -> bool:
    """The figure as the row's value (a long one in whatever unit), or somewhere in its texts."""
    low, unit = task.mention.low, task.mention.unit
    if row.value.low == low:
        telling = len(low.normalize().as_tuple().digits) >= _TELLING
        if telling or row.value.unit is None or same_measure(row.value.unit, unit):
            return True
    texts = (row.indicator.name.text, row.indicator.description.text, row.indicator.value.text)
    return any(m.low == low and same_measure(m.unit, unit) for text in texts for m in find_mentions(text))
