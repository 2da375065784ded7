"""`qualitycheck check`."""

from __future__ import annotations

import typer

from qualitycheck.cli import options


def check(
    paths: options.Paths,
    output_format: options.OutputFormat = None,
    output: options.Output = None,
    fail_on: options.FailOn = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    config: options.ConfigurationFile = None,
    profile: options.Profile = None,
    against: options.Against = None,
    baseline: options.Baseline = None,
    write_baseline: options.WriteBaseline = None,
    no_inline: options.NoInline = False,
    preview: options.Preview = False,
    verbose: options.Verbose = False,
    quiet: options.Quiet = False,
    color: options.Color = "auto",
) -> None:
    """Checks documents and reports what is wrong in them."""
    from qualitycheck.cli.checking import Request, run_check
    from qualitycheck.cli.output import settle_format

    request = Request(
        paths=tuple(paths),
        output_format=settle_format(output_format, output, options.OUTPUT_FORMATS),
        output=output,
        fail_on=fail_on,
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        config=config,
        profile=profile,
        against=against,
        baseline=baseline,
        write_baseline=write_baseline,
        inline=not no_inline,
        preview=preview,
        verbose=verbose,
        quiet=quiet,
        color=color,
    )
    raise typer.Exit(run_check(request))
