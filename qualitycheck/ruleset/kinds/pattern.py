"""Kind `pattern`: words in a text field.

params: fields (text, goals, purpose, project_name, or fields of a row); pattern (the group `mark` is marked,
the whole match without it); replace (a template for the marked words, `\\g<name>` names groups); where (a
clause, for fields of a row).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.document.field import Field
from qualitycheck.language.context import Context, Row
from qualitycheck.ruleset.conditions import compile_where
from qualitycheck.ruleset.finding import Finding, Place, Replacement
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.normalize import fold

TABLE_TEXTS = frozenset({"goals", "purpose", "project_name"})


def prepare(rule: Rule) -> Check:
    """Compiles pattern and clause once."""
    params = rule.params
    search = re.compile(params["pattern"]).finditer
    replace: str | None = params.get("replace")
    fits = compile_where(params.get("where", {}))
    wanted = frozenset(params["fields"])

    def find(text: str, place: Place, name: str) -> Iterator[Finding]:
        for match in search(fold(text)):
            start, end = match.span("mark") if "mark" in match.re.groupindex else match.span()
            marked = Place(place.table, place.row, place.field, start, end, place.paragraph)
            groups = {k: v or "" for k, v in match.groupdict().items()}
            values = groups | {"text": text[start:end], "name": name}
            repair = (Replacement(marked, match.expand(replace)),) if replace is not None else ()
            yield Finding(marked, values, repair)

    def check(context: Context) -> Iterator[Finding]:
        for field, place, name, row in read_texts(context, wanted):
            if row is None or fits(row):
                yield from find(field.text, place, name)

    return check


Text = tuple[Field, Place, str, Row | None]


def read_texts(context: Context, wanted: frozenset[str]) -> list[Text]:
    """The wanted texts that are not empty: field, place, the name of row or project, and the row if it is one's."""
    return [text for name in sorted(wanted) for text in _remembered_texts(context, name)]


def _remembered_texts(context: Context, name: str) -> list[Text]:
    return context.remember(("texts", name), lambda: _texts(context, name))


def _texts(context: Context, name: str) -> list[Text]:
    document = context.document
    if name == "text":
        return [
            (p, Place(0, 0, "text", paragraph=n), "", None) for n, p in enumerate(document.narrative, 1) if p
        ]
    if name in TABLE_TEXTS:
        return [
            (t.field(name), Place(t.number, 0, name), t.project_name.text, None)
            for t in document.tables
            if t.field(name)
        ]
    return [
        (field, Place(row.table.number, row.indicator.row, name), row.indicator.name.text, row)
        for row in context.rows
        if (field := row.indicator.field(name))
    ]
