"""Drafts from the library: an indicator of a like project whose words this table has too, without its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.document.table import Category
from qualitycheck.language.names import read_name
from qualitycheck.language.similarity import share_characters
from qualitycheck.suggest.blank import BLANK
from qualitycheck.suggest.case import UNMEASURED, Case, own_number, subject_of
from qualitycheck.suggest.library import OWN, Entry, Library
from qualitycheck.suggest.rows import move_row, write_row
from qualitycheck.suggest.suggestion import Draft
from qualitycheck.text.operators import PRINTED
from qualitycheck.text.quantity import parse_value

_FORMULA = re.compile(r"[×x*]\s*100\s*%")
_OTHERS = re.compile(rf"[县市区镇乡省《》]|{BLANK}[年月日]")
_LEAST = {OWN: 0.4, "": 0.95}
_SAME_TOPIC = 0.6
_REFERENCE = "参考值：{value}（{source}·{kind}，不代填）"
_ORIGIN = "{source}“{name}”（{kind}）"


def draft_library(
    case: Case, library: Library, category: Category, *, own_topic: bool = False
) -> Iterator[Draft]:
    """The nearest entries whose names speak only of what the table speaks of too.

    `own_topic`: only those that take up what the weak row itself speaks of.
    """
    subject = subject_of(case.was.name.text)
    wanted: tuple[Category, ...] = (category,)
    for hit in library.search(case.was.name.text, case.facts.text, wanted):
        entry = hit.entry
        stem = read_name(entry.name).stem
        least = _LEAST.get(entry.source, _LEAST[""])
        if share_characters(stem, case.facts.everything) < least or case.is_taken(entry.name):
            continue
        if own_topic and share_characters(subject, entry.name) < _SAME_TOPIC:
            continue
        draft = _write(case, entry, category)
        if draft is not None:
            yield draft


def _write(case: Case, entry: Entry, category: Category) -> Draft | None:
    value = parse_value(entry.value)
    description = blank_numbers(entry.description)
    if (
        value.kind != "quantity"
        or value.unit is None
        or _OTHERS.search(description)
        or description.count(BLANK) > 1
    ):
        return None
    operator = PRINTED[value.operator] if value.operator else "≥"
    number = own_number(case, entry.name, operator, value.unit.name)
    row = move_row(case.row, case.document, case.table, category)
    row = write_row(
        row, case.table, name=entry.name, description=description, operator=operator,
        number=number, unit=value.unit.name, basis=f"计划标准：{BLANK}",
    )  # fmt: skip
    kind = entry.kind or entry.sector
    notes = (UNMEASURED, _REFERENCE.format(value=entry.value, source=entry.source, kind=kind))
    return Draft((row,), _ORIGIN.format(source=entry.source, name=entry.name, kind=kind), notes)


def blank_numbers(text: str) -> str:
    """A description without the numbers of the project it was written for; ×100% stays."""
    kept = _FORMULA.sub("\0", text)
    return re.sub(r"\d[\d,.]*", BLANK, kept).replace("\0", "×100%")
