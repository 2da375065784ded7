"""Habits of provinces and of years as data: rules/profiles/, recognised from the document or named by the user."""

from __future__ import annotations

import difflib
import re
from functools import cache

import msgspec
import yaml

from qualitycheck.document.document import Document
from qualitycheck.errors import RuleError, UsageError
from qualitycheck.resources import data_folder
from qualitycheck.ruleset.schema import Adjustment

NO_PROFILE = "none"
_AND = "+"
_UNKNOWN = "没有名为“{name}”的地区设置{nearest}。可用的有：{known}。"
_NEAREST = "，是否想写“{name}”"


class Signs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a profile is told: layout codes, or columns the tables have; the first and last year it holds for.

    One with years alone is a period: it adds to whatever form the document has.
    """

    layouts: list[str] = []
    columns: list[str] = []
    since: int | None = None
    until: int | None = None

    @property
    def is_period(self) -> bool:
        """Whether only the year tells it."""
        return not self.layouts and not self.columns and not (self.since is None and self.until is None)

    def cover(self, year: int | None) -> bool:
        """Whether it holds for a year; for an unknown one only what holds for all."""
        if year is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file: what it changes in rules, and names of rows that the form fixes and nobody can mend."""

    name: str
    title: str
    recognise: Signs
    fixed: list[str] = []
    rules: dict[str, Adjustment] = {}

    @property
    def names(self) -> list[str]:
        """The names of the profiles it was put together from."""
        return self.name.split(_AND)

    def is_fixed(self, name: str) -> bool:
        """Whether the form itself puts this row in."""
        return any(re.search(pattern, name) for pattern in self.fixed)

    def fits(self, document: Document) -> bool:
        """Whether the tables are of this profile, and the year."""
        tables = document.tables
        if not self.recognise.cover(document.year):
            return False
        if self.recognise.columns:
            return bool(tables) and all(set(self.recognise.columns) <= t.columns for t in tables)
        return any(table.layout in self.recognise.layouts for table in tables)


PLAIN = Profile(NO_PROFILE, "不按地区调整", Signs())


@cache
def load_profiles() -> tuple[Profile, ...]:
    """All profiles by name; the self-evaluation form is told by its columns and comes first."""
    profiles = []
    for path in sorted((data_folder("rules") / "profiles").glob("*.yaml")):
        try:
            profiles.append(msgspec.convert(yaml.safe_load(path.read_text("utf-8")), Profile))
        except (yaml.YAMLError, msgspec.ValidationError) as error:
            raise RuleError(f"{path.name}: {error}") from error
    return tuple(sorted(profiles, key=lambda p: (not p.recognise.columns, p.name)))


def find_profile(name: str) -> Profile:
    """The profile of that name; an unknown one is a `UsageError` that names the nearest."""
    known = {profile.name: profile for profile in (*load_profiles(), PLAIN)}
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        nearest = _NEAREST.format(name=near[0]) if near else ""
        raise UsageError(_UNKNOWN.format(name=name, nearest=nearest, known="、".join(known)))
    return known[name]


def recognise_profile(document: Document) -> Profile:
    """The first profile that fits the document's tables, the plain one where none does, as its year has it."""
    return at_year(
        next((profile for profile in load_profiles() if profile.fits(document)), PLAIN), document.year
    )


def profile_for(document: Document, chosen: Profile | None) -> Profile:
    """The user's choice as the document's year has it, the one recognised where nothing is chosen."""
    if chosen is None:
        return recognise_profile(document)
    return chosen if chosen.name == NO_PROFILE else at_year(chosen, document.year)


def at_year(profile: Profile, year: int | None) -> Profile:
    """The profile together with the periods the year falls in; of two that change a rule the period has the say."""
    for period in load_profiles():
        if period.recognise.is_period and period.recognise.cover(year) and period.name != profile.name:
            profile = _join(profile, period)
    return profile


def _join(profile: Profile, period: Profile) -> Profile:
    name = period.name if profile.name == NO_PROFILE else f"{profile.name}{_AND}{period.name}"
    rules = dict(profile.rules)
    for rule, change in period.rules.items():
        known = rules.get(rule, Adjustment())
        rules[rule] = Adjustment(
            change.severity or known.severity, known.params | change.params, known.disabled or change.disabled
        )
    return msgspec.structs.replace(profile, name=name, rules=rules)
