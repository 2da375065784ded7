"""What findings leave of a mark: rules/smart/ceilings.yaml, and the user's own amounts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from qualitycheck.document.smart import Letter
from qualitycheck.resources import data_folder, read_yaml

Limits = dict[str, dict[Letter, int]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Names that tell little, unless the project is about just that; `not_in` are categories where they do tell."""

    name: re.Pattern[str]
    unless: re.Pattern[str]
    limits: dict[Letter, int]
    why: str
    not_in: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ceilings:
    """By rule code and letter the highest mark left; `names` where the finding stands in the name."""

    rows: Limits
    names: Limits
    tables: Limits
    gaps: frozenset[str]
    faults: frozenset[str]
    needed: frozenset[str]
    patterns: tuple[Pattern, ...]

    def of_name(self, name: str, category: str, project: str) -> list[Pattern]:
        """The patterns that a name fits in a project of that text."""
        return [
            p
            for p in self.patterns
            if category not in p.not_in and p.name.search(name) and not p.unless.search(project)
        ]

    def of_row(self, code: str, field: str) -> dict[Letter, int]:
        """The ceilings of a finding in a row."""
        if field == "name" and code in self.names:
            return self.names[code]
        return self.rows.get(code, {})


@cache
def read_ceilings() -> Ceilings:
    """Reads ceilings.yaml once."""
    data = read_yaml(data_folder("rules") / "smart" / "ceilings.yaml")
    gaps, faults, needed = (frozenset(data[key]) for key in ("gaps", "faults", "needed"))
    patterns = tuple(
        Pattern(
            re.compile(p["name"]),
            re.compile(p["unless"]),
            p["limits"],
            p["why"],
            frozenset(p.get("not_in", ())),
        )
        for p in data["names_that_tell_little"]
    )
    return Ceilings(data["rows"], data["names"], data["tables"], gaps, faults, needed, patterns)


def change_ceilings(amounts: Mapping[str, Mapping[Letter, int]]) -> Ceilings:
    """The shipped ceilings with the user's own: a code given replaces all letters of that code."""
    shipped = read_ceilings()
    rows = shipped.rows | {code: dict(limits) for code, limits in amounts.items()}
    names = {code: limits for code, limits in shipped.names.items() if code not in amounts}
    return replace(shipped, rows=rows, names=names) if amounts else shipped
