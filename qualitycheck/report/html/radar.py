"""A table's five letters: a radar chart, the same as text beside it, and what cost points."""

from __future__ import annotations

from math import cos, pi, sin

from lxml.etree import _Element

from qualitycheck.document.smart import LETTERS, TableScore
from qualitycheck.report.html import labels
from qualitycheck.report.html.element import element

_CENTRE, _RADIUS, _LETTER_RADIUS = 60.0, 44.0, 54.0
_RINGS = (25, 50, 75, 100)
_BOX = "0 0 120 120"


def render_score(score: TableScore) -> _Element:
    """Chart, letters with their names, grade, reasons."""
    smart = score.smart
    points = "、".join(f"{letter} {value:.0f}" for letter, value in smart)
    chart = element(
        "svg",
        element("use", href="#radar"),
        element("polygon", points=_polygon(smart.points), class_="area"),
        viewBox=_BOX,
        class_="radar",
        role="img",
        aria_label=labels.RADAR.format(points=points),
    )
    letters = [
        element("li", element("b", letter), f" {labels.LETTERS[letter]} ", element("b", f"{value:.0f}"))
        for letter, value in smart
    ]
    reasons = [
        element("li", labels.REASON.format(letter=reason.letter, points=reason.points, text=reason.text))
        for reason in smart.reasons
    ]
    return element(
        "div",
        chart,
        element(
            "div",
            element("p", "SMART ", element("b", f"{smart.score:.0f}"), f" {labels.GRADE} ", element("b", score.grade)),
            element("ul", letters, class_="letters"),
            element("details", element("summary", labels.REASONS), element("ul", reasons)) if reasons else None,
        ),
        class_="smart",
    )  # fmt: skip


def render_grid() -> _Element:
    """The rings, axes and letters that all charts share."""
    rings = [element("polygon", points=_polygon((ring,) * len(LETTERS)), class_="ring") for ring in _RINGS]
    axes = [element("path", d=f"M{_at(0, 0)}L{_at(i, _RADIUS)}", class_="ring") for i in range(len(LETTERS))]
    letters = []
    for place, letter in enumerate(LETTERS):
        x, y = _at(place, _LETTER_RADIUS).split(",")
        letters.append(element("text", letter, x=x, y=y))
    symbol = element("symbol", rings, axes, letters, id="radar", viewBox=_BOX)
    return element("svg", symbol, class_="shared", width="0", height="0", aria_hidden="true")


def _polygon(points: tuple[float, ...]) -> str:
    return " ".join(_at(place, _RADIUS * value / 100) for place, value in enumerate(points))


def _at(place: int, radius: float) -> str:
    """The point on the axis of a letter, the first upright, the others clockwise."""
    angle = 2 * pi * place / len(LETTERS) - pi / 2
    return f"{_CENTRE + radius * cos(angle):.1f},{_CENTRE + radius * sin(angle):.1f}"
