"""`qualitycheck rules`."""

from __future__ import annotations

from qualitycheck.cli import options


def rules(
    family: options.FamilyName = None,
    output_format: options.RuleListFormat = "text",
    output: options.OutputFolder = None,
) -> None:
    """Lists the rules; as Markdown their reference, into a folder a page each."""
    from qualitycheck.cli.messages import ONLY_MARKDOWN
    from qualitycheck.cli.output import write_bytes, write_pages, write_text
    from qualitycheck.errors import UsageError
    from qualitycheck.report.rulebook import render_rule_list, render_rules_json
    from qualitycheck.report.rulepages import render_rule_pages
    from qualitycheck.ruleset.load import load_rules
    from qualitycheck.text.families import FAMILY_NAMES

    chosen = [rule for rule in load_rules() if family in (None, rule.family, FAMILY_NAMES[rule.family])]
    if output and output_format != "markdown":
        raise UsageError(ONLY_MARKDOWN)
    if output_format == "markdown":
        pages = render_rule_pages(chosen)
        if output:
            write_pages(output, pages)
        else:
            write_bytes("\n".join(pages.values()).encode("utf-8"))
    elif output_format == "json":
        write_bytes(render_rules_json(chosen).encode("utf-8"))
    else:
        write_text(render_rule_list(chosen))
