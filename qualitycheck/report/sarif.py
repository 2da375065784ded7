"""SARIF 2.1.0 (OASIS), for code scanning servers and editors: rules, results, fixes, what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from qualitycheck.document.diagnostic import Diagnostic, Fix, Location, Severity
from qualitycheck.document.document import Document
from qualitycheck.document.result import CheckedDocument, Result, Suppressed
from qualitycheck.report.finding import table_heading
from qualitycheck.report.fingerprint import fingerprints
from qualitycheck.report.json import print_json
from qualitycheck.report.labels import place_name
from qualitycheck.report.region import Region, edit_region, find_region
from qualitycheck.report.style import Style
from qualitycheck.report.uri import artifact_uri
from qualitycheck.ruleset.load import load_rules
from qualitycheck.version import __version__

Record = dict[str, Any]
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "codeAndWords/v1"
_KNOWN = "基线中已有，尚未改正。"
_HELP = (("原因", "why"), ("依据", "grounds"), ("建议", "advice"))


def render_sarif(result: Result, style: Style) -> str:
    """One log with one run; `style` changes nothing in it."""
    rules = _rules(result)
    positions = {rule["id"]: index for index, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {"name": "qualitycheck", "version": __version__, "language": "zh-CN", "rules": rules}
        },
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(result)],
        "artifacts": [_artifact(checked.document.path) for checked in result.documents],
        "results": [
            one
            for number, checked in enumerate(result.documents)
            for one in _results(checked, number, positions, compared=result.fixed is not None)
        ],
    }
    return print_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(result: Result) -> list[Record]:
    """The rules that found something, by code."""
    found = [*result.diagnostics, *(one.diagnostic for one in result.suppressed)]
    titles = {rule.code: (rule.title, rule.severity) for rule in load_rules()}
    first = {diagnostic.code: diagnostic for diagnostic in reversed(found)}
    return [
        _rule(first[code], *titles.get(code, (first[code].rule, first[code].severity)))
        for code in sorted(first)
    ]


def _rule(found: Diagnostic, title: str, severity: Severity) -> Record:
    texts = [(name, " ".join(getattr(found, key).split())) for name, key in _HELP if getattr(found, key)]
    return {
        "id": found.code,
        "name": found.rule,
        "shortDescription": {"text": title},
        "fullDescription": {"text": found.why or title},
        "help": {
            "text": "\n".join(f"{name}：{text}" for name, text in texts) or title,
            "markdown": "\n\n".join(f"**{name}**：{text}" for name, text in texts) or title,
        },
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {"tags": [found.family]},
    }


def _artifact(path: str) -> Record:
    return {"location": {"uri": artifact_uri(path)}}


def _invocation(result: Result) -> Record:
    unread = [_notification("error", one.reason, one.path) for one in result.unreadable]
    notices = [
        _notification(
            "warning",
            f"{notice.text}（{notice.source}）" if notice.source else notice.text,
            checked.document.path,
        )
        for checked in result.documents
        for notice in checked.document.notices
    ]
    remarks = [{"level": "note", "message": {"text": remark}} for remark in result.remarks]
    return {
        "executionSuccessful": not result.unreadable,
        "toolExecutionNotifications": [*unread, *notices],
        "toolConfigurationNotifications": remarks,
    }


def _notification(level: str, text: str, path: str) -> Record:
    place = {"physicalLocation": {"artifactLocation": {"uri": artifact_uri(path)}}}
    return {"level": level, "message": {"text": text}, "locations": [place]}


def _results(
    checked: CheckedDocument, number: int, positions: dict[str, int], *, compared: bool
) -> Iterator[Record]:
    """The findings of a document, then those that are not reported elsewhere, marked as suppressed."""
    document = checked.document
    every: list[tuple[Diagnostic, Suppressed | None]] = [(found, None) for found in checked.diagnostics]
    every += [(one.diagnostic, one) for one in checked.suppressed]
    for (found, hidden), mark in zip(every, fingerprints(found for found, _ in every), strict=True):
        record: Record = {
            "ruleId": found.code,
            "ruleIndex": positions[found.code],
            "level": _LEVELS[found.severity],
            "message": {"text": found.message},
            "locations": [_location(document, found.location, number)],
            "partialFingerprints": {_FINGERPRINT: mark},
            "properties": {"confidence": found.confidence, "also": list(found.also)},
        }
        if found.related:
            record["relatedLocations"] = [_location(document, place, number) for place in found.related]
        if fixes := _fixes(document, found.fixes, number):
            record["fixes"] = fixes
        if compared:
            known = hidden is not None and hidden.by == "baseline"
            record["baselineState"] = "unchanged" if known else "new"
        if hidden:
            record["suppressions"] = [_suppression(hidden)]
        yield record


def _suppression(hidden: Suppressed) -> Record:
    kind = "inSource" if hidden.by == "comment" else "external"
    return {"kind": kind, "status": "accepted", "justification": hidden.reason or _KNOWN}


def _location(document: Document, at: Location, number: int) -> Record:
    physical: Record = {"artifactLocation": {"uri": artifact_uri(document.path), "index": number}}
    if region := find_region(document, at):
        physical["region"] = {**_region(region), "snippet": {"text": at.text}}
    heading, place = table_heading(document, at.table), place_name(at)
    whole = heading if place == heading else f"{heading}/{place}"
    kind = "row" if at.row else "paragraph" if at.paragraph else "table" if at.table else "document"
    return {
        "physicalLocation": physical,
        "logicalLocations": [{"name": place, "fullyQualifiedName": whole, "kind": kind}],
        "message": {"text": at.text or place},
        "properties": {
            "table": at.table, "row": at.row, "field": at.field, "paragraph": at.paragraph,
            "start": at.start, "end": at.end, "source": at.source,
        },
    }  # fmt: skip


def _region(region: Region) -> Record:
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }


def _fixes(document: Document, fixes: Iterable[Fix], number: int) -> list[Record]:
    """Those whose every edit has its place in a line of the file."""
    listed = []
    for fix in fixes:
        regions = [edit_region(document, edit) for edit in fix.edits]
        found = [region for region in regions if region is not None]
        if len(found) < len(fix.edits):
            continue
        replacements = [
            {"deletedRegion": _region(region), "insertedContent": {"text": edit.replacement}}
            for region, edit in zip(found, fix.edits, strict=True)
        ]
        change = {
            "artifactLocation": {"uri": artifact_uri(document.path), "index": number},
            "replacements": replacements,
        }
        listed.append({"description": {"text": fix.title}, "artifactChanges": [change]})
    return listed
