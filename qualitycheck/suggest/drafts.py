"""Drafts for a weak row, best first: its own name mended, what the goals say, the measures of its category."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qualitycheck.document.field import Field
from qualitycheck.document.table import Category, ProjectTable
from qualitycheck.language.names import read_name
from qualitycheck.suggest.blank import BLANK
from qualitycheck.suggest.case import (
    CONVENTION,
    OWN,
    UNMEASURED,
    Case,
    fill_slots,
    is_general,
    own_number,
    says_nothing_of_its_own,
    takes_up,
    usual_note,
)
from qualitycheck.suggest.cost import draft_cost
from qualitycheck.suggest.facts import Facts
from qualitycheck.suggest.figures import FROM_FIGURE, draft_actions, draft_figures, find_figure, unit_of
from qualitycheck.suggest.librarydrafts import draft_library
from qualitycheck.suggest.measures import Measure, read_measures
from qualitycheck.suggest.mending import (
    draft_bare_rate,
    draft_count,
    is_bare,
    is_countable,
    keep_basis,
    keep_name,
)
from qualitycheck.suggest.renaming import draft_rename
from qualitycheck.suggest.rows import move_row, write_row
from qualitycheck.suggest.situations import draft_situation
from qualitycheck.suggest.suggestion import Draft
from qualitycheck.suggest.timing import draft_dates, draft_end, draft_on_time

FROM_MEASURE = "按项目类型的通用指标改写，用词取自本表"
FROM_TOPIC = "把原名称的意思改为可计量的指标"
FROM_RULES = "按规则改法（{codes}）"
NAME_CODES = frozenset({"QW002", "QW003", "QM007", "QM010", "QM011", "QM020"})
"""Findings after which the name cannot stay."""


COST_CODES = frozenset({"QV022", "QU005"})
EFFECTS = frozenset({"social cost", "ecological cost", "economic", "social", "ecological", "sustained"})
REPLACING = NAME_CODES | {
    "QW001", "QW004", "QW005", "QW012", "QV001", "QV002", "QV009", "QB001", "QB002", "QB005", "QM001", "QM002", "QM003", "QM004",
    "QM008", "QM009", "QM012", "QM013", "QV020", "QV021", "QU008",
}  # fmt: skip
"""Findings after which another indicator may stand here; whatever else is wrong is mended, not replaced."""
_WORDED = ("QW", "QM", "QV")
_TIMELESS = "QV021"
_ASKED = re.compile(r"(?:访|问卷|调查|测评|抽).{0,12}?(?P<number>\d+)(?:余)?(?:人|名|份|户|家)")
_DIVIDED = re.compile(r"[÷/]|除以|占")
GONE = NAME_CODES | {"QM001", "QM002", "QM003", "QM004", "QM008", "QM009", "QM012"}
"""Findings after which even a name that can be counted gives way: it measures what does not belong here."""


def may_replace(case: Case) -> bool:
    """Whether another indicator may stand in the row's place; else it is only mended."""
    kind = read_name(case.row.name.text).kind
    wished = "QW001" in case.codes and kind in ("money", "cost") and case.row.category in EFFECTS
    if case.codes & GONE or wished:
        return True
    if kind in ("", "dimension"):
        # A number that only lacks its unit or its formula belongs to something that can be counted.
        counted = case.value.kind == "quantity" and (case.value.unit is None or case.value.unit.name != "%")
        return not counted or any(code.startswith(_WORDED) for code in case.codes)
    return (case.broken or bool(case.codes & REPLACING)) and is_general(case)


def keep_survey(case: Case, draft: Draft) -> Iterator[Draft]:
    """First with the author's own description where that asks people and divides, then with the number it asks."""
    own = case.row.description
    asked = _ASKED.search(own.text)
    sound = bool(_DIVIDED.search(own.text)) and not {"name", "description"} & case.flagged
    if sound or (asked is not None and _DIVIDED.search(own.text)):
        yield replace(draft, after=tuple(replace(row, description=own) for row in draft.after))
    if asked is None or not _DIVIDED.search(own.text):
        yield draft
        return
    told = asked["number"]
    yield replace(
        draft,
        after=tuple(
            replace(row, description=Field(row.description.text.replace(f"{BLANK}人", f"{told}人")))
            for row in draft.after
        ),
    )


def draft_row(case: Case) -> Iterator[Draft]:
    """All drafts for a weak row in the order in which they are tried."""
    if case.row is not case.was:
        yield Draft((case.row,), FROM_RULES.format(codes="、".join(sorted(case.codes))))
    category = case.row.category
    if category == "satisfaction":
        if not {"name", "description"} & case.flagged:
            yield from keep_basis(case)
        if case.flagged <= {"basis"}:
            return
        for draft in draft_measures(case, category, topical=False):
            yield from keep_survey(case, draft)
        return
    if case.codes & COST_CODES:
        yield from draft_cost(case, category)
    timely = "timeliness" in (category, case.was.category)
    wrong = bool({"name", "value"} & case.flagged) or not case.codes or is_bare(case)
    undated = case.value.kind == "date" or _TIMELESS in case.codes or not is_countable(case.row.value.text)
    if timely and wrong and (undated or is_bare(case)):
        yield from draft_dates(case)
        yield from draft_bare_rate(case, "timeliness")
    yield from draft_rename(case)
    yield from draft_situation(case)
    if not case.codes & NAME_CODES and not is_bare(case):
        yield from keep_name(case)
        yield from draft_count(case)
    if not may_replace(case):
        return
    if category in EFFECTS:
        yield from _draft_effect(case, category)
        return
    yield from draft_category(case, category)


