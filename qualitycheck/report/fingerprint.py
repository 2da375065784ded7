"""What a finding is known by from one run to the next: its rule and its words, never its position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from qualitycheck.check.baseline import key_of
from qualitycheck.document.diagnostic import Diagnostic

_LENGTH = 32


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """One for each finding of a document; those of the same rule and words are numbered in order."""
    seen: Counter[str] = Counter()
    marks = []
    for found in diagnostics:
        text = "\n".join(key_of(found, found.location))
        mark = sha256(text.encode("utf-8", "replace")).hexdigest()[:_LENGTH]
        seen[mark] += 1
        marks.append(f"{mark}:{seen[mark]}")
    return marks
