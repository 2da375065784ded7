"""The lines of a form that say what the budget is made of, under headings of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qualitycheck.document.field import EMPTY
from qualitycheck.document.table import CostItem
from qualitycheck.read.blocks import Row, cell_at, distinct, filled
from qualitycheck.read.fields import one_line
from qualitycheck.read.titles import is_heading, is_title
from qualitycheck.read.words import is_mark, label_of

_AMOUNT = re.compile(r"\d[\d.,，]*\s*[百千万亿]?元?$")
# Labels that may as well be the name of a cost: 其他, 合计 …
_ALSO_COSTS = frozenset({"", "total", "other", "fiscal", "carried"})


@dataclass(frozen=True, slots=True)
class CostColumns:
    """Where names, amounts and calculations stand; `basis` is -1 where the form has none."""

    name: int
    amount: int
    basis: int


def cost_columns(row: Row) -> CostColumns | None:
    """The columns, where the row holds the headings of such lines, and no amount beside them."""
    found: dict[str, int] = {}
    for cell in distinct(row):
        if _AMOUNT.match(cell.text.strip()):
            return None
        for kind in ("cost_name", "cost_amount", "cost_basis"):
            if is_mark(kind, cell.text):
                found[kind] = cell.column
    if not {"cost_name", "cost_amount"} <= found.keys():
        return None
    return CostColumns(found["cost_name"], found["cost_amount"], found.get("cost_basis", -1))


def is_cost(row: Row, columns: CostColumns) -> bool:
    """Whether the row goes on with the lines: another label, title or heading ends them."""
    cells = filled(row)
    if len(cells) == 1 and (is_title(cells[0].text) or is_heading(cells[0].text)):
        return False
    if label_of(cell_at(row, columns.name).text) not in _ALSO_COSTS:
        return False
    return columns.amount < len(row) and row[columns.amount] is not row[columns.name]


def cost_item(row: Row, columns: CostColumns) -> CostItem | None:
    """The line; None for the sum of the lines, and where there is no name."""
    name = one_line(cell_at(row, columns.name))
    if not name or is_mark("totals", name.text):
        return None
    basis = one_line(cell_at(row, columns.basis)) if columns.basis >= 0 else EMPTY
    return CostItem(name, one_line(cell_at(row, columns.amount)), basis)
