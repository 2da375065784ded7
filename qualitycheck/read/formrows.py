"""The rows of a form: which cell a label speaks about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from qualitycheck.document.field import EMPTY
from qualitycheck.document.table import SchedulePoint
from qualitycheck.read.blocks import Cell, Row, cell_at, distinct, filled
from qualitycheck.read.costs import CostColumns, cost_columns, cost_item, is_cost
from qualitycheck.read.fields import one_line, stripped
from qualitycheck.read.form import FUNDS, Form
from qualitycheck.read.titles import inline_pairs, is_heading, is_note, is_title, split_code
from qualitycheck.read.words import is_mark, is_of_this_year, label_of

_EXECUTION = frozenset({"initial", "budget", "spent", "rate", "weight", "score"})
_MONEY_IN_LABEL = re.compile(r"[（(]\s*(?:单位\s*[:：]\s*)?([百千万亿]?元)\s*[)）]")
_MONEY_LABELS = FUNDS | _EXECUTION | {"funds", "purpose"}
_POINT = re.compile(r"^(?:\d{1,2}月(?:底|末|份)?|第?[一二三四1234]季度(?:末|底)?|上半年|全年)$")
_SHORT_TITLE = 20

Item = tuple[Cell, str]


def read_form(rows: Sequence[Row], form: Form) -> None:
    """Reads the rows into `form`."""
    _FormReader(rows, form).read()


class _FormReader:
    """Goes through the rows once; remembers the leading label and which cells have been read."""

    def __init__(self, rows: Sequence[Row], form: Form) -> None:
        self._rows = rows
        self._form = form
        self._leading = ""
        self._used: set[Cell] = set()
        self._execution: dict[int, str] = {}
        self._long_term: set[int] = set()
        self._costs: CostColumns | None = None

    def read(self) -> None:
        for y, row in enumerate(self._rows):
            items = self._items(row)
            if not filled(row) or self._read_execution(items, row) or self._read_cost(row):
                continue
            known = [self._read_item(items, i, y) for i in range(len(items))]
            if not any(known):
                self._read_unknown(filled(row))

    def _items(self, row: Row) -> list[Item]:
        """The cells with their labels; a blank first cell goes on with the label above it."""
        items = [(cell, self._label(cell)) for cell in distinct(row)]
        if items[0][0].text.strip():
            self._leading = items[0][1]
        else:
            items[0] = (items[0][0], self._leading)
        return items

    def _label(self, cell: Cell) -> str:
        """The cell's label; amounts under a heading of several years are not this year's."""
        label = _label(cell.text)
        if label == "long_total":
            self._long_term.add(cell.column)
        elif label == "total" and is_of_this_year(cell.text):
            self._long_term.discard(cell.column)
        return "ignored" if label in FUNDS and cell.column in self._long_term else label

    def _read_execution(self, items: list[Item], row: Row) -> bool:
        """The block of initial, whole-year and spent amounts: a row of headings, then a row a source."""
        headings = {cell.column: label for cell, label in items if label in _EXECUTION}
        beside = [items[i + 1] for i in range(len(items) - 1) if items[i][1] in _EXECUTION]
        if len(headings) >= 3 and not any(cell.text.strip() and not label for cell, label in beside):
            self._execution = headings
            self._read_money(items)
            return True
        source = next((label for _, label in items if label in FUNDS), "")
        if not self._execution or not source:
            self._execution = {}
            return False
        amounts = {label: one_line(cell_at(row, column)) for column, label in self._execution.items()}
        self._form.record(source, amounts.get("budget") or amounts.get("initial") or EMPTY)
        for label, amount in amounts.items() if source == "total" else ():
            self._form.record(label, amount)
        return True

    def _read_cost(self, row: Row) -> bool:
        """What the budget is made of: a row of headings, a second one under it, then a row a cost."""
        columns = cost_columns(row)
        if columns is not None:
            self._costs = columns
            self._read_money([(cell, "funds") for cell in distinct(row)])
            return True
        if self._costs is None or not is_cost(row, self._costs):
            self._costs = None
            return False
        item = cost_item(row, self._costs)
        if item is not None:
            self._form.costs.append(item)
        elif is_mark("totals", cell_at(row, self._costs.name).text):
            self._form.record("total", cell_at(row, self._costs.amount))
        return True

    def _read_item(self, items: list[Item], index: int, y: int) -> bool:
        cell, label = items[index]
        if not label:
            return cell in self._used or self._read_inline(cell)
        self._read_money([items[index]])
        target = self._target(items, index, y)
        if target is not None and target not in self._used:
            self._used.add(target)
            if label == "point":
                self._form.points.append(SchedulePoint(one_line(cell.field).text, one_line(target.field)))
            else:
                self._form.record(label, target.field)
        return True

    def _target(self, items: list[Item], index: int, y: int) -> Cell | None:
        """The cell a label speaks about: the one beside it, or the one below where labels stand in a row."""
        beside = _beside(items[index + 1 :])
        if beside is not None and beside.text.strip():
            return beside
        headings = [label for cell, label in items if cell.text.strip()]
        below = self._below(items[index][0], y) if len(headings) > 1 and all(headings) else None
        return below or beside

    def _below(self, cell: Cell, y: int) -> Cell | None:
        """The cell under a heading, unless another label leads that row."""
        if y + 1 >= len(self._rows):
            return None
        row = self._rows[y + 1]
        below = row[cell.column]
        led = row[0] is self._rows[y][0] or not row[0].text.strip() or not _label(row[0].text)
        fits = below.column == cell.column and below is not cell and below.text.strip()
        return below if led and fits and not _label(below.text) else None

    def _read_money(self, items: list[Item]) -> None:
        for cell, label in items:
            found = _MONEY_IN_LABEL.search(cell.text) if label in _MONEY_LABELS else None
            if found:
                self._form.money = self._form.money or found[1]

    def _read_inline(self, cell: Cell) -> bool:
        """A cell without a label beside it: label and value in one, or a department with its code."""
        if not cell.text.strip():
            return False
        if is_title(cell.text):
            self._form.titles.append(one_line(cell.field))
            return True
        pairs = inline_pairs(cell.field)
        for label, value in pairs:
            self._form.record(label, value)
        code, name = split_code(stripped(cell.field))
        if not pairs and code and len(name.text) > 2:
            self._form.record("department", cell.field)
        return bool(pairs or code)

    def _read_unknown(self, cells: list[Cell]) -> None:
        """A row without labels: a note, a title, or something that fits nowhere."""
        text = one_line(cells[0].field)
        if is_note(text.text):
            self._form.notes.append(stripped(cells[0].field))
        elif len(cells) == 1 and (is_title(text.text) or is_heading(text.text) or self._opens(text.text)):
            self._form.titles.append(text)
        else:
            self._form.strays.append(text)

    def _opens(self, text: str) -> bool:
        return not self._form.values and len(text) <= _SHORT_TITLE


def _beside(items: Sequence[Item]) -> Cell | None:
    """The first cell with text before the next label, or else the blank one beside the label."""
    values = [cell for cell, _ in takewhile(lambda item: not item[1], items)]
    return next((cell for cell in values if cell.text.strip()), values[0] if values else None)


def _label(text: str) -> str:
    return label_of(text) or ("point" if _POINT.match("".join(text.split())) else "")