def _draft_effect(case: Case, category: Category) -> Iterator[Draft]:
    """What says the same so that it can be counted, here or as a social effect; only a name that says nothing of its
    own gives way to another measure of the project."""
    for place in dict.fromkeys((category, "social")):
        yield from draft_measures(case, place, topical=True)
    if says_nothing_of_its_own(case):
        yield from draft_measures(case, category, topical=False)
    for library in case.libraries:
        yield from draft_library(case, library, category, own_topic=True)


def draft_category(case: Case, category: Category) -> Iterator[Draft]:
    """What could stand under a category: by the weak row's topic, by the goals, by the kind of project."""
    if not category:
        return
    own_topic = bool(case.was.name) and not says_nothing_of_its_own(case)
    for library in case.libraries[:-1]:
        yield from draft_library(case, library, category, own_topic=own_topic)
    yield from draft_measures(case, category, topical=True)
    if category == "quantity" and not own_topic:
        yield from draft_figures(case)
        yield from draft_actions(case)
    yield from draft_bare_rate(case, category)
    if category == "timeliness":
        yield from draft_dates(case)
    if category in ("cost", "economic cost"):
        yield from draft_cost(case, category)
    free = not own_topic or bool(case.codes & GONE)
    if free or category not in ("cost", "economic cost"):
        for draft in draft_measures(case, category, topical=False):
            if (free and not _has_cost_of_its_own(case)) or takes_up(case, draft.after[0].name.text):
                yield draft
    if category == "timeliness" and free:
        yield from draft_on_time(case)
        yield from draft_end(case)
    for library in case.libraries[-1:]:
        yield from draft_library(case, library, category, own_topic=own_topic)


def _has_cost_of_its_own(case: Case) -> bool:
    """Whether the row tells what is paid for, so that the cost of something else is no answer: 避难场所维护费."""
    return bool(case.codes & COST_CODES) and not is_general(case)


def draft_measures(case: Case, category: Category, *, topical: bool) -> Iterator[Draft]:
    """The measures of a category whose slots the table fills; `topical` those that take up the row's own topic."""
    own = case.was.name.text
    fitting = [
        measure
        for measure in read_measures().measures
        if category in measure.categories
        and (measure.topic is not None) == topical
        and (measure.topic is None or measure.topic.search(own))
        and (not measure.kinds or measure.kinds & set(case.facts.kinds[:1]))
        and (measure.project is None or measure.project.search(case.facts.text))
        and _fits(measure, case.facts)
        and _is_clear(measure, case.table)
    ]
    # Those of the kind of project before those that would do for any; an office's money is told by its goals.
    office = case.facts.kinds[:1] == ("office",)
    for measure in (
        fitting if topical else sorted(fitting, key=lambda m: not (m.project if office else m.kinds))
    ):
        draft = _write(case, category, measure, topical)
        if draft is not None:
            yield draft


def _number(case: Case, measure: Measure, name: str) -> tuple[str, tuple[str, ...]]:
    """The figure with a remark where it comes from: a convention, the row itself, the goals, else a blank."""
    if measure.value:
        return measure.value, (CONVENTION.format(value=measure.value, unit=measure.unit),)
    number = own_number(case, name, measure.operator, measure.unit)
    if number != BLANK:
        return number, (OWN,)
    told = measure.topic or measure.project
    figures = [
        f for f in case.facts.figures if f.unit == measure.unit and told and told.search(f.action + f.thing)
    ]
    if len({figure.number for figure in figures}) == 1:
        return figures[0].number, (FROM_FIGURE.format(place=figures[0].place, text=figures[0].text),)
    goal = (
        find_figure(case, name) if measure.unit == "%" and "satisfaction" not in measure.categories else None
    )
    if goal is not None and goal.unit == "%":
        return goal.number, (FROM_FIGURE.format(place=goal.place, text=goal.text),)
    return BLANK, (UNMEASURED, *usual_note(name))


def _basis(category: Category) -> str:
    return f"历史标准：近三年满意度调查平均值{BLANK}%" if category == "satisfaction" else f"计划标准：{BLANK}"


def _fits(measure: Measure, facts: Facts) -> bool:
    """Whether what would fill the slots is of the sort that the measure is for."""
    thing = facts.asset if "asset" in measure.slots else facts.object
    return (measure.object is None or measure.object.search(thing) is not None) and (
        measure.people is None or measure.people.search(facts.people) is not None
    )


def _is_clear(measure: Measure, table: ProjectTable) -> bool:
    """Whether the name alone says how it is found out, where the form has no column for that."""
    return "description" in table.columns or not measure.name.endswith("认可率")


def _write(case: Case, category: Category, measure: Measure, topical: bool) -> Draft | None:
    filled = fill_slots(measure, case)
    if filled is None or case.is_taken(filled[0]):
        return None
    name, description = filled
    number, notes = _number(case, measure, name)
    own = case.row.basis.text if name == case.row.name.text else ""
    basis = own or _basis(category)
    row = (
        move_row(case.row, case.document, case.table, category) if category != case.row.category else case.row
    )
    row = write_row(
        row, case.table, name=name, description=description, operator=measure.operator, number=number,
        unit=measure.unit.replace("{measure}", unit_of(case.facts.object)), basis=basis,
    )  # fmt: skip
    return Draft((row,), FROM_TOPIC if topical else FROM_MEASURE, notes)
