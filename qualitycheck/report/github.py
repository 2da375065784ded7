"""Annotations of a GitHub workflow: one command a finding, which the runner reads from standard output.

The form of the commands: GitHub's documentation, “Workflow commands for GitHub Actions”.
"""

from __future__ import annotations

from qualitycheck.document.diagnostic import Diagnostic, Severity
from qualitycheck.document.document import Document
from qualitycheck.document.result import Result
from qualitycheck.report.excerpt import one_line, repair
from qualitycheck.report.finding import table_heading
from qualitycheck.report.labels import FAMILIES, place_name
from qualitycheck.report.region import find_region
from qualitycheck.report.style import Style
from qualitycheck.report.uri import printable_path

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_TITLE = "{code} {family}"
_MESSAGE = "{place}：{message}"
_REPAIR = "（建议：{text}）"
_RELATED = "（另有{count}处）"
_UNREADABLE = "无法读取"


def render_github(result: Result, style: Style) -> str:
    """A line a finding; `style` changes nothing in it."""
    lines = [
        _command(
            _COMMANDS[found.severity], _properties(checked.document, found), _message(checked.document, found)
        )
        for checked in result.documents
        for found in checked.diagnostics
    ]
    lines += [
        _command("error", {"file": one.path, "title": _UNREADABLE}, one.reason) for one in result.unreadable
    ]
    return "".join(f"{line}\n" for line in lines)


def _properties(document: Document, found: Diagnostic) -> dict[str, str]:
    properties = {"file": document.path}
    region = find_region(document, found.location)
    if region:
        properties |= {"line": str(region.line), "endLine": str(region.end_line)}
        if region.line == region.end_line:  # the runner takes columns within one line only
            properties |= {"col": str(region.column), "endColumn": str(region.end_column)}
    return properties | {"title": _TITLE.format(code=found.code, family=FAMILIES[found.family])}


def _message(document: Document, found: Diagnostic) -> str:
    at = found.location
    place = place_name(at)
    if at.table:
        place = f"{table_heading(document, at.table)} {place}"
    message = _MESSAGE.format(place=place, message=found.message)
    if found.fixes:
        message += _REPAIR.format(text=repair(document, found.fixes[0]))
    return message + (_RELATED.format(count=len(found.related)) if found.related else "")


def _command(name: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_escape_property(text)}" for key, text in properties.items())
    return f"::{name} {listed}::{_escape(one_line(message))}"


def _escape(text: str) -> str:
    """What the runner would take for the end of the message or for an escape of its own."""
    return printable_path(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
