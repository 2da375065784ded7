"""What a table lacks: missing categories, goals that no row takes up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qualitycheck.document.document import Document
from qualitycheck.document.field import EMPTY
from qualitycheck.document.table import Category, Indicator, ProjectTable
from qualitycheck.suggest.case import Case
from qualitycheck.suggest.drafts import draft_category
from qualitycheck.suggest.facts import Facts
from qualitycheck.suggest.figures import draft_actions, draft_figures
from qualitycheck.suggest.library import Library
from qualitycheck.suggest.rows import move_row
from qualitycheck.suggest.suggestion import Draft, Target
from qualitycheck.suggest.variant import blank_weight

_COST: tuple[Category, ...] = ("cost", "economic cost")
_NEEDED: dict[str, tuple[tuple[Category, ...], ...]] = {
    "QS001": (("quantity",), ("social",)),
    "QS002": (("quantity",), ("quality",)),
    "QS004": (_COST,),
    "QS005": (("satisfaction",),),
}
_GROUPS = {"quantity": "output", "social": "benefit"}
_WEAK_LACKS: tuple[tuple[Category, ...], ...] = (
    ("quantity",), ("quality",), ("timeliness",), ("economic cost", "cost"), ("satisfaction",),
)  # fmt: skip
_COSTED = frozenset({"vehicle", "works", "purchase", "training"})
_MOST_GOALS = 3


def find_gaps(gap: Case, weak: bool) -> Iterator[Target]:
    """A target for each finding of a missing part, then for what a weak table still lacks, then for open goals."""
    table, codes, facts = gap.table, gap.codes, gap.facts
    if not {"level1", "level2"} <= table.columns:
        return  # nothing in the form says what an added row belongs to
    done: set[Category] = set()
    for code, wanted in _NEEDED.items():
        if code not in codes:
            continue
        missing = [options for options in wanted if not _is_present(table, code, options)]
        drafts = tuple(_join(gap, missing))
        done |= {category for options in missing for category in options}
        yield Target("add", 0, frozenset({code}), drafts)
    if weak:
        for options in _WEAK_LACKS:
            present = any(row.category in options for row in table.indicators)
            costless = options[0] == "economic cost" and not _COSTED & set(facts.kinds[:1])
            if not present and not costless and not done & set(options):
                yield Target("add", 0, frozenset(), tuple(_single(gap, options)))
    for draft in [*draft_figures(gap), *draft_actions(gap)][:_MOST_GOALS]:
        yield Target("add", 0, frozenset(), (draft,))


def make_gap(
    document: Document,
    table: ProjectTable,
    facts: Facts,
    libraries: tuple[Library, ...],
    codes: frozenset[str] = frozenset(),
    open_goals: tuple[str, ...] = (),
) -> Case:
    """The case of a row that is not there; `codes` are the findings on the table itself, `open_goals` goals without row."""
    empty = move_row(Indicator(0, EMPTY, weight=blank_weight(table)), document, table, "quantity")
    names = tuple(row.name.text for row in table.indicators)
    return Case(
        document, table, facts, empty, empty, codes, frozenset(), names, libraries, open_goals=open_goals
    )


def _is_present(table: ProjectTable, code: str, options: tuple[Category, ...]) -> bool:
    if code == "QS001":
        return any(row.group == _GROUPS[options[0]] for row in table.indicators)
    return any(row.category in options for row in table.indicators)


def _single(gap: Case, options: tuple[Category, ...]) -> Iterator[Draft]:
    category = _cost_here(gap.document, options)
    row = move_row(gap.row, gap.document, gap.table, category)
    yield from draft_category(replace(gap, row=row, was=row), category)


def _cost_here(document: Document, options: tuple[Category, ...]) -> Category:
    """The category of cost that the document's other tables use."""
    for table in document.tables:
        for row in table.indicators:
            if row.category in options:
                return row.category
    return options[-1] if options[0] == "cost" else options[0]


def _join(gap: Case, missing: list[tuple[Category, ...]]) -> Iterator[Draft]:
    """Drafts that close all the gaps of one finding at once."""
    each = [list(_single(gap, options)) for options in missing]
    if not each or not all(each):
        return
    for number in range(max(len(drafts) for drafts in each)):
        chosen = [drafts[min(number, len(drafts) - 1)] for drafts in each]
        yield Draft(
            tuple(row for d in chosen for row in d.after),
            "；".join(dict.fromkeys(d.origin for d in chosen)),
            tuple(dict.fromkeys(n for d in chosen for n in d.notes)),
            tuple(n for d in chosen for n in d.derived),
        )
