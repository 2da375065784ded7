"""What the findings rest on, each rule told once: why, on what grounds, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element

from qualitycheck.document.diagnostic import Diagnostic
from qualitycheck.report.html import labels
from qualitycheck.report.html.element import element
from qualitycheck.report.html.numbering import Part
from qualitycheck.report.labels import FAMILIES


def render_rules(parts: Sequence[Part]) -> _Element | None:
    """The rules of all findings, by their codes."""
    told = {found.code: found for part in parts for found in part.checked.diagnostics}
    if not told:
        return None
    return element(
        "section",
        element("h2", labels.RULES),
        [_rule(told[code]) for code in sorted(told)],
        id="rules",
    )


def _rule(found: Diagnostic) -> _Element:
    texts = ((labels.WHY, found.why), (labels.GROUNDS, found.grounds), (labels.ADVICE, found.advice))
    return element(
        "article",
        element("h3", f"{found.code} {FAMILIES[found.family]}"),
        [element("p", element("b", f"{name}："), text) for name, text in texts if text],
        id=f"r-{found.code}",
        tabindex="-1",
    )
