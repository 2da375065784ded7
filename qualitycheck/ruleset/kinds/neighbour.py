"""Kind `neighbour`: an indicator about the subject of another project of the same document.

params: rarity (natural logarithm: how seldom a word stands in indicators, for it to show a subject), repeated (how
often the other project, which is named after it, speaks of it), often (the same of a project that is not, and of an output; more of a benefit). Tables were filled from one another, and a row was left over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from qualitycheck.document.table import ProjectTable
from qualitycheck.language.context import Context, Row
from qualitycheck.language.segment.roles import read_roles
from qualitycheck.language.similarity import load_meaning
from qualitycheck.language.words import load_words
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.kinds.served import describe_project
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_WORD = re.compile(r"[一-鿿]{2,}")
_THING = 6.0
"""Rarity from which a word names a thing and not how it is done."""
_FARTHER = 2
"""How much oftener for benefits and burdens, which may lie far from what is bought."""
_FEWEST = 20
"""Characters of a project's own text without which nothing can be said of its subject."""


def prepare(rule: Rule) -> Check:
    """The thresholds of a subject."""
    rarity: float = rule.params["rarity"]
    repeated: int = rule.params["repeated"]

    often: int = rule.params["often"]

    def check(context: Context) -> Iterator[Finding]:
        tables = context.document.tables
        if len(tables) < 2:
            return
        subjects = _index_subjects(tables, rarity)
        texts = [_read_all(table) for table in tables]
        spoken = cache(lambda word: [text.count(word) for text in texts])
        most = max(1, len(tables) // 3)
        for row in context.rows:
            words = _subject_words(row)
            if not words or not _is_foreign(row, words):
                continue
            for word in words:
                about = [n for n in subjects.get(word, ()) if tables[n] is not row.table]
                elsewhere = sum(count > 0 for count in spoken(word)) - 1
                if about and spoken(word)[about[0]] >= repeated and elsewhere <= most:
                    yield _report(row, word, tables[about[0]])
                    break
            else:
                own = tables.index(row.table)
                counts = [spoken(word) for word in words]
                place = _find_theme(row, words, [[*c[:own], 0, *c[own + 1 :]] for c in counts], often)
                if place is not None:
                    word = max(words, key=lambda word: spoken(word)[place])
                    yield _report(row, word, tables[place])

    return check


def _find_theme(row: Row, words: Sequence[str], counts: Sequence[Sequence[int]], often: int) -> int | None:
    """The one other table that speaks of the row's things again and again, where its own speaks of none of them.

    Not for satisfaction, whose people are looked at elsewhere, nor where the description has a word of the table.
    """
    if row.name.kind not in ("rate", "count") or _is_described_here(row):
        return None
    rare = [c for word, c in zip(words, counts, strict=True) if load_meaning().rarity(word) >= _THING]
    places = {place for c in rare for place, count in enumerate(c) if count}
    if len(places) != 1:
        return None
    place = places.pop()
    said = [c[place] for c in rare if c[place]]
    if row.indicator.group != "output":
        often += _FARTHER
    return place if max(said) >= often or (len(said) > 1 and sum(said) >= often) else None


def _is_described_here(row: Row) -> bool:
    """Whether the description has two characters of a word that the rest of the table has too."""
    around = describe_project(row.table, row.indicator)
    said = [w for w in load_meaning().content(row.indicator.description.text) if not _says_doing(w)]
    return any(part in around for part in _character_pairs(said))


def _index_subjects(tables: Sequence[ProjectTable], rarity: float) -> dict[str, list[int]]:
    """The rare words of the projects' names, each with the places of the tables that are about it."""
    subjects: defaultdict[str, list[int]] = defaultdict(list)
    for place, table in enumerate(tables):
        for word in set(load_words().divide(table.project_name.text)):
            if _WORD.fullmatch(word) and load_meaning().rarity(word) >= rarity:
                subjects[word].append(place)
    return subjects


def _read_all(table: ProjectTable) -> str:
    cells = (cell.text for row in table.indicators for cell in (row.name, row.description))
    return " ".join((table.project_name.text, table.purpose.text, table.goals.text, *cells))


def _subject_words(row: Row) -> list[str]:
    """The words of the name that can show a subject; none where the name measures nothing."""
    if not row.name.kind:
        return []
    roles = read_roles()
    words = load_words().divide(row.indicator.name.text)
    measure = words[-1] if words and words[-1].endswith("率") else ""
    return [
        w
        for w in words
        if w != measure and _WORD.fullmatch(w) and roles.head_of(w) != w and not _says_doing(w)
    ]


def _says_doing(word: str) -> bool:
    roles = read_roles()
    return roles.is_action(word) or roles.is_adverb(word)


def _is_foreign(row: Row, words: Sequence[str]) -> bool:
    """Whether the rest of the table speaks of none of these words, nor of two characters of one."""
    around = describe_project(row.table, row.indicator)
    return len(around) >= _FEWEST and not any(part in around for part in _character_pairs(words))


def _character_pairs(words: Sequence[str]) -> Iterator[str]:
    return (word[k : k + 2] for word in words for k in range(len(word) - 1))


def _report(row: Row, word: str, other: ProjectTable) -> Finding:
    name = row.indicator.name.text
    start = name.find(word)
    values = describe_row(row) | {
        "text": word, "other": other.project_name.text, "number": str(other.number)
    }  # fmt: skip
    return Finding(place_row(row.table, row.indicator, "name", (start, start + len(word))), values)
