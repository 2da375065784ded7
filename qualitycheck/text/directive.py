"""What an office writes into a document to have a finding left out: `qc:ignore QU001 省级系统拼接的值`.

`qc:ignore-file` means the whole document. Codes, names or families stand behind it, separated by commas, and
behind them the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualitycheck.text.families import FAMILY_NAMES

_WORD = rf"(?:[A-Za-z][A-Za-z0-9-]*|(?:{'|'.join(FAMILY_NAMES.values())})(?=[\s,，、:：(（]))"
_DIRECTIVE = re.compile(
    rf"qc\s*[:：]\s*ignore(?P<whole>-file)?(?![A-Za-z0-9-])[ \t\u3000:：]*"
    rf"(?P<words>{_WORD}(?:[ \t]*[,，、][ \t]*{_WORD})*)?(?![A-Za-z0-9-])(?P<reason>[^\n]*)",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[ \t]*[,，、][ \t]*")
_AROUND_REASON = " \t\r\u3000:：,，;；()（）"


@dataclass(frozen=True, slots=True)
class Directive:
    """`words` name rules, `whole` says that the document is meant; `text` is the line as written."""

    words: tuple[str, ...]
    reason: str
    whole: bool
    text: str


def parse_directives(text: str) -> Iterator[Directive]:
    """Every directive in a comment, one a line at most."""
    for line in text.split("\n"):
        if found := _DIRECTIVE.search(line):
            words = _SEPARATORS.split(found["words"]) if found["words"] else []
            reason = found["reason"].strip(_AROUND_REASON)
            yield Directive(tuple(words), reason, bool(found["whole"]), found.group().strip())


def is_directive(text: str) -> bool:
    """Whether a paragraph or a row of a sheet is nothing but a directive."""
    start = text.lstrip()
    return start[:1] in "qQ" and _DIRECTIVE.match(start) is not None


def holds_directive(text: str) -> bool:
    """Whether a comment says anything to this program."""
    return _DIRECTIVE.search(text) is not None
