"""What a rule says of one of its examples."""

from __future__ import annotations

from qualitycheck.check.engine import check_document
from qualitycheck.document.diagnostic import Diagnostic
from qualitycheck.ruleset.example import build_document, build_earlier
from qualitycheck.ruleset.load import load_rules
from qualitycheck.ruleset.schema import Example, Rule


def check_example(rule: Rule, example: Example) -> tuple[Diagnostic, ...]:
    """The rule's findings; it runs alone, unless it is about what the others found."""
    rules = load_rules() if rule.kind == "waiver" else [rule]
    before = build_earlier(example)
    return tuple(
        d for d in check_document(build_document(example), rules, earlier=before) if d.code == rule.code
    )
