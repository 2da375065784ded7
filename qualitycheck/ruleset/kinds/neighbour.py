"""Kind `neighbour`: an indicator about the subject of another project of the same document.

params: rarity (natural logarithm: how seldom a word stands in indicators, for it to show a subject), repeated (how
often the other project speaks of it). Tables were filled from one another, and a row was left over.
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
_FEWEST = 20
"""Characters of a project's own text without which nothing can be said of its subject."""


def prepare(rule: Rule) -> Check:
    """The thresholds of a subject."""
    rarity: float = rule.params["rarity"]
    repeated: int = rule.params["repeated"]

    def check(context: Context) -> Iterator[Finding]:
        tables = context.document.tables
        subjects = _index_subjects(tables, rarity) if len(tables) > 1 else {}
        texts = [_read_all(table) for table in tables] if subjects else []
        spoken = cache(lambda word: [text.count(word) for text in texts])
        most = max(1, len(tables) // 3)
        for row in context.rows if subjects else ():
            words = _subject_words(row)
            for word in words:
                about = [n for n in subjects.get(word, ()) if tables[n] is not row.table]
                if not about or not _is_foreign(row, words):
                    continue
                counts = spoken(word)
                elsewhere = sum(count > 0 for count in counts) - 1
                if counts[about[0]] >= repeated and elsewhere <= most:
                    yield _report(row, word, tables[about[0]])
                    break

    return check


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
    return [w for w in words if _WORD.fullmatch(w) and roles.head_of(w) != w and not _says_doing(w)]


def _says_doing(word: str) -> bool:
    roles = read_roles()
    return roles.is_action(word) or roles.is_adverb(word)


def _is_foreign(row: Row, words: Sequence[str]) -> bool:
    """Whether the rest of the table speaks of none of these words, nor of two characters of one."""
    around = describe_project(row.table, row.indicator)
    parts = (word[k : k + 2] for word in words for k in range(len(word) - 1))
    return len(around) >= _FEWEST and not any(part in around for part in parts)


def _report(row: Row, word: str, other: ProjectTable) -> Finding:
    name = row.indicator.name.text
    start = name.find(word)
    values = describe_row(row) | {
        "text": word, "other": other.project_name.text, "number": str(other.number)
    }  # fmt: skip
    return Finding(place_row(row.table, row.indicator, "name", (start, start + len(word))), values)
