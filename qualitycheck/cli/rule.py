"""`qualitycheck rule CODE`."""

from __future__ import annotations

from qualitycheck.cli import options


def rule(code: options.RuleWord, color: options.Color = "auto") -> None:
    """Explains one rule; an unknown one is a UsageError that names the nearest."""
    from qualitycheck.cli.messages import NO_RULE
    from qualitycheck.cli.mistakes import near_miss
    from qualitycheck.cli.output import use_color, write_text
    from qualitycheck.errors import UsageError
    from qualitycheck.report.rulebook import render_rule
    from qualitycheck.report.style import Style
    from qualitycheck.ruleset.load import find_rule, load_rules

    found = find_rule(code)
    if found is None:
        known = [word for one in load_rules() for word in (one.code, one.name, *one.aliases)]
        nearest = near_miss(code.upper(), known) or near_miss(code.lower(), known)
        raise UsageError(NO_RULE.format(name=code, nearest=nearest))
    colored = use_color(color, to_file=False)
    write_text(render_rule(found, Style(color=colored)), color=colored)
