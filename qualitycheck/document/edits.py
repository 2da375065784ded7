"""Edits made to a text: the one way in which a repair becomes new words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class TextEdit(Protocol):
    """Characters `start`..`end` of a text become `replacement`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def replacement(self) -> str: ...


def apply_edits(text: str, edits: Iterable[TextEdit]) -> str:
    """The text with the edits made; of two for the same words the first stands.

    Of others that overlap it is the one further behind; several insertions at one place follow each other.
    """

    def order(item: tuple[int, TextEdit]) -> tuple[int, int, int]:
        index, edit = item
        return edit.start, edit.end, index if edit.start == edit.end else -index

    end = len(text) + 1
    for _, edit in sorted(enumerate(edits), key=order, reverse=True):
        if edit.end <= end:
            text = text[: edit.start] + edit.replacement + text[edit.end :]
            end = edit.start
    return text
