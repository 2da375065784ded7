"""`qualitycheck opinion`."""

from __future__ import annotations

from typing import Annotated

import typer

from qualitycheck.cli import options

BY = ("department", "project")
Target = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar="FILE", help="写入的 Word 文件；多份时写文件夹。", show_default=False
    ),
]
By = Annotated[
    str,
    options.choose("--by", BY, "按部门（每个输入文件一份）或按项目，默认 department。"),
]
Template = Annotated[
    str | None,
    typer.Option(
        "--template", metavar="FILE", help="本单位的文字模板（YAML），默认用随附的。", show_default=False
    ),
]


def opinion(
    paths: options.Paths,
    output: Target,
    by: By = "department",
    template: Template = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    config: options.ConfigurationFile = None,
    profile: options.Profile = None,
) -> None:
    """Writes review opinions."""
    from pathlib import Path

    from qualitycheck.cli.checking import CLEAN, FAILED, configure
    from qualitycheck.cli.messages import NO_PROJECTS
    from qualitycheck.cli.output import refuse_unusable_folder, settle_format, write_files
    from qualitycheck.cli.progress import show_progress
    from qualitycheck.errors import UsageError
    from qualitycheck.report.opinion import render_opinions
    from qualitycheck.report.phrasing import load_phrases
    from qualitycheck.report.text import unreadable_lines
    from qualitycheck.session import check_inputs, find_inputs

    settle_format(None, output, ("docx",))
    phrases = load_phrases(Path(template) if template else None)
    inputs = find_inputs(paths)
    refuse_unusable_folder(Path(output), inputs.files)
    settings = configure(config, tuple(paths), tuple(select or ()), tuple(ignore or ()), profile)
    with show_progress(len(inputs.files), quiet=False) as progress:
        result = check_inputs(inputs, settings, progress)
    if not result.tables and not result.unreadable:
        raise UsageError(NO_PROJECTS)
    write_files(render_opinions(result, phrases, by == "project"), Path(output), inputs.files)
    for line in unreadable_lines(result):
        typer.echo(line, err=True)
    raise typer.Exit(FAILED if result.unreadable else CLEAN)
