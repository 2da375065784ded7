"""What SMART scores reach beyond agreement: the ranking, clean against flawed tables, repairs that lower a letter.

usage: figures.py FILES SET [--worst N]
FILES: the folder with the documents; SET: the folder with gold/. Prints how many of the ten weakest tables by the
gold are among ours, the lowest clean and the highest flawed table, the N rows of each letter that differ most, and
every repair after which a row's letter is lower.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from qualitycheck import check_path
from qualitycheck.config import Configuration
from qualitycheck.document.diagnostic import Fix
from qualitycheck.document.document import Document
from qualitycheck.document.edits import apply_edits
from qualitycheck.document.field import Field
from qualitycheck.document.result import CheckedDocument
from qualitycheck.document.smart import GRADES, LETTERS, TableScore
from qualitycheck.session import make_checker

TEN = 10


@dataclass(frozen=True, slots=True)
class Marked:
    """A table of ours with the reviewer's marks: `worth` is their sum, its rows' mean breaking ties."""

    document: str
    score: TableScore
    worth: float
    clean: bool
    rows: tuple[dict[str, int], ...]

    @property
    def place(self) -> tuple[str, int]:
        """Document and number of the table."""
        return self.document, self.score.table


def read_marked(files: Path, gold: Path) -> list[Marked]:
    """Every table of a set, checked, with the gold's marks."""
    return [marked for path in sorted(files.iterdir()) for marked in _read_document(path, gold)]


def _read_document(path: Path, gold: Path) -> Iterator[Marked]:
    data = yaml.safe_load((gold / "gold" / f"{path.stem}.yaml").read_text("utf-8"))
    (checked,) = check_path(path).documents
    for table in data["smart"]:
        rows = tuple(row for row in data["rows"] if row["table"] == table["table"])
        worth = sum(table[letter] for letter in LETTERS)
        worth += sum(row[letter] for row in rows for letter in LETTERS) / max(1, len(rows)) / 100
        score = checked.scores[table["table"] - 1]
        yield Marked(path.name, score, worth, table["table"] in (data["clean"] or ()), rows)


def count_shared(tables: list[Marked], count: int = TEN) -> int:
    """How many of the weakest tables by the gold are among our weakest."""
    theirs = sorted(tables, key=lambda one: one.worth)[:count]
    ours = sorted(tables, key=lambda one: (one.score.smart.score, GRADES.index(one.score.grade)))[:count]
    return len({one.place for one in theirs} & {one.place for one in ours})


def repaired(document: Document, fix: Fix) -> Document | None:
    """The document with one fix applied; None where it touches more than rows."""
    tables = list(document.tables)
    for place in dict.fromkeys((edit.table, edit.row, edit.field) for edit in fix.edits):
        number, row, name = place
        if not (number and row):
            return None
        table = tables[number - 1]
        old = table.indicators[row - 1]
        edits = [edit for edit in fix.edits if (edit.table, edit.row, edit.field) == place]
        new = replace(old, **{name: Field(apply_edits(old.field(name).text, edits))})
        rows = tuple(new if other is old else other for other in table.indicators)
        tables[number - 1] = replace(table, indicators=rows)
    return replace(document, tables=tuple(tables))


def find_lowered(path: Path) -> Iterator[str]:
    """Each repair of a document after which a row's mark is lower, with row and letter."""
    check = make_checker(Configuration())
    for checked in check_path(path).documents:
        for found in checked.diagnostics:
            for fix in found.fixes:
                document = repaired(checked.document, fix)
                if document is not None:
                    yield from _compare(checked, check, document, f"{found.code} {fix.result}")


def _compare(
    before: CheckedDocument, check: Callable[[Document], CheckedDocument], document: Document, what: str
) -> Iterator[str]:
    for old_table, new_table in zip(before.scores, check(document).scores, strict=True):
        for number, (old, new) in enumerate(zip(old_table.rows, new_table.rows, strict=True), 1):
            for letter, had, has in zip(LETTERS, old.marks, new.marks, strict=True):
                if has < had:
                    yield f"{what}: table {old_table.table} row {number} {letter}"


def list_worst(tables: list[Marked], letter: str, count: int) -> list[str]:
    """The rows whose mark of a letter differs most from the gold's."""
    place = LETTERS.index(letter)  # type: ignore[arg-type]
    rows = [
        (ours.marks[place] - theirs[letter], f"{one.document} table {one.score.table} row {theirs['row']}")
        for one in tables
        for theirs in one.rows
        for ours in one.score.rows[theirs["row"] - 1 : theirs["row"]]
    ]
    worst = sorted(rows, key=lambda row: -abs(row[0]))[:count]
    return [f"{by:+d} {where}" for by, where in worst if by]


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path)
    parser.add_argument("set", type=Path)
    parser.add_argument("--worst", type=int, default=10)
    arguments = parser.parse_args()
    tables = read_marked(arguments.files, arguments.set)
    print(f"of the ten weakest tables by the gold {count_shared(tables)} are among our ten")
    clean = [one for one in tables if one.clean]
    flawed = [one for one in tables if not one.clean]
    if clean and flawed:
        low, high = (
            min(one.score.smart.score for one in clean),
            max(one.score.smart.score for one in flawed),
        )
        print(
            f"lowest clean table {low}, highest flawed {high}; grades of clean ones {sorted({one.score.grade for one in clean})}"
        )
    for letter in LETTERS:
        print(f"{letter}: " + "; ".join(list_worst(tables, letter, arguments.worst)))
    lowered = [line for path in sorted(arguments.files.iterdir()) for line in find_lowered(path)]
    print(f"repairs that lower a letter: {len(lowered)}", *lowered, sep="\n  ")


if __name__ == "__main__":
    main()
