"""Plain text proofread: the spelling check, and the rules on words that only their neighbours show to be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualitycheck.check.engine import check_document
from qualitycheck.document.diagnostic import Diagnostic, Family
from qualitycheck.document.document import Document
from qualitycheck.document.field import Field
from qualitycheck.language.spelling.checker import SpellingChecker
from qualitycheck.language.spelling.correction import Correction
from qualitycheck.ruleset.load import load_rules

_BY_MODEL = "spelling"


def proofread_lines(
    lines: Sequence[str], words: tuple[str, ...] = (), least: float = 0.9
) -> list[tuple[Correction, ...]]:
    """For each line its corrections in order, none overlapping another; `words` are never misspelt."""
    spelt = SpellingChecker().check(lines, words, least)
    ruled = _apply_rules(lines, words, least)
    return [_join(tuple(one), ruled.get(number, ())) for number, one in enumerate(spelt, 1)]


def _apply_rules(lines: Sequence[str], words: tuple[str, ...], least: float) -> dict[int, list[Correction]]:
    """What the rules of the family correct, by the number of the line."""
    rules = [rule for rule in load_rules() if rule.family == Family.TYPO and rule.kind != _BY_MODEL]
    document = Document("", "txt", narrative=tuple(map(Field, lines)))
    found: dict[int, list[Correction]] = {}
    for diagnostic in check_document(document, rules, words=words):
        if diagnostic.confidence < least:
            continue
        for number, correction in _read_edits(diagnostic, lines):
            found.setdefault(number, []).append(correction)
    return found


def _read_edits(diagnostic: Diagnostic, lines: Sequence[str]) -> Iterator[tuple[int, Correction]]:
    number = diagnostic.location.paragraph
    for edit in diagnostic.fixes[0].edits if diagnostic.fixes else ():
        if lines[number - 1][edit.start : edit.end] != edit.replacement:
            yield number, Correction(edit.start, edit.end, edit.replacement, diagnostic.confidence)


def _join(spelt: tuple[Correction, ...], ruled: Sequence[Correction]) -> tuple[Correction, ...]:
    """Both, in order; where they overlap, the spelling check has looked at more of the sentence."""
    free = [c for c in ruled if all(c.end <= other.start or other.end <= c.start for other in spelt)]
    return tuple(sorted((*spelt, *free), key=lambda c: c.start))
