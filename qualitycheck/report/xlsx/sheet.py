"""One sheet from its columns and rows: heads that stay, filters, widths, print set-up; every text is text.

Constant memory: a row is written out as soon as the next one begins, so that rows come in order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from qualitycheck.errors import UsageError
from qualitycheck.openxml.heights import row_height
from qualitycheck.report.excerpt import printable

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# The limits of the format (ECMA-376, Excel specifications and limits).
MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
TOO_MANY_ROWS = "“{sheet}”超过 Excel 的 {rows} 行上限，请分批检查，或改用 csv 格式。"
_FOOTER = "&C第 &P 页，共 &N 页"
_GAP = "…"
_A4 = 9
_LINE, _HEAD = 13.5, 30.0
"""Points of a line of 10-point text, and of the heads."""

Look = Literal["text", "number", "points", "amount"]


class Marked(NamedTuple):
    """A text of which some words stand out."""

    before: str
    words: str
    after: str


Cell = str | int | float | Marked | None


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in characters of the standard font; `bar` draws each number as a bar of at most that value;
    `choices` are what a person may choose to write into the cell."""

    head: str
    width: float
    look: Look = "text"
    bar: float | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """`frozen`: how many columns stay in view besides the head; `total` stands below what can be sorted."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]
    frozen: int = 0
    total: tuple[Cell, ...] = ()


class Formats:
    """The looks of cells. All carry the quote prefix, so that a text stays one when somebody edits the cell.

    `plain` and `marked` are fonts within a cell, `all_marked` a cell of which every word is meant.
    """

    def __init__(self, workbook: Workbook) -> None:
        font = {"font_name": "宋体", "font_size": 10}
        body = {**font, "valign": "top", "border": 1, "border_color": "#BFBFBF", "quote_prefix": True}
        wrapped = {**body, "text_wrap": True}
        mark = {"bold": True, "underline": 1, "font_color": "#B00020"}
        head = {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E7ECF3"}
        self.text = workbook.add_format(wrapped)
        self.head = workbook.add_format({**wrapped, **head})
        self.number = workbook.add_format({**body, "align": "center", "num_format": "0"})
        self.points = workbook.add_format({**body, "align": "center", "num_format": "0.0"})
        self.amount = workbook.add_format({**body, "num_format": "#,##0.00", "align": "right"})
        self.plain = workbook.add_format(font)
        self.marked = workbook.add_format({**font, **mark})
        self.all_marked = workbook.add_format({**wrapped, **mark})

    def of(self, look: Look) -> Format:
        """The format of a column's cells."""
        looks = {"text": self.text, "number": self.number, "points": self.points, "amount": self.amount}
        return looks[look]


def write_sheet(workbook: Workbook, formats: Formats, sheet: Sheet, most_rows: int = MOST_ROWS) -> None:
    """Adds the sheet to the workbook. Raises UsageError where it has more rows than Excel can hold."""
    target = workbook.add_worksheet(sheet.name)
    _lay_out(target, sheet)
    looks = [formats.of(column.look) for column in sheet.columns]
    heads = tuple(column.head for column in sheet.columns)
    _write_row(target, 0, heads, [formats.head] * len(heads), formats)
    widths = [column.width for column in sheet.columns]
    last = 0
    for last, row in enumerate(sheet.rows, 1):
        if last >= most_rows:
            raise UsageError(TOO_MANY_ROWS.format(sheet=sheet.name, rows=most_rows))
        target.set_row(last, row_height([*map(_text, row)], widths, _LINE))
        _write_row(target, last, row, looks, formats)
    if sheet.total:
        _write_row(target, last + 1, sheet.total, looks, formats)
    target.autofilter(0, 0, last, len(sheet.columns) - 1)
    if last:
        _add_bars_and_choices(target, sheet, last)


def _lay_out(target: Worksheet, sheet: Sheet) -> None:
    for number, column in enumerate(sheet.columns):
        target.set_column(number, number, column.width)
    target.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})
    target.set_row(0, _HEAD)
    target.freeze_panes(1, sheet.frozen)
    target.set_landscape()
    target.set_paper(_A4)
    target.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    target.fit_to_pages(1, 0)
    target.repeat_rows(0)
    target.set_header(f"&C{sheet.name}")
    target.set_footer(_FOOTER)


def _write_row(
    target: Worksheet, row: int, cells: tuple[Cell, ...], looks: list[Format], formats: Formats
) -> None:
    for column, (cell, look) in enumerate(zip(cells, looks, strict=True)):
        if isinstance(cell, Marked):
            _write_marked(target, row, column, cell, formats)
        elif isinstance(cell, str):
            target.write_string(row, column, _fit(printable(cell)), look)
        elif cell is None:
            target.write_blank(row, column, None, look)
        else:
            target.write_number(row, column, cell, look)


def _text(cell: Cell) -> str:
    return "".join(cell) if isinstance(cell, Marked) else cell if isinstance(cell, str) else ""


def _write_marked(target: Worksheet, row: int, column: int, cell: Marked, formats: Formats) -> None:
    """Rich text needs two parts at least; of one that is all meant, or of none, the cell itself has the look."""
    before, words, after = (_fit(printable(text)) for text in cell)
    whole = _fit(before + words + after)
    if not words or not (before or after) or len(before + words + after) > LONGEST_CELL:
        target.write_string(
            row, column, whole, formats.all_marked if whole and whole == words else formats.text
        )
        return
    parts = [(formats.plain, before), (formats.marked, words), (formats.plain, after)]
    fragments = [fragment for part in parts if part[1] for fragment in part]
    target.write_rich_string(row, column, *fragments, formats.text)


def _fit(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(_GAP)] + _GAP


def _add_bars_and_choices(target: Worksheet, sheet: Sheet, last: int) -> None:
    for number, column in enumerate(sheet.columns):
        if column.bar is not None:
            target.conditional_format(1, number, last, number, _bar(column.bar))
        if column.choices:
            choices = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
            target.data_validation(1, number, last, number, choices)


def _bar(highest: float) -> dict[str, object]:
    return {
        "type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_color": "#9DB8D9",
        "min_type": "num", "min_value": 0, "max_type": "num", "max_value": highest,
    }  # fmt: skip
