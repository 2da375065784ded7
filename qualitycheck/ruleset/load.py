"""Reads rules/ into `Rule` records, once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import yaml

from qualitycheck.errors import RuleError
from qualitycheck.resources import data_folder, read_yaml
from qualitycheck.ruleset.schema import Rule

# Folders of rules/ that hold other data than rules.
_OTHER_FOLDERS = frozenset({"layouts", "opinions", "profiles", "smart"})


@cache
def load_rules() -> tuple[Rule, ...]:
    """Every rule of rules/, by code. A wrong file, a code or a name used twice is a `RuleError`."""
    folder = data_folder("rules")
    files = sorted(p for p in folder.glob("*/*.yaml") if p.parent.name not in _OTHER_FOLDERS)
    rules = tuple(sorted((load_rule(path) for path in files), key=lambda rule: rule.code))
    seen: set[str] = set()
    for rule in rules:
        for word in (rule.code, rule.name, *rule.aliases):
            if word in seen:
                raise RuleError(f"{word} is used by two rules")
            seen.add(word)
    return rules


def load_rule(path: Path) -> Rule:
    """One rule file."""
    try:
        data = read_yaml(path)
        return msgspec.convert(data, Rule)
    except (yaml.YAMLError, msgspec.ValidationError, OSError) as error:
        raise RuleError(f"{path.name}: {error}") from error


def find_rule(word: str) -> Rule | None:
    """The rule with that code, name or alias."""
    for rule in load_rules():
        if word.lower() in (rule.code.lower(), rule.name, *rule.aliases):
            return rule
    return None
