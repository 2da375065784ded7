"""Kind `topic`: words that belong to another kind of project than the table's.

params: fields (of a row), goals (whether the goals are looked at too). The topics are data: corpus/vocabulary/topics.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from qualitycheck.document.table import ProjectTable
from qualitycheck.language.context import Context, Row
from qualitycheck.language.lexicon import survey
from qualitycheck.language.segment.roles import read_roles
from qualitycheck.language.similarity import load_meaning, share_characters
from qualitycheck.language.topics import Term, find_terms
from qualitycheck.ruleset.finding import Finding, place_row, place_table
from qualitycheck.ruleset.kinds.served import describe_project
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_GOAL = re.compile(r"[^；;。\n]+")
_FOR_OTHERS = re.compile(r"^[\d、.．\s]*为.{2,}(?:提供|创造|打下|奠定)")
"""Goals that name what the project helps with, which is another kind of work."""
_FEWEST = 20
"""Characters of a project's own text without which nothing can be said of its kind."""
_FAR = frozenset({"social", "economic", "ecological", "sustained", "social cost", "ecological cost"})
"""Categories whose indicators may speak of what the project never buys or does."""
_BURDENS = frozenset({"satisfaction", "cost", "economic cost", "social cost", "ecological cost"})
"""Categories that speak of people, of prices and of what goes wrong, in words of any trade."""

_LIKE, _SHARED = 0.25, 0.5
"""Likeness of meaning and share of common characters from which a description fits its name; of the descriptions
that speak of other things in the training projects of corpus/indicators, all lie below."""


_FEWEST_OWN = 30
"""The same of title, purpose and goals, where a single word is to count for nothing."""

_CHANCE = 1
"""Words of a topic that any table may hold by chance."""

_APART = 0.3
"""Likeness below which a name that shares no word with its table is far from it."""


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
        terms = [term for term in find_terms(goal.group()) if not term.is_effect]
        if not terms or _FOR_OTHERS.search(goal.group()):
            continue
        parts = [table.project_name.text, table.purpose.text]
        parts += [other.group() for other in goals if other is not goal]
        parts += [cell.text for row in table.indicators for cell in (row.name, row.description)]
        if _are_foreign(terms, " ".join(parts)):
            values = _describe_term(goal.group(), terms[0])
            yield Finding(place_table(table, "goals", goal.span()), values)


def _find(row: Row, field: str) -> Finding | None:
    """The first word of a topic in the field, where the rest of the table speaks of none of the field's topics."""
    text = row.indicator.field(field).text
    described = field == "description"
    spoken = described or row.indicator.category in _FAR
    terms = [term for term in find_terms(text) if not (term.is_effect and spoken)]
    if not terms or (described and _fits(row)):
        return None
    around = _describe(row, field)
    apart = not described and _stands_apart(row, around)
    if not _are_foreign(terms, around, apart) and (
        described or not _are_hardly_spoken_of(row, terms, around)
    ):
        return None
    place = place_row(row.table, row.indicator, field, terms[0].span)
    return Finding(place, describe_row(row) | _describe_term(text, terms[0]))


def _fits(row: Row) -> bool:
    """Whether the description is about what the name says, in whatever words and by whatever means."""
    name, text = row.name.core, row.indicator.description.text
    return load_meaning().likeness(name, text) > _LIKE or share_characters(name, text) > _SHARED


def _stands_apart(row: Row, around: str) -> bool:
    """Whether neither name nor description has a word of the rest, and the name means something far from it.

    Never for satisfaction: those who are asked need not be spoken of.
    """
    if row.indicator.category == "satisfaction" or row.name.kind == "satisfaction":
        return False
    name = row.indicator.name.text
    words = load_meaning().content(f"{name} {row.indicator.description.text}")
    if any(word[k : k + 2] in around for word in words for k in range(len(word) - 1)):
        return False
    return load_meaning().likeness(name, around) < _APART


def _are_hardly_spoken_of(row: Row, terms: list[Term], around: str) -> bool:
    """Whether the name shares no word with the table, and its topic no more than a chance one with purpose and goals.

    What a project does stands in its title, or in several words of what it buys and wants.
    """
    table, name = row.table, row.indicator.name.text
    own = f"{table.project_name.text} {table.purpose.text} {table.goals.text}"
    category = row.indicator.category
    if (
        category in _BURDENS
        or row.name.kind == "satisfaction"
        or len(own) < _FEWEST_OWN
        or _share_words(name, around)
        or any(name[slice(*term.span)] in own for term in terms)
    ):
        return False
    title, said, everywhere = survey(table.project_name.text), survey(own), survey(around)
    evidence = [term.topic.evidence for term in terms]
    if any(one.speaks(title) or one.count(said) > 1 for one in evidence):
        return False
    return all(one.count(everywhere) <= _CHANCE for one in evidence)


def _share_words(name: str, around: str) -> bool:
    """Whether the table has two characters of a word of the name; what is done and how it is measured is no such word."""
    roles = read_roles()
    words = [
        word
        for word in load_meaning().content(name)
        if not roles.is_action(word) and roles.head_of(word) != word and not word.endswith("率")
    ]
    return any(word[k : k + 2] in around for word in words for k in range(len(word) - 1))


def _are_foreign(terms: list[Term], around: str, words_only: bool = False) -> bool:
    if len(around) < _FEWEST:
        return False
    surroundings = survey(around)
    if any(term.topic.evidence.speaks(surroundings, words_only) for term in terms):
        return False
    spoken = {term.topic.name for term in find_terms(around)} if words_only else set()
    return not any(term.topic.name in spoken for term in terms)


def _describe_term(text: str, term: Term) -> dict[str, str]:
    return {"text": text[slice(*term.span)], "topic": term.topic.name}


def _describe(row: Row, field: str) -> str:
    """The table outside the row; the row's own name speaks for its description."""
    name = row.indicator.name.text if field == "description" else ""
    return f"{name} {describe_project(row.table, row.indicator)}"
