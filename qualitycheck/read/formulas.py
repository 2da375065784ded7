"""Cells that a program stored as a formula without a result: text such as `=0次`, taken for one by its sign."""

from __future__ import annotations

import zipfile

from qualitycheck.read.archive import holds, local_name, walk_member
from qualitycheck.read.extent import position
from qualitycheck.read.percent import sheet_members

Formulas = dict[tuple[int, int], str]
_MARKS = (b"<f>", b"<f ")


def formula_cells(archive: zipfile.ZipFile) -> dict[str, Formulas]:
    """For each sheet the positions (row, column from 0) of formulas without a result, with their text.

    The text is shown as it was typed and never worked out.
    """
    return {
        name: _sheet_formulas(archive, member)
        for name, member in sheet_members(archive).items()
        if member in archive.namelist() and holds(archive, member, _MARKS)
    }


def _sheet_formulas(archive: zipfile.ZipFile, member: str) -> Formulas:
    found: Formulas = {}
    for row in walk_member(archive, member, "row"):
        for cell in row:
            parts = {local_name(part): (part.text or "") for part in cell}
            place = position(str(cell.get("r")))
            if parts.get("f") and not parts.get("v") and place:
                found[place[0] - 1, place[1] - 1] = f"={parts['f']}"
    return found
