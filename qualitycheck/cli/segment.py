"""`qualitycheck segment`."""

from __future__ import annotations

import typer

from qualitycheck.cli import options


def segment(
    path: options.OnePath,
    output_format: options.ListFormat = "text",
    config: options.ConfigurationFile = None,
) -> None:
    """Shows what the texts of a document are made of; plain text is taken line by line."""
    import msgspec

    from qualitycheck.cli.checking import FAILED, read_configuration
    from qualitycheck.cli.output import write_report
    from qualitycheck.report.segments import render_segments, take_apart
    from qualitycheck.report.text import unreadable_lines
    from qualitycheck.session import find_inputs, read_inputs

    result = read_inputs(find_inputs([path]), read_configuration(config, (path,)))
    if output_format == "json":
        parts = [take_apart(checked) for checked in result.documents]
        write_report(msgspec.json.format(msgspec.json.encode(parts), indent=2) + b"\n", None)
    else:
        write_report(render_segments(result), None, for_people=True)
    for line in unreadable_lines(result):
        typer.echo(line, err=True)
    raise typer.Exit(FAILED if result.unreadable else 0)
