"""One repair for one cell: the fixes of several findings on a value are joined, so that none leaves the other's fault."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from qualitycheck.document.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from qualitycheck.document.document import Document
from qualitycheck.document.edits import apply_edits

FIX_TITLE = "改为“{result}”"
_JOINED_FIELD = "value"
_MOST = 20


def join_fixes(document: Document, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings, the fix of each with those of other findings that change the same value elsewhere.

    A safe fix takes in no other than safe ones. A mere remark whose whole repair is that of an error or a warning says nothing more
    and is left out. A value with more fixes than anyone would read is left as it is.
    """
    found = tuple(diagnostics)
    cells: defaultdict[tuple[int, int, str, int], dict[Fix, None]] = defaultdict(dict)
    for one in found:
        for fix in one.fixes:
            places = {edit.place for edit in fix.edits}
            if len(places) == 1 and fix.edits[0].field == _JOINED_FIELD:
                cells[places.pop()][fix] = None
    joined = {
        fix: _join(document, fix, fixes)
        for fixes in cells.values()
        if 1 < len(fixes) <= _MOST
        for fix in fixes
    }
    found = tuple(
        replace(one, fixes=tuple(joined.get(fix, fix) for fix in one.fixes))
        if any(fix in joined for fix in one.fixes)
        else one
        for one in found
    )
    graver = {
        (fix.edits[0].place, fix.result)
        for one in found
        if one.severity is not Severity.INFO
        for fix in one.fixes
        if fix.edits[0].field == _JOINED_FIELD
    }
    return tuple(one for one in found if not _is_covered(one, graver))


def _is_covered(one: Diagnostic, graver: set[tuple[tuple[int, int, str, int], str]]) -> bool:
    return (
        one.severity is Severity.INFO
        and bool(one.fixes)
        and all((fix.edits[0].place, fix.result) in graver for fix in one.fixes)
    )


def _join(document: Document, fix: Fix, others: Iterable[Fix]) -> Fix:
    edits = list(fix.edits)
    for other in sorted(others, key=lambda one: (_is_suggested(one), -len(one.edits))):
        if _is_suggested(other) and not _is_suggested(fix):
            continue
        if not any(_clash(one, edits) for one in other.edits):
            edits += [one for one in other.edits if one not in edits]
    text = document.field_at(*fix.edits[0].place).text
    result = apply_edits(text, edits)
    return replace(fix, title=FIX_TITLE.format(result=result), edits=tuple(edits), result=result)


def _is_suggested(fix: Fix) -> bool:
    return fix.applicability == Applicability.SUGGESTED


def _clash(edit: Edit, edits: Iterable[Edit]) -> bool:
    """Whether an edit wants characters in another way than one of the others."""
    return any(
        edit != one
        and (
            (edit.start < one.end and one.start < edit.end) or edit.start == edit.end == one.start == one.end
        )
        for one in edits
    )
