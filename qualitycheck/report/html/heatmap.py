"""Tables by families of findings: the darker a cell, the more of them; each number leads to the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from qualitycheck.document.diagnostic import Family
from qualitycheck.report.excerpt import name_input, one_line
from qualitycheck.report.html import labels
from qualitycheck.report.html.element import Node, element
from qualitycheck.report.html.numbering import Numbered, Part
from qualitycheck.report.labels import FAMILIES, NARRATIVE, PROJECT

_DARKEST = 4


def render_heatmap(parts: Sequence[Part]) -> _Element:
    """A row a table, a group of rows a document."""
    project, *rest = labels.HEAT_HEADS
    heads = [element("th", name, scope="col") for name in (project, *FAMILIES.values(), *rest)]
    table = element(
        "table", element("thead", element("tr", heads)), [_document(part, len(heads)) for part in parts], class_="heat"
    )  # fmt: skip
    return element(
        "section",
        element("h2", labels.HEATMAP),
        element("p", labels.HEAT_NOTE),
        element("div", table, class_="scroll", tabindex="0", role="region", aria_label=labels.HEATMAP),
        id="heatmap",
    )


def _document(part: Part, width: int) -> _Element:
    document = part.checked.document
    name = " ".join(filter(None, (name_input(document.path), document.department.name)))
    head = element("tr", element("th", name, scope="rowgroup", colspan=str(width)), class_="group")
    return element("tbody", head, list(_lines(part)))


def _lines(part: Part) -> Iterator[Node]:
    if part.touching(0):
        yield _line(part, 0, NARRATIVE, ("", ""))
    for table, score in zip(part.checked.document.tables, part.checked.scores, strict=True):
        name = PROJECT.format(number=table.number, name=one_line(table.project_name.text))
        yield _line(part, table.number, name, (f"{score.smart.score:.0f}", score.grade))


def _line(part: Part, table: int, name: str, score: tuple[str, str]) -> _Element:
    found = part.touching(table)
    cells = [_cell(family, [one for one in found if one.found.family is family]) for family in Family]
    return element(
        "tr",
        element("th", element("a", name, href=f"#{part.anchor(table)}"), scope="row"),
        cells,
        element("td", str(len(found))),
        [element("td", text) for text in score],
    )


def _cell(family: Family, found: Sequence[Numbered]) -> _Element:
    if not found:
        return element("td")
    count = len(found)
    label = labels.HEAT_CELL.format(family=FAMILIES[family], count=count)
    link = element("a", str(count), href=f"#f{found[0].number}", aria_label=label)
    return element("td", link, class_=f"h{min(count, _DARKEST)}")
