"""What was read from a file, written down as a Word document: the narrative, and each project's tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from qualitycheck.document.diagnostic import Location
from qualitycheck.document.document import Document
from qualitycheck.document.table import ProjectTable
from qualitycheck.openxml.blank import LANDSCAPE, BlankDocument, Look
from qualitycheck.report.labels import FIELDS, NARRATIVE, PROJECT

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLE = Look(font="黑体", size=36, center=True, indent=0, line=0, after=240)
_HEADING = Look(font="黑体", size=28, indent=0, line=0, after=120)
_TEXT = Look(font="宋体", size=24, line=0)
_CELL = Look(font="宋体", size=20, indent=0, line=0)
_FORM = ("project_name", "budget", "purpose", "schedule", "goals")
_COLUMNS = (
    "level1", "level2", "name", "description", "value", "direction", "weight", "basis", "actual", "score",
    "deviation", "scoring", "type", "remark",
)  # fmt: skip
_SHARES = {"level1": 2, "level2": 2, "name": 3, "description": 5, "value": 3, "basis": 3, "scoring": 4}
_SMALL_SHARE = 2
_FIRST_COLUMN = 2200

Key = tuple[int, int, str, int]


@dataclass(slots=True)
class Transcript:
    """The document under construction, and the paragraphs of every field in it."""

    blank: BlankDocument
    first: tuple[_Element, ...] = ()
    places: dict[Key, tuple[_Element, ...]] = field(default_factory=dict)

    def find(self, place: Location) -> tuple[_Element, ...]:
        """The paragraphs that hold a field; none for what is not written down."""
        return self.places.get((place.table, place.row, place.field, place.paragraph), ())


def transcribe(document: Document) -> Transcript:
    """The document's text, fields as they were read."""
    made = Transcript(BlankDocument(LANDSCAPE))
    made.first = (made.blank.paragraph(PurePath(document.path).name, _TITLE),)
    if document.narrative:
        made.blank.paragraph(NARRATIVE, _HEADING)
    for number, paragraph in enumerate(document.narrative, 1):
        lines = paragraph.text.split("\n")
        made.places[0, 0, "text", number] = tuple(made.blank.paragraph(line, _TEXT) for line in lines)
    for table in document.tables:
        _write_table(made, table)
    return made


def _write_table(made: Transcript, table: ProjectTable) -> None:
    number = table.number
    made.blank.paragraph(PROJECT.format(number=number, name=table.project_name.text).rstrip(), _HEADING)
    width = LANDSCAPE.width - LANDSCAPE.left - LANDSCAPE.right
    rows = [(FIELDS[name], table.field(name).text) for name in _FORM]
    cells = made.blank.table(rows, (_FIRST_COLUMN, width - _FIRST_COLUMN), _CELL)
    for name, row in zip(_FORM, cells, strict=True):
        made.places[number, 0, name, 0] = tuple(row[1])
    if table.indicators:
        _write_indicators(made, table, width)


def _write_indicators(made: Transcript, table: ProjectTable, width: int) -> None:
    columns = [name for name in _COLUMNS if name in table.columns or name in {"name", "value"}]
    shares = [_SHARES.get(name, _SMALL_SHARE) for name in columns]
    widths = [width * share // sum(shares) for share in shares]
    texts = [[FIELDS[name] for name in columns]]
    texts += [[indicator.field(name).text for name in columns] for indicator in table.indicators]
    cells = made.blank.table(texts, widths, _CELL, head=True)
    for indicator, row in zip(table.indicators, cells[1:], strict=True):
        for name, paragraphs in zip(columns, row, strict=True):
            made.places[table.number, indicator.row, name, 0] = tuple(paragraphs)
