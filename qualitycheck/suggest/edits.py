"""Which repairs are made: the more certain first, none over another, none where its place is in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from qualitycheck.document.diagnostic import Applicability, Diagnostic, Edit, Family, Fix
from qualitycheck.document.document import Document
from qualitycheck.document.field import Origin, Piece
from qualitycheck.document.result import CheckedDocument
from qualitycheck.suggest.placement import CellEdit, place_edit

UNPLACED = "原文分在几个单元格里，不能确定改哪几个字"
SHARED = "这个单元格为几行共用，改了会动到别的行"
OVERLAP = "与另一处更有把握的修改重叠"
DECLINED = "没有选用"
_ORDER = {family: position for position, family in enumerate(Family)}

Obstacle = Callable[..., str]
"""Why a change of a cell, given first, cannot be written together with others in the same cell."""
Accept = Callable[[Document, "Repair"], bool]


@dataclass(frozen=True, slots=True)
class Repair:
    """A fix and the characters of the file it changes."""

    diagnostic: Diagnostic
    fix: Fix
    cells: tuple[CellEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A fix that is not made; `reason` is a Chinese clause."""

    diagnostic: Diagnostic
    fix: Fix
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is made, in the order of the document, and what is left."""

    repairs: tuple[Repair, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    @property
    def cells(self) -> tuple[CellEdit, ...]:
        """Every change to the file, each once."""
        return tuple(dict.fromkeys(cell for repair in self.repairs for cell in repair.cells))


def no_obstacle(*cells: CellEdit) -> str:
    """For a format that takes every change."""
    return ""


def plan_repairs(
    checked: CheckedDocument,
    suggested: bool = False,
    obstacle: Obstacle = no_obstacle,
    accept: Accept | None = None,
) -> Plan:
    """Chooses among the fixes of a document, the safe ones or all.

    `obstacle` says why a change cannot be written, empty where it can; `accept` is asked about each repair
    that could be made, in the order of the document.
    """
    planner = _Planner(checked, suggested, obstacle)
    repairs = sorted(planner.choose(), key=lambda one: _place(one.fix.edits[0]))
    refusals = planner.refusals
    if accept is not None:
        answers = [(one, accept(checked.document, one)) for one in repairs]
        refusals += [Refusal(one.diagnostic, one.fix, DECLINED) for one, answer in answers if not answer]
        repairs = [one for one, answer in answers if answer]
    while True:
        repairs, left = _keep_shared(checked.document, repairs)
        refusals += [Refusal(one.diagnostic, one.fix, SHARED) for one in left]
        repairs, alone = _keep_together(repairs, obstacle)
        refusals += alone
        if not alone:
            return Plan(tuple(repairs), tuple(refusals))


def _keep_together(repairs: list[Repair], obstacle: Obstacle) -> tuple[list[Repair], list[Refusal]]:
    """The repairs that can be written into their cells together, and the others with the reason."""
    cells: defaultdict[Origin, dict[CellEdit, None]] = defaultdict(dict)
    for one in repairs:
        for cell in one.cells:
            cells[cell.origin][cell] = None
    reasons = {
        origin: reason for origin, made in cells.items() if len(made) > 1 and (reason := obstacle(*made))
    }
    kept, left = list[Repair](), list[Refusal]()
    for one in repairs:
        told = next((reasons[cell.origin] for cell in one.cells if cell.origin in reasons), "")
        if told:
            left.append(Refusal(one.diagnostic, one.fix, told))
        else:
            kept.append(one)
    return kept, left


def _keep_shared(document: Document, repairs: list[Repair]) -> tuple[list[Repair], list[Repair]]:
    """The repairs whose cells every row that reads them has repaired too, and the others."""
    owners, left = _Owners(document), list[Repair]()
    while True:
        made: defaultdict[CellEdit, set[int]] = defaultdict(set)
        places = [
            (one, edit.row, owners.of(edit, cell), cell)
            for one in repairs
            for edit in one.fix.edits
            for cell in place_edit(document, edit) or ()
        ]
        for _, row, _, cell in places:
            made[cell].add(row)
        alone = [one for one, _, rows, cell in places if not rows <= made[cell]]
        if not alone:
            return repairs, left
        left += [one for one in repairs if one in alone]
        repairs = [one for one in repairs if one not in alone]


@dataclass(slots=True)
class _Planner:
    """Takes fixes by certainty; remembers what is taken."""

    checked: CheckedDocument
    suggested: bool
    obstacle: Obstacle
    refusals: list[Refusal] = field(default_factory=list)
    taken: defaultdict[Origin, set[CellEdit]] = field(default_factory=lambda: defaultdict(set))

    def choose(self) -> Iterator[Repair]:
        placed = [(found, fix, self._cells(fix)) for found, fix in self._candidates()]
        wanted: defaultdict[CellEdit, set[int]] = defaultdict(set)
        for _, fix, cells in placed:
            for edit, made in zip(fix.edits, cells, strict=True):
                for cell in made or ():
                    wanted[cell].add(edit.row)
        owners = _Owners(self.checked.document)
        for found, fix, cells in placed:
            reason = self._reason(fix, cells, owners, wanted)
            if reason:
                self.refusals.append(Refusal(found, fix, reason))
                continue
            changed = tuple(cell for made in cells for cell in made or ())
            for cell in changed:
                self.taken[cell.origin].add(cell)
            yield Repair(found, fix, changed)

    def _candidates(self) -> list[tuple[Diagnostic, Fix]]:
        fixes = [
            (found, fix)
            for found in self.checked.diagnostics
            for fix in found.fixes
            if fix.edits and (self.suggested or fix.applicability == Applicability.SAFE)
        ]
        return sorted(fixes, key=lambda one: _certainty(*one))

    def _cells(self, fix: Fix) -> list[tuple[CellEdit, ...] | None]:
        return [place_edit(self.checked.document, edit) for edit in fix.edits]

    def _reason(
        self,
        fix: Fix,
        cells: list[tuple[CellEdit, ...] | None],
        owners: _Owners,
        wanted: dict[CellEdit, set[int]],
    ) -> str:
        for edit, made in zip(fix.edits, cells, strict=True):
            if made is None:
                return UNPLACED
            for cell in made:
                if not owners.of(edit, cell) <= wanted[cell]:
                    return SHARED
                if any(_overlap(cell, other) for other in self.taken[cell.origin]):
                    return OVERLAP
                if reason := self.obstacle(cell):
                    return reason
        return ""


class _Owners:
    """Which rows of a table read their field from certain characters of a cell: merged cells serve several."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._pieces: dict[tuple[int, str], defaultdict[Origin, list[tuple[int, Piece]]]] = {}

    def of(self, edit: Edit, cell: CellEdit) -> set[int]:
        """The numbers of the rows."""
        if not edit.row:
            return set()
        known = self._pieces_of(edit.table, edit.field)[cell.origin]
        return {row for row, piece in known if _covers(piece, cell)}

    def _pieces_of(self, table: int, name: str) -> defaultdict[Origin, list[tuple[int, Piece]]]:
        if (table, name) not in self._pieces:
            found: defaultdict[Origin, list[tuple[int, Piece]]] = defaultdict(list)
            for indicator in self._document.tables[table - 1].indicators:
                for piece in indicator.field(name).pieces:
                    found[piece.origin].append((indicator.row, piece))
            self._pieces[table, name] = found
        return self._pieces[table, name]


def _covers(piece: Piece, cell: CellEdit) -> bool:
    first, last = piece.offset, piece.offset + piece.end - piece.start
    if cell.start == cell.end:
        return first <= cell.start <= last
    return first < cell.end and last > cell.start


def _overlap(one: CellEdit, other: CellEdit) -> bool:
    """Whether both want the same characters in different ways; the same change twice is one change."""
    if one == other:
        return False
    if one.start == one.end == other.start == other.end:
        return True
    return one.start < other.end and other.start < one.end


def _certainty(found: Diagnostic, fix: Fix) -> tuple[object, ...]:
    safe = fix.applicability == Applicability.SAFE
    return not safe, -found.confidence, _ORDER[found.family], _place(fix.edits[0]), found.code


def _place(edit: Edit) -> tuple[object, ...]:
    return edit.table, edit.paragraph, edit.row, edit.field, edit.start, edit.end
