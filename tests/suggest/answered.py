"""How many of the reviewer's must findings of a set have a suggestion: python tests/suggest/answered.py FILES SET [-v].

FILES and SET as for the examination's score.py. Counted are findings of the kinds wording, category, mismatch,
boilerplate and structure (and their finer words); a suggestion answers one if it rewrites, removes or repairs that row,
or, for a finding on the whole table, adds rows (for a goal that no row takes up: one with its figure) or repairs the text
that is meant. Every suggestion that is printed has
passed the proof; where the checker itself does not see the finding, that is said.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

import yaml

from qualitycheck.advice import suggest_path
from qualitycheck.language.names import read_name
from qualitycheck.suggest.suggestion import Suggestion, TableSuggestions

KINDS = {
    "wording",
    "category",
    "mismatch",
    "boilerplate",
    "structure",
    "vague",
    "measurable",
    "circular",
    "coverage",
    "duplicate",
}
_NUMBER = re.compile(r"\d[\d.]*")
_COUNTABLE = ("rate", "count")
_TABLE_FIELDS = {"purpose", "goals", "schedule", "basis"}


def answers(found: dict[str, Any], tables: dict[int, TableSuggestions]) -> Suggestion | None:
    """The suggestion for a finding of the gold, if there is one."""
    table = tables.get(found["table"])
    for one in table.suggestions if table else ():
        if found["row"]:
            if one.row == found["row"] and _changes(one, found):
                return one
        elif "coverage" in found["kind"] and found["field"] == "goals" and one.kind == "add":
            if _NUMBER.findall(one.after[0].value.text) == _NUMBER.findall(found["text"])[-1:]:
                return one
        elif found["field"] in _TABLE_FIELDS:
            if any(name == found["field"] for name, _ in one.texts) or (
                found["field"] == "basis" and "QS006" in one.codes
            ):
                return one
        elif found["field"] in ("level1", "level2", "name", "") and one.kind == "add":
            return one
    return None


def _changes(one: Suggestion, found: dict[str, Any]) -> bool:
    """Whether the words of the finding are gone."""
    if one.kind == "remove":
        return True
    before, after = one.before, one.after[0]
    assert before is not None
    field, text = found["field"], found.get("text") or ""
    old, new = before.field(field).text, after.field(field).text
    measured = read_name(new).kind in _COUNTABLE and read_name(old).kind not in _COUNTABLE
    return old != new and (not text or text not in new or (field == "name" and measured))


def measure(files: Path, gold: Path) -> list[tuple[str, dict[str, Any], Suggestion | None]]:
    """Every must finding of these kinds, with its document and the suggestion for it."""
    measured = []
    for path in sorted(gold.glob("gold/*.yaml")):
        findings = yaml.safe_load(path.read_text("utf-8"))["findings"]
        document = next(files.glob(f"{path.stem}.*"))
        (suggested,) = suggest_path(document)
        tables = {one.before.number: one for one in suggested.tables}
        wanted = [f for f in findings if f["tier"] == "must" and set(f["kind"]) & KINDS]
        measured += [(path.stem, found, answers(found, tables)) for found in wanted]
    return measured


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    measured = measure(options.files, options.gold)
    for name, found, one in measured:
        if options.verbose and one is None:
            print(name, found["table"], found["row"], found["field"], found["kind"], found.get("text", ""))
    answered = sum(one is not None for _, _, one in measured)
    print(f"{answered}/{len(measured)} = {answered / len(measured):.1%}")


if __name__ == "__main__":
    main()
