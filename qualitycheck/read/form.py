"""What the form around the indicators says: label → values."""

from __future__ import annotations

from dataclasses import dataclass, field

from qualitycheck.document.field import EMPTY, Field
from qualitycheck.document.table import CostItem, SchedulePoint
from qualitycheck.read.fields import stripped
from qualitycheck.read.titles import inline_pairs
from qualitycheck.read.words import is_mark

FUNDS = frozenset({"total", "fiscal", "other", "carried"})
_SEVERAL = frozenset({"goals", "actual_goals", "long_goals", "purpose", "department", "body"})


@dataclass(slots=True)
class Form:
    """What the rows said, by label; `strays` are rows nothing was understood in."""

    values: dict[str, list[Field]] = field(default_factory=dict)
    points: list[SchedulePoint] = field(default_factory=list)
    costs: list[CostItem] = field(default_factory=list)
    money: str = ""
    titles: list[Field] = field(default_factory=list)
    notes: list[Field] = field(default_factory=list)
    strays: list[Field] = field(default_factory=list)

    def first(self, *labels: str) -> Field:
        """The first value of the first label that has one."""
        for label in labels:
            for value in self.values.get(label, ()):
                if value:
                    return value
        return next((v for label in labels for v in self.values.get(label, ())), EMPTY)

    def record(self, label: str, value: Field) -> None:
        """Takes a value for a label; the first one stands, except where several belong together."""
        value = stripped(value)
        if label == "unit" and is_mark("money", value.text):
            self.money = self.money or value.text
        elif label == "funds":
            for inner, part in _funds(value):
                self.record(inner, part)
        else:
            name = "department" if label == "unit" else label
            known = self.values.setdefault(name, [])
            if name in _SEVERAL or not any(known):
                known.append(value)


def _funds(value: Field) -> list[tuple[str, Field]]:
    """Amounts that stand in one cell, a line each; a bare amount is the total."""
    pairs = [pair for pair in inline_pairs(value) if pair[0] in FUNDS]
    return pairs or ([("total", value)] if value.text[:1].isdigit() else [])


def read_line(line: Field, form: Form) -> None:
    """Reads a line of labels and values that stands outside the table."""
    for label, value in inline_pairs(line):
        form.record(label, value)
