"""Kind `pattern`: words in a text field.

params: fields (text, goals, purpose, project_name, or fields of a row); pattern (the group `mark` is marked,
the whole match without it); replace (a template for the marked words, `\\g<name>` names groups); where (a
clause, for fields of a row).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.document.field import Field
from qualitycheck.document.table import ProjectTable
from qualitycheck.language.context import Context, Row
from qualitycheck.ruleset.finding import Finding, Place, Replacement
from qualitycheck.ruleset.kinds.conditions import compile_where
from qualitycheck.ruleset.kinds.protocol import Check
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
        for field, place, name in read_texts(context, wanted, fits_row=fits):
            yield from find(field.text, place, name)

    return check


def read_texts(
    context: Context, wanted: frozenset[str], fits_row: object = None
) -> Iterator[tuple[Field, Place, str]]:
    """The wanted texts with their places, and the name of the row or project they belong to."""
    if "text" in wanted:
        for number, paragraph in enumerate(context.document.narrative, 1):
            yield paragraph, Place(0, 0, "text", paragraph=number), ""
    for table in context.document.tables:
        for name in wanted & TABLE_TEXTS:
            yield _of_table(table, name)
    row_fields = wanted - TABLE_TEXTS - {"text"}
    if row_fields:
        for row in context.rows:
            if not callable(fits_row) or fits_row(row):
                yield from _of_row(row, row_fields)


def _of_table(table: ProjectTable, name: str) -> tuple[Field, Place, str]:
    return table.field(name), Place(table.number, 0, name), table.project_name.text


def _of_row(row: Row, names: frozenset[str]) -> Iterator[tuple[Field, Place, str]]:
    for name in names:
        field = row.indicator.field(name)
        if field:
            yield field, Place(row.table.number, row.indicator.row, name), row.indicator.name.text
