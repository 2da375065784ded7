"""What a rule file may say. Unknown keys and wrong types are errors."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from qualitycheck.document.diagnostic import Applicability, Family, Severity

Grouping = Literal["place", "message", "table", "document"]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A piece of a document, and what the rule says of it.

    `row` is one indicator (field: text); `rows` several in one table; `table` the fields of the table itself
    (project_name, purpose, goals, budget, schedule, columns); `text` narrative paragraphs; `document` year,
    department, and comments on the first row; `before` the tables of last year's document. A bad example names in
    `marks` the words that are marked (several places: a list),
    in `field` where they stand, in `fix` the whole field after the repair.
    """

    row: dict[str, str] = {}
    rows: list[dict[str, str]] = []
    tables: list[dict[str, Any]] = []
    table: dict[str, Any] = {}
    before: list[dict[str, Any]] = []
    text: list[str] = []
    document: dict[str, Any] = {}
    marks: str | list[str] | None = None
    field: str | None = None
    fix: str | None = None
    note: str = ""


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    bad: list[Example] = []
    good: list[Example] = []


class Grounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The standard a rule rests on; `confirmed` says whether somebody has read the article."""

    text: str
    confirmed: bool = False


class Adjustment(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a profile changes in a rule."""

    severity: Severity | None = None
    params: dict[str, Any] = {}
    disabled: bool = False


class Rule(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    rename={"exceptions": "except"},
):
    """One rule file. `exceptions` (written `except`) are patterns on the name that silence it."""

    code: str
    name: str
    family: Family
    severity: Severity
    kind: str
    title: str
    message: str
    why: str
    grounds: Grounds
    examples: Examples
    params: dict[str, Any] = {}
    advice: str = ""
    confidence: float = 0.9
    state: Literal["stable", "preview"] = "stable"
    group: Grouping = "place"
    fix: Applicability | None = None
    exceptions: list[str] = []
    yields_to: list[str] = []
    aliases: list[str] = []
    profiles: dict[str, Adjustment] = {}
