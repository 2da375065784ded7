"""What the comment on a finding says: all of it at the main place, a short word at the others."""

from __future__ import annotations

from collections.abc import Iterator

from qualitycheck.document.diagnostic import Applicability, Diagnostic, Location
from qualitycheck.document.document import Document
from qualitycheck.report.excerpt import changed_words, is_whole, one_line
from qualitycheck.report.finding import ADVICE, GROUNDS, WHY, describe_place, find_fix
from qualitycheck.report.labels import PROJECT_SHORT, SEVERITIES

_HEAD = "【{severity} {code}】{message}"
_CHANGE = "改为：{text}"
_SUGGESTION = "建议改为：{text}"
_CHANGE_WORDS = "把“{old}”改为“{new}”"
_SUGGESTION_WORDS = "建议把“{old}”改为“{new}”"
_SAME = "同上（{code}，见{place}）。"


def remarks(document: Document, found: Diagnostic) -> Iterator[tuple[Location, tuple[str, ...]]]:
    """Each place of a finding with the lines of its comment."""
    yield found.location, (_head(found), *_details(document, found))
    for place in found.related:
        change = _change(document, found, place)
        yield place, (_SAME.format(code=found.code, place=_main_place(document, found, place)), *change)


def _head(found: Diagnostic) -> str:
    return _HEAD.format(severity=SEVERITIES[found.severity], code=found.code, message=found.message)


def _details(document: Document, found: Diagnostic) -> list[str]:
    change = _change(document, found, found.location)
    texts = [(WHY, found.why), (GROUNDS, found.grounds), (ADVICE, "" if change else found.advice)]
    return [*(template.format(text=text) for template, text in texts if text), *change]


def _change(document: Document, found: Diagnostic, place: Location) -> list[str]:
    fix = find_fix(found, place)
    if fix is None:
        return []
    safe = fix.applicability == Applicability.SAFE
    if is_whole(fix):
        return [(_CHANGE if safe else _SUGGESTION).format(text=one_line(fix.result))]
    old, new = changed_words(document, fix)
    return [(_CHANGE_WORDS if safe else _SUGGESTION_WORDS).format(old=old, new=new)]


def _main_place(document: Document, found: Diagnostic, place: Location) -> str:
    main = found.location
    project = PROJECT_SHORT.format(number=main.table) if main.table and main.table != place.table else ""
    return project + describe_place(document, main)
