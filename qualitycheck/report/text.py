"""The report for people: by file and project, the words marked, the repair beside them, a summary at the end.

Every character of its own can be written in GB18030 and in the code page of a Chinese Windows console.
"""

from __future__ import annotations

from collections import defaultdict

from qualitycheck.document.diagnostic import Diagnostic, Severity
from qualitycheck.document.document import Document
from qualitycheck.document.result import CheckedDocument, Result, Suppressed
from qualitycheck.report.excerpt import name_input, one_line
from qualitycheck.report.finding import INDENT, render_again, render_finding, table_heading
from qualitycheck.report.labels import SEVERITIES, describe_notice, place_name
from qualitycheck.report.ranking import render_bars
from qualitycheck.report.style import Style

_NOTICE = "  注意 {text}"
_UNREADABLE = "无法读取 {path}：{reason}"
_CLEAN = "未发现问题。"
_FILES = "{count} 个文件、"
_SUMMARY = "共 {files}{tables} 个项目、{indicators} 条指标：问题 {total} 个（{counts}）{places}"
_PLACES = "，涉及 {count} 处"
_UNREAD = "；{count} 个输入无法读取"
_LEFT_OUT = "不再列出 {code} {place}（{reason}）"
_IN_BASELINE = "在基线中"
_EXPLAINED = "；另有 {count} 处已说明原因，不再列出"
_KNOWN = "；另有 {count} 处已在基线中，不再列出"
_FIXED = "；基线中有 {count} 处已改好"
_HINT = "加 --verbose 显示原因和依据；用 qualitycheck rule 编号 查看规则说明"


def render_text(result: Result, style: Style) -> str:
    """The report; with `style.quiet` its last line alone."""
    lines: list[str] = []
    if not style.quiet:
        for checked in result.documents:
            lines += [*_document(checked, style), ""]
        lines += unreadable_lines(result) if style.names_unread else []
    lines.append(style.heading(_summary(result)))
    if result.diagnostics and not style.quiet and not style.verbose:
        lines.append(style.faint(_HINT))
    return "\n".join(lines) + "\n"


def unreadable_lines(result: Result) -> list[str]:
    """A line for each input that could not be read."""
    return [
        _UNREADABLE.format(path=one_line(one.path), reason=one_line(one.reason)) for one in result.unreadable
    ]


def _document(checked: CheckedDocument, style: Style) -> list[str]:
    document = checked.document
    lines = [style.heading(name_input(document.path))]
    lines += [_NOTICE.format(text=one_line(describe_notice(notice))) for notice in document.notices]
    groups: defaultdict[int, list[Diagnostic]] = defaultdict(list)
    for found in checked.diagnostics:
        for number in found.tables:
            groups[number].append(found)
    scores = {score.table: score for score in checked.scores}
    for number in sorted({*groups, *scores}):
        lines.append("  " + style.heading(table_heading(document, number)))
        if number in scores:
            lines.append(INDENT + style.faint(render_bars(scores[number])))
        for found in groups[number]:
            if found.location.table == number:
                lines += render_finding(document, found, style)
            else:
                lines.append(render_again(document, found, number, style))
    if style.verbose:
        lines += [INDENT[:2] + style.faint(_suppressed(checked.document, one)) for one in checked.suppressed]
    return lines if checked.diagnostics else [*lines, INDENT[:2] + _CLEAN]


def _suppressed(document: Document, one: Suppressed) -> str:
    at = one.diagnostic.location
    place = f"{table_heading(document, at.table)} {place_name(at)}"
    reason = one_line(one.reason) or _IN_BASELINE
    return _LEFT_OUT.format(code=one.diagnostic.code, place=place, reason=reason)


def _summary(result: Result) -> str:
    count = result.count()
    counts = "、".join(f"{SEVERITIES[severity]} {count[severity]}" for severity in Severity)
    files = _FILES.format(count=len(result.documents)) if len(result.documents) != 1 else ""
    total, places = count.total(), sum(len(found.places) for found in result.diagnostics)
    summary = _SUMMARY.format(
        files=files, tables=result.tables, indicators=result.indicators, total=total, counts=counts,
        places=_PLACES.format(count=places) if places != total else "",
    )  # fmt: skip
    known = sum(len(one.diagnostic.places) for one in result.suppressed if one.by == "baseline")
    explained = sum(len(one.diagnostic.places) for one in result.suppressed if one.by != "baseline")
    fixed = sum(one.count for one in result.fixed or ())
    counted = ((_EXPLAINED, explained), (_KNOWN, known), (_FIXED, fixed), (_UNREAD, len(result.unreadable)))
    return summary + "".join(template.format(count=number) for template, number in counted if number)
