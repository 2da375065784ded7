"""Kind `confusion`: words that are both right somewhere, one written where only the other fits.

params: fields (as for kind `pattern`); words, a list of: written, meant; before and after (patterns of what must stand
beside it), unless (a pattern that must not follow). What stands before is searched for, not marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding, Place, Replacement
from qualitycheck.ruleset.kinds.pattern import read_texts
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.normalize import fold


@dataclass(frozen=True, slots=True)
class Confusion:
    """A word, what it is mistaken for, and the pattern that decides."""

    written: str
    meant: str
    pattern: re.Pattern[str]

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the word stands for the other."""
        if self.written in text:
            for match in self.pattern.finditer(text):
                yield match.span("mark")


def prepare(rule: Rule) -> Check:
    """Compiles the words once."""
    words = [_compile(entry) for entry in rule.params["words"]]
    written = re.compile("|".join(re.escape(word.written) for word in words))
    wanted = frozenset(rule.params["fields"])

    def check(context: Context) -> Iterator[Finding]:
        for field, place, *_ in read_texts(context, wanted):
            text = fold(field.text)
            if not written.search(text):
                continue
            found = {span: word for word in words for span in word.find(text)}
            for (start, end), word in found.items():
                marked = Place(place.table, place.row, place.field, start, end, place.paragraph)
                values = {"text": field.text[start:end], "right": word.meant}
                yield Finding(marked, values, (Replacement(marked, word.meant),))

    return check


def _compile(entry: Mapping[str, str]) -> Confusion:
    before, after, unless = (entry.get(name, "") for name in ("before", "after", "unless"))
    pattern = f"(?:{before})(?P<mark>{entry['written']})"
    pattern += f"(?={after})" if after else ""
    pattern += f"(?!{unless})" if unless else ""
    return Confusion(entry["written"], entry["meant"], re.compile(pattern))
