"""One finding as a few lines for a person."""

from __future__ import annotations

from qualitycheck.document.diagnostic import Applicability, Diagnostic, Edit, Fix, Location
from qualitycheck.document.document import Document
from qualitycheck.report.excerpt import excerpt, one_line, repair
from qualitycheck.report.labels import (
    FIELDS,
    NAMED_ROW,
    NARRATIVE,
    PROJECT,
    PROJECT_SHORT,
    ROW,
    SEVERITIES,
    WHOLE_DOCUMENT,
    WHOLE_TABLE,
    place_name,
)
from qualitycheck.report.style import Style

INDENT = "    "
_DEEP = INDENT + "     "
_RELATED = "另有{count}处：{places}"
_MORE = "等"
_AGAIN = INDENT + "{severity} {code} {place}{fix}（同{project}{more}）"
_AGAIN_MORE = "，本项目另有{count}处"
_SHOWN_PLACES = 8
_FOR_REFERENCE = "（供参考）"
WHY = "原因：{text}"
GROUNDS = "依据：{text}"
ADVICE = "建议：{text}"
_ALSO = "同处还有：{codes}"


def table_heading(document: Document, number: int) -> str:
    """The project of that number, the document itself for 0."""
    if not number:
        return NARRATIVE if document.narrative else WHOLE_DOCUMENT
    name = one_line(document.tables[number - 1].project_name.text)
    return PROJECT.format(number=number, name=name).rstrip()


def render_finding(document: Document, found: Diagnostic, style: Style) -> list[str]:
    """Place, words and repair on the first line, the message on the second, the related places on a third."""
    lines = [f"{INDENT}{_headline(document, found, style)}", f"{_DEEP}{one_line(found.message)}"]
    if found.related:
        lines.append(f"{_DEEP}{style.faint(_related(document, found, style))}")
    if style.verbose:
        lines += [f"{_DEEP}{style.faint(one_line(text))}" for text in _details(found)]
    return lines


def render_again(document: Document, found: Diagnostic, table: int, style: Style) -> str:
    """The line for a table that has places of a finding told at another one."""
    first, *others = (place for place in found.places if place.table == table)
    main, fix = found.location, find_fix(found, first)
    project = PROJECT_SHORT.format(number=main.table) if main.table else NARRATIVE
    words = excerpt(document, first, lambda text: style.mark(found.severity, text))
    return _AGAIN.format(
        severity=style.level(found.severity, SEVERITIES[found.severity]), code=found.code,
        place=describe_place(document, first) + (f"：{words}" if words else ""),
        fix=f" → {style.fix(repair(document, fix))}" if fix else "",
        project=project, more=_AGAIN_MORE.format(count=len(others)) if others else "",
    )  # fmt: skip


def _headline(document: Document, found: Diagnostic, style: Style) -> str:
    at = found.location
    severity = style.level(found.severity, SEVERITIES[found.severity])
    words = excerpt(document, at, lambda text: style.mark(found.severity, text))
    place = f"{describe_place(document, at)}：{words}" if words else describe_place(document, at)
    fix = find_fix(found, at)
    if fix is None:
        return f"{severity} {found.code} {place}"
    note = _FOR_REFERENCE if fix.applicability == Applicability.SUGGESTED else ""
    return f"{severity} {found.code} {place} → {style.fix(repair(document, fix))}{note}"


def describe_place(document: Document, at: Location | Edit) -> str:
    """The place with the name of its row: 第2行“培训合格率” 指标值."""
    name = one_line(document.field_at(at.table, at.row, "name").text) if at.table and at.row else ""
    if not name or at.field == "name":
        return place_name(at)
    return f"{NAMED_ROW.format(row=at.row, name=name)} {FIELDS[at.field]}"


def _related(document: Document, found: Diagnostic, style: Style) -> str:
    shown = found.related if style.verbose else found.related[:_SHOWN_PLACES]
    places = "、".join(_related_place(document, found, place) for place in shown)
    more = _MORE if len(shown) < len(found.related) else ""
    return _RELATED.format(count=len(found.related), places=places + more)


def _related_place(document: Document, found: Diagnostic, place: Location) -> str:
    """The place, and the repair where it differs from that of the main place."""
    name = name_related(found.location, place)
    fix, main_fix = find_fix(found, place), find_fix(found, found.location)
    if fix is None or (main_fix is not None and fix.result == main_fix.result):
        return name
    return f"{name}→{repair(document, fix)}"


def name_related(main: Location, place: Location) -> str:
    """A related place by what differs from the main one: 第3行, 项目2第3行, 资金用途."""
    name = ROW.format(row=place.row) if place.row and place.field == main.field else place_name(place)
    if place.table != main.table and place.table:
        project = PROJECT_SHORT.format(number=place.table)
        return project if name == WHOLE_TABLE else project + name
    return name


def find_fix(found: Diagnostic, place: Location) -> Fix | None:
    """The first fix that begins in the field of the place."""
    for fix in found.fixes:
        edit = fix.edits[0]
        if (edit.table, edit.row, edit.field, edit.paragraph) == (
            place.table,
            place.row,
            place.field,
            place.paragraph,
        ):
            return fix
    return None


def _details(found: Diagnostic) -> list[str]:
    texts = ((WHY, found.why), (GROUNDS, found.grounds), (ADVICE, found.advice))
    lines = [template.format(text=text) for template, text in texts if text]
    return [*lines, _ALSO.format(codes="、".join(found.also))] if found.also else lines
