"""The filter over the findings. It needs the script and stays hidden without it; the page can be read all the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml.etree import _Element

from qualitycheck.document.diagnostic import Family, Severity
from qualitycheck.report.html import labels
from qualitycheck.report.html.element import Node, element
from qualitycheck.report.html.numbering import Part
from qualitycheck.report.labels import FAMILIES, SEVERITIES


def render_toolbar(parts: Sequence[Part]) -> _Element:
    """Boxes for severities and families that occur, words to look for, and the way from finding to finding."""
    found = [found for part in parts for found in part.checked.diagnostics]
    severities = Counter(one.severity for one in found)
    families = Counter(one.family for one in found)
    return element(
        "form",
        _boxes(labels.BY_SEVERITY, [(s, f"{labels.SIGNS[s]} {SEVERITIES[s]}", severities[s]) for s in Severity], "s"),
        _boxes(labels.BY_FAMILY, [(f, FAMILIES[f], families[f]) for f in Family], "f"),
        element("label", labels.BY_TEXT, " ", element("input", type="search", name="q", autocomplete="off")),
        element("label", element("input", type="checkbox", name="only"), labels.ONLY),
        _button("previous", labels.PREVIOUS),
        _button("next", labels.NEXT),
        element("button", labels.RESET, type="reset"),
        element("output", name="shown", aria_live="polite", data_text=labels.SHOWN),
        id="filter",
        role="search",
        aria_label=labels.FILTER,
        hidden="",
    )  # fmt: skip


def _boxes(legend: str, choices: Sequence[tuple[str, str, int]], name: str) -> _Element:
    boxes: list[Node] = [
        element(
            "label", element("input", type="checkbox", name=name, value=value, checked=""), f"{text} {count}"
        )
        for value, text, count in choices
        if count
    ]
    return element("fieldset", element("legend", legend), boxes)


def _button(name: str, text: str) -> _Element:
    return element("button", text, type="button", name=name)
