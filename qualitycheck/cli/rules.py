"""`qualitycheck rules`."""

from __future__ import annotations

from qualitycheck.cli import options


def rules(family: options.FamilyName = None, output_format: options.ListFormat = "text") -> None:
    """Lists the rules."""
    from qualitycheck.cli.output import write_bytes, write_text
    from qualitycheck.report.rulebook import render_rule_list, render_rules_json
    from qualitycheck.ruleset.load import load_rules

    chosen = [rule for rule in load_rules() if family in (None, rule.family)]
    if output_format == "json":
        write_bytes(render_rules_json(chosen).encode("utf-8"))
    else:
        write_text(render_rule_list(chosen))
