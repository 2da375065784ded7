"""What a fix does to a field, piece by piece: kept, taken out, put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from qualitycheck.document.diagnostic import Edit, Fix
from qualitycheck.document.document import Document


class Words(NamedTuple):
    """Words of a field before (`kept`, `removed`) or after (`kept`, `added`) a change."""

    kind: Literal["kept", "removed", "added"]
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """All edits of a fix in one field; `edit` is the first of them and says which field."""

    edit: Edit
    parts: tuple[Words, ...]

    @property
    def before(self) -> str:
        """The whole field as it stands."""
        return "".join(part.text for part in self.parts if part.kind != "added")

    @property
    def after(self) -> str:
        """The whole field once the fix is applied."""
        return "".join(part.text for part in self.parts if part.kind != "removed")


def list_changes(document: Document, fix: Fix) -> list[Change]:
    """The changes of a fix, a field each, in the order of its edits."""
    fields: dict[tuple[int, int, str, int], list[Edit]] = {}
    for edit in fix.edits:
        fields.setdefault((edit.table, edit.row, edit.field, edit.paragraph), []).append(edit)
    return [
        Change(edits[0], tuple(_split(document.field_at(*place).text, edits)))
        for place, edits in fields.items()
    ]


def _split(text: str, edits: Sequence[Edit]) -> Iterator[Words]:
    place = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        yield from _given("kept", text[place : edit.start])
        yield from _given("removed", text[edit.start : edit.end])
        yield from _given("added", edit.replacement)
        place = edit.end
    yield from _given("kept", text[place:])


def _given(kind: Literal["kept", "removed", "added"], text: str) -> Iterator[Words]:
    if text:
        yield Words(kind, text)
