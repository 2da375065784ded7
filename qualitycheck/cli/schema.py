"""`qualitycheck schema`."""

from __future__ import annotations


def schema() -> None:
    """Prints the JSON Schema of the output of `check --output-format json`."""
    from qualitycheck.cli.output import write_bytes
    from qualitycheck.report.schema import render_schema

    write_bytes(render_schema().encode("utf-8"))
