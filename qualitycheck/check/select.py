"""Which rules run, and with what settings: configuration and profile applied to the rules as shipped."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import msgspec

from qualitycheck.config import Configuration, RuleSettings
from qualitycheck.errors import UsageError
from qualitycheck.ruleset.profile import PLAIN, Profile
from qualitycheck.ruleset.schema import Adjustment, Rule
from qualitycheck.text.families import FAMILY_NAMES

_UNKNOWN = "没有名为“{word}”的规则或类别{nearest}。可用 qualitycheck rules 查看全部规则。"
_NEAREST = "，是否想写“{name}”"


def select_rules(
    rules: Iterable[Rule], configuration: Configuration, profile: Profile = PLAIN
) -> tuple[Rule, ...]:
    """The rules to run. Unknown words in select or ignore are a `UsageError`."""
    rules = tuple(rules)
    chosen = _expand(configuration.select, rules)
    dropped = _expand(configuration.ignore, rules)
    _expand(configuration.rules, rules)
    for entry in configuration.suppressions:
        _expand(entry.rules, rules)
    adjusted = (_adjust(rule, configuration, profile) for rule in rules)
    return tuple(
        rule
        for rule in adjusted
        if rule is not None
        and (not chosen or rule.code in chosen)
        and rule.code not in dropped
        and (rule.state == "stable" or configuration.preview)
    )


def codes_of(word: str, rules: Iterable[Rule]) -> frozenset[str]:
    """The codes a word means: a code or its beginning, a name, an alias, a family in English or Chinese."""
    return frozenset(rule.code for rule in rules if _fits(word, rule))


def _expand(words: Iterable[str], rules: tuple[Rule, ...]) -> set[str]:
    """Codes for words. One that means nothing is a `UsageError` with the nearest that does."""
    codes: set[str] = set()
    for word in words:
        fitting = codes_of(word, rules)
        families = [*FAMILY_NAMES, *FAMILY_NAMES.values()]
        if not fitting and word not in families:
            known = [w for r in rules for w in (r.code, r.name)] + families
            near = difflib.get_close_matches(word, known, n=1)
            raise UsageError(
                _UNKNOWN.format(word=word, nearest=_NEAREST.format(name=near[0]) if near else "")
            )
        codes |= fitting
    return codes


def _fits(word: str, rule: Rule) -> bool:
    return word in (rule.name, rule.family, FAMILY_NAMES[rule.family], *rule.aliases) or (
        len(word) >= 2 and rule.code.startswith(word.upper())
    )


def _adjust(rule: Rule, configuration: Configuration, profile: Profile) -> Rule | None:
    """The rule as profile and user want it, None where they switch it off; the user has the last word."""
    changes: list[Adjustment | RuleSettings] = []
    own = [rule.profiles[name] for name in profile.names if name in rule.profiles]
    changes += own or [change for name, change in profile.rules.items() if name == rule.name]
    changes += [s for w, s in configuration.rules.items() if w in (rule.code, rule.name, *rule.aliases)]
    for change in changes:
        if change.disabled:
            return None
        rule = msgspec.structs.replace(
            rule,
            severity=change.severity or rule.severity,
            params=rule.params | change.params,
        )
    return rule
