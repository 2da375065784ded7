"""A project's table of performance indicators, as read: nothing corrected, everything with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from qualitycheck.document.field import EMPTY, Field, join_fields

Group = Literal["cost", "output", "benefit", "satisfaction", ""]
Category = Literal[
    "quantity", "quality", "timeliness", "cost", "economic cost", "social cost", "ecological cost",
    "economic", "social", "ecological", "sustained", "satisfaction", "",
]  # fmt: skip
IndicatorField = Literal[
    "level1", "level2", "name", "description", "value", "unit", "operator", "direction", "weight", "basis",
    "actual", "score", "deviation", "scoring", "type", "remark",
]  # fmt: skip
TableField = Literal["project_name", "budget", "purpose", "schedule", "goals"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One level-3 row. `value` is operator, number and unit joined where they stand in columns of their own."""

    row: int
    name: Field
    level1: Field = EMPTY
    level2: Field = EMPTY
    group: Group = ""
    category: Category = ""
    description: Field = EMPTY
    value: Field = EMPTY
    operator: Field = EMPTY
    unit: Field = EMPTY
    direction: Field = EMPTY
    weight: Field = EMPTY
    basis: Field = EMPTY
    actual: Field = EMPTY
    score: Field = EMPTY
    deviation: Field = EMPTY
    scoring: Field = EMPTY
    type: Field = EMPTY
    remark: Field = EMPTY

    def field(self, name: str) -> Field:
        """The field of that name, `EMPTY` where the layout has none."""
        found = getattr(self, name)
        assert isinstance(found, Field)
        return found


@dataclass(frozen=True, slots=True)
class Execution:
    """The funds block of a self-evaluation: initial and whole-year budget, spent, rate and its score."""

    initial: Field = EMPTY
    budget: Field = EMPTY
    spent: Field = EMPTY
    rate: Field = EMPTY
    weight: Field = EMPTY
    score: Field = EMPTY


@dataclass(frozen=True, slots=True)
class Budget:
    """Amounts as written, in `unit` (元, 万元, or empty where the document names none)."""

    total: Field = EMPTY
    fiscal: Field = EMPTY
    other: Field = EMPTY
    unit: str = ""
    execution: Execution | None = None

    @property
    def parts(self) -> tuple[Field, ...]:
        """The fields in the order in which they make up the text of the field `budget`."""
        plain = (self.total, self.fiscal, self.other)
        if self.execution is None:
            return plain
        run = self.execution
        return (*plain, run.initial, run.budget, run.spent, run.rate, run.score)

    @property
    def field(self) -> Field:
        """All the parts, separated by spaces: what positions in the field `budget` count in."""
        return join_fields((p for p in self.parts if p), " ")


@dataclass(frozen=True, slots=True)
class CostItem:
    """One line of what the budget is made of: its name, its amount as written, and how that was worked out."""

    name: Field
    amount: Field = EMPTY
    basis: Field = EMPTY


@dataclass(frozen=True, slots=True)
class SchedulePoint:
    """A cumulative share of the money: `by` such as 3月底, `percent` as written."""

    by: str
    percent: Field


@dataclass(frozen=True, slots=True)
class ProjectTable:
    """One project. `columns` names the indicator fields the layout has, blank or not.

    `goals` are the year's; `long_goals` those of the whole project, where the form asks for both.
    """

    number: int
    indicators: tuple[Indicator, ...]
    columns: frozenset[str] = frozenset()
    layout: str = ""
    title: Field = EMPTY
    project_code: Field = EMPTY
    project_name: Field = EMPTY
    purpose: Field = EMPTY
    goals: Field = EMPTY
    long_goals: Field = EMPTY
    actual_goals: Field = EMPTY
    budget: Budget = Budget()
    schedule_points: tuple[SchedulePoint, ...] = ()
    costs: tuple[CostItem, ...] = ()
    period: Field = EMPTY
    notes: Field = EMPTY
    placeholders: tuple[Field, ...] = field(default=())

    @property
    def goal_list(self) -> tuple[str, ...]:
        """The goals one by one, as the lines of the cell."""
        return tuple(line for line in self.goals.text.split("\n") if line.strip())

    @property
    def schedule(self) -> Field:
        """The percentages separated by spaces: what positions in the field `schedule` count in."""
        return join_fields((p.percent for p in self.schedule_points if p.percent), " ")

    def field(self, name: str) -> Field:
        """A field of the table itself by its name in the contract."""
        if name == "budget":
            return self.budget.field
        found = getattr(self, name)
        assert isinstance(found, Field)
        return found

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators)
