"""The spelling of one document: all its texts checked together, once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property

from qualitycheck.document.document import Document
from qualitycheck.language.spelling.checker import SpellingChecker
from qualitycheck.language.spelling.correction import Correction

_LEAST = 0.3
_ROW_FIELDS = ("name", "description", "basis", "scoring", "deviation", "remark", "actual")


@cache
def shared_checker() -> SpellingChecker:
    """One checker for all documents, so that a text seen before costs nothing."""
    return SpellingChecker()


class Proofs:
    """Corrections by text, over whole words."""

    def __init__(self, document: Document, words: tuple[str, ...]) -> None:
        self._document = document
        self._words = words

    def corrections(self, text: str) -> tuple[Correction, ...]:
        """What may be wrong in one of the document's texts."""
        return self._found.get(text, ())

    @cached_property
    def _found(self) -> dict[str, tuple[Correction, ...]]:
        texts = list(list_texts(self._document))
        checker = shared_checker()
        found = checker.check(texts, self._words, _LEAST)
        return {text: checker.widen(text, c) for text, c in zip(texts, found, strict=True) if c}


def list_texts(document: Document) -> Iterator[str]:
    """The texts of a document that are proofread."""
    yield from (paragraph.text for paragraph in document.narrative)
    for table in document.tables:
        yield from (table.project_name.text, table.purpose.text, table.goals.text)
        for indicator in table.indicators:
            yield from (indicator.field(name).text for name in _ROW_FIELDS)
