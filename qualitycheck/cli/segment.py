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
    from dataclasses import replace

    import msgspec

    from qualitycheck.cli.checking import FAILED, read_configuration
    from qualitycheck.cli.output import write_bytes, write_text
    from qualitycheck.report.segments import render_segments, take_apart
    from qualitycheck.report.text import unreadable_lines
    from qualitycheck.session import check_paths

    words = replace(read_configuration(config, (path,)), select=("QF001",))
    result = check_paths([path], words)
    if output_format == "json":
        parts = [take_apart(checked) for checked in result.documents]
        write_bytes(msgspec.json.format(msgspec.json.encode(parts), indent=2) + b"\n")
    else:
        write_text(render_segments(result))
    for line in unreadable_lines(result):
        typer.echo(line, err=True)
    raise typer.Exit(FAILED if result.unreadable else 0)
