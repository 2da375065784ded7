"""Kind `place`: another county, city or province in the place of one's own, as in a text copied from elsewhere.

params: fields; verbs (what a unit does in its own place, before the name), follow (what it speaks of there, behind
the name) and elsewhere (what shows that another place is meant: cooperation, travel, origin) as patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from qualitycheck.language.context import Context
from qualitycheck.language.home import Home, guess_home, read_home
from qualitycheck.language.places import Mention, find_places
from qualitycheck.language.words import load_words
from qualitycheck.ruleset.finding import Finding, Place, Replacement
from qualitycheck.ruleset.kinds.pattern import Text, read_texts
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_OFTEN, _TOO_OFTEN = 0.9, 3
"""Another place named so many times may after all be where the project is."""
_BESIDE = frozenset("与和同及由从向至驻给")
_PROPER = ("", "ns", "nr", "nz")
_OURS = frozenset("我本该各全某外邻每两此属设市省州辖")
_SENTENCE = re.compile(r"[^。；;\n]+")
_COUNTING = frozenset({"name", "description"})
_NOT_THERE = re.compile(
    r"[籍至到与和及、—～~路道街段线产来]|方向|高速|机场|车站|大[桥道街]|模式|经验|做法|标准|指数|大学|学院|医院|银行|公司|集团"
)
"""What makes a place's name part of another name, or of a way from there to here."""
_HOME_FIELDS = frozenset({"project_name", "purpose", "goals"})


@dataclass(frozen=True, slots=True)
class Patterns:
    """The rule's words."""

    fields: frozenset[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    elsewhere: re.Pattern[str]

    @classmethod
    def compile(cls, params: Mapping[str, Any]) -> Patterns:
        """From the parameters of a rule."""
        before = re.compile(rf"(?:^|[，,、：:（(“\s]|{params['verbs']})$")
        return cls(
            frozenset(params["fields"]), before, re.compile(params["follow"]), re.compile(params["elsewhere"])
        )


def prepare(rule: Rule) -> Check:
    """Compiles the patterns once."""
    patterns = Patterns.compile(rule.params)

    def check(context: Context) -> Iterator[Finding]:
        home = context.remember("home", lambda: _find_home(context))
        if home is None:
            return
        found = [
            f for text in read_texts(context, patterns.fields) for f in _find(context, text, home, patterns)
        ]
        share = home.sure * (_OFTEN if len(found) >= _TOO_OFTEN else 1)
        for place, other in found:
            values = {"text": other, "own": home.own}
            yield Finding(place, values, (Replacement(place, home.own),), share=share)

    return check


def _find_home(context: Context) -> Home | None:
    """By the department, else by what titles, project names, purposes and goals speak of."""
    department = context.document.department.name
    if department:
        return read_home(department)
    titles = [table.title.text for table in context.document.tables]
    return guess_home([*titles, *(field.text for field, *_ in read_texts(context, _HOME_FIELDS))])


def _find(context: Context, text: Text, home: Home, patterns: Patterns) -> Iterator[tuple[Place, str]]:
    """The other places in a text that stand where one's own should."""
    field, place, *_ = text
    project = context.document.tables[place.table - 1].project_name.text if place.table else ""
    if patterns.elsewhere.search(project):
        return
    for start, end in _name_others(field.text, home):
        other = field.text[start:end]
        opens = start == 0 and place.field in _COUNTING
        if other not in project and _stands_for_own(field.text, start, end, home, patterns, opens):
            yield Place(place.table, place.row, place.field, start, end, place.paragraph), other


@lru_cache(maxsize=16384)
def _name_others(text: str, home: Home) -> tuple[tuple[int, int], ...]:
    """Full names of places of the home's level, and any place before the name of one's own office."""
    known = [m for m in find_places(text) if _is_full(text, m)]
    spans = {(m.start, m.end) for m in known if home.is_foreign(m.divisions)}
    if len(home.office) > 2:
        like = re.compile(rf"(?:^|[，,。；;、：:\s])(?P<name>[一-鿿]{{2,3}}){home.own[-1]}(?={home.office})")
        ends = {m.end for m in known}
        for found in like.finditer(text):
            if found.end() not in ends and _is_unheard(found["name"], home):
                spans.add((found.start("name"), found.end()))
    return tuple(sorted(spans))


def _is_unheard(name: str, home: Home) -> bool:
    """Whether what stands before the 县 is a name: no word, nor one with a word of ours (我 县, 全 县) in it."""
    words = load_words()
    parts = words.divide(name)
    return (
        words.tag(name) in _PROPER
        and name not in home.name
        and all(len(part) == 1 or len(parts) == 1 for part in parts)
        and name[-1] not in _OURS
    )


def _is_full(text: str, mention: Mention) -> bool:
    return text[mention.start : mention.end] == mention.divisions[0].name


def _stands_for_own(
    text: str, start: int, end: int, home: Home, patterns: Patterns, opens: bool = False
) -> bool:
    """Whether a unit would write its own place here, and nothing in the sentence leads elsewhere.

    What `opens` the name or the description of an indicator says where is counted, whatever follows.
    """
    sentence = next(s for s in _SENTENCE.finditer(text) if s.start() <= start < s.end())
    others = {text[a:b] for a, b in _name_others(sentence.group(), home)}
    if home.own in sentence.group() or len(others) > 1 or patterns.elsewhere.search(sentence.group()):
        return False
    behind = text[end : sentence.end()]
    if len(home.office) > 2 and behind.startswith(home.office):
        return text[start - 1 : start] not in _BESIDE
    if opens and not _NOT_THERE.match(behind):
        return True
    return bool(patterns.before.search(text[sentence.start() : start]) and patterns.behind.match(behind))
