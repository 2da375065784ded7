"""What the rest of the document says of a change: repeated names stand, a word used elsewhere supports."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qualitycheck.language.spelling.scorer import Change

_QUOTED = re.compile("“[^“”]{1,12}”|‘[^‘’]{1,12}’|「[^「」]{1,12}」")
_REPEATED = 3
MOST_SUPPORT, _LESS_SUPPORT = 2.5, 1.2


class Evidence:
    """The texts of one document and the words its user protects."""

    def __init__(self, texts: Iterable[str], words: Iterable[str] = ()) -> None:
        self._whole = "\n".join(texts)
        self._words = tuple(word for word in words if word)

    def protects(self, text: str, change: Change) -> bool:
        """Whether the change falls into a quoted term, a user's word, or a name the document repeats."""
        spans = [match.span() for match in _QUOTED.finditer(text)]
        for word in self._words:
            spans += [match.span() for match in re.finditer(re.escape(word), text)]
        end = max(change.end, change.start + 1)
        return any(start < end and change.start < stop for start, stop in spans) or self._repeated(
            text, change
        )

    def _repeated(self, text: str, change: Change) -> bool:
        """Whether it stands three times between the same neighbours."""
        around = text[max(0, change.start - 1) : change.end + 1]
        return len(around) >= 3 and self._whole.count(around) >= _REPEATED

    def support(self, text: str, change: Change) -> float:
        """Log-odds to add: the document elsewhere has what the change would make, not what it replaces."""
        best = 0.0
        for left, right in ((2, 2), (2, 1), (1, 2), (2, 0), (0, 2), (1, 1)):
            start, end = max(0, change.start - left), change.end + right
            old, new = text[start:end], text[start : change.start] + change.new + text[change.end : end]
            if len(new) < 3 or not new.isalpha() or self._whole.count(old) > 1:
                continue
            if new in self._whole:
                best = max(best, MOST_SUPPORT if len(new) >= 4 else _LESS_SUPPORT)
        return best
