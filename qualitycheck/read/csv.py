"""Delimited text: one grid, a record a row."""

from __future__ import annotations

import csv
import io
from itertools import islice

from qualitycheck.document.field import Origin
from qualitycheck.document.limits import Limits
from qualitycheck.errors import BrokenInput, OversizedInput
from qualitycheck.read.blocks import Source
from qualitycheck.read.fields import field_of
from qualitycheck.read.grid import TOO_LONG_CELL, Span, lay_out

UNREADABLE = "分隔文本无法解析"
_DELIMITERS = (",", "\t", ";")
_SAMPLE_RECORDS = 200
_MOST_THE_MODULE_TAKES = 2**31 - 1


def read_csv(text: str, name: str, limits: Limits) -> Source:
    """The records as a grid. `name` stands for the sheet a spreadsheet program would show.

    Raises BrokenInput for text that is not delimited, OversizedInput beyond the limits.
    """
    csv.field_size_limit(min(limits.max_cell_characters, _MOST_THE_MODULE_TAKES))
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)))
    except csv.Error as error:
        if "field limit" in str(error):
            raise OversizedInput(TOO_LONG_CELL.format(limit=limits.max_cell_characters)) from error
        raise BrokenInput(UNREADABLE) from error
    rows = [
        [Span(field_of(cell, Origin("sheet", name, row, column))) for column, cell in enumerate(record, 1)]
        for row, record in enumerate(records, 1)
    ]
    return Source("csv", (lay_out(rows, limits, name),))


def delimiter_of(text: str) -> str:
    """The delimiter that cuts the first records into most cells."""

    def cells(delimiter: str) -> int:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return sum(len(record) - 1 for record in islice(reader, _SAMPLE_RECORDS) if record)

    return max(_DELIMITERS, key=cells)
