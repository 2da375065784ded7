"""Rows under a header as indicators: levels carried down, value put together, placeholders kept apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qualitycheck.document.document import Notice
from qualitycheck.document.field import EMPTY, Field, join_fields
from qualitycheck.document.table import Indicator
from qualitycheck.read.blocks import Row, cell_at, filled
from qualitycheck.read.fields import one_line
from qualitycheck.read.header import Header
from qualitycheck.read.words import category_of, group_of, is_mark, words
from qualitycheck.text.normalize import is_blank
from qualitycheck.text.operators import read_operator

NAMELESS = "第 {number} 个表中有一行只有“{text}”，没有三级指标名称，未作为指标检查。"
_GRADES = ("excellent", "good", "fair", "poor")
_PLAIN = (
    "level1", "level2", "name", "description", "weight", "basis", "actual", "score", "deviation", "scoring",
    "type", "remark", "unit", "operator", "direction",
)  # fmt: skip
_EMPTY_NAME = re.compile(r"^(?:[.…·。\s\-—/*]*|(?:三级)?指标\s*[\d一二三四五六七八九十]*\s*[:：]?)$")


@dataclass(slots=True)
class Rows:
    """The indicators of one project as they grow; the last levels are carried into the next row."""

    indicators: list[Indicator] = field(default_factory=list)
    placeholders: list[Field] = field(default_factory=list)
    nameless: list[Field] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)
    level1: Field = EMPTY
    level2: Field = EMPTY


def fields_of(header: Header, rows: Sequence[Row]) -> dict[str, int]:
    """The header's columns, those of undecided nature settled by their cells."""
    columns = dict(header.columns)
    for column in header.natures:
        texts = {one_line(cell_at(row, column)).text for row in rows} - {""}
        columns.setdefault(_nature(texts), column)
    return columns


def _nature(texts: set[str]) -> str:
    if any(read_operator(text) for text in texts):
        return "operator"
    if any(is_mark("directions", text) for text in texts):
        return "direction"
    return "type" if any(is_mark("kinds", text) for text in texts) else "operator"


def add_rows(known: Rows, columns: Mapping[str, int], rows: Sequence[Row]) -> None:
    """Adds the rows of one table, or of a part of it."""
    known.columns |= {name for name in columns if name not in _GRADES}
    if "excellent" in columns:
        known.columns |= {"value", "scoring"}
    previous: Row | None = None
    for row in rows:
        cells = _with_grades({name: one_line(cell_at(row, column)) for name, column in columns.items()})
        name_column = columns["name"]
        twin = previous is not None and row[name_column] is previous[name_column]
        if not is_mark("totals", filled(row)[0].text) and not (twin and _same(row, previous, columns)):
            _add(known, _levels(known, cells), row[min(columns.values()) :])
        previous = row


def _with_grades(cells: dict[str, Field]) -> dict[str, Field]:
    """Thresholds for 优, 良, 中, 差: the first is what is aimed at, all of them say how it is scored."""
    if "excellent" not in cells:
        return cells
    grades = [cells[grade] for grade in _GRADES if grade in cells]
    return {"value": cells["excellent"], "scoring": join_fields(grades, " ")} | cells


def _same(row: Row, previous: Row | None, columns: Mapping[str, int]) -> bool:
    """Whether a row shows nothing but cells of the row above, or nothing besides them."""
    assert previous is not None
    value = columns.get("value", columns["name"])
    return row[value] is previous[value] or not row[value].text.strip()


def _levels(known: Rows, cells: dict[str, Field]) -> dict[str, Field]:
    """Blank levels filled from the rows above; level 2 not across a change of level 1."""
    level1, level2 = cells.get("level1", EMPTY), cells.get("level2", EMPTY)
    if level1 and level1.pieces == cells["name"].pieces:
        return cells | {"level1": EMPTY, "level2": EMPTY}
    level1, level2 = (EMPTY if _EMPTY_NAME.match(level.text) else level for level in (level1, level2))
    if level1 and level1.text != known.level1.text:
        known.level1, known.level2 = level1, EMPTY
    known.level2 = level2 or known.level2
    return cells | {"level1": known.level1, "level2": known.level2}


def _add(known: Rows, cells: dict[str, Field], row: Row) -> None:
    name, value = cells["name"], _value(cells)
    if _EMPTY_NAME.match(name.text) and not value:
        first = next((cell.field for cell in filled(row)), EMPTY)
        known.placeholders.append(name or cells["level2"] or one_line(first))
    elif not name:
        known.nameless.append(value)
    else:
        known.indicators.append(_indicator(len(known.indicators) + 1, cells, value))


def _indicator(number: int, cells: Mapping[str, Field], value: Field) -> Indicator:
    plain = {key: cells[key] for key in _PLAIN if key in cells}
    category = category_of(cells["level2"].text)
    group = group_of(cells["level1"].text) or words().group_of_category.get(category, "")
    return Indicator(row=number, group=group, category=category, value=value, **plain)


def _value(cells: Mapping[str, Field]) -> Field:
    """Operator, value and unit joined where they have columns of their own, repetitions too."""
    operator, unit = cells.get("operator", EMPTY), cells.get("unit", EMPTY)
    parts = [cells.get("value", EMPTY)]
    if read_operator(operator.text):
        parts.insert(0, operator)
    if not is_blank(unit.text) and not is_mark("no_unit", unit.text):
        parts.append(unit)
    return join_fields(parts)


def notices(known: Rows, number: int) -> list[Notice]:
    """A sentence for every row that has values but no name."""
    return [
        Notice(NAMELESS.format(number=number, text=value.text), str(value.origin_at(0) or ""))
        for value in known.nameless
    ]
