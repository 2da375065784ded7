"""`qualitycheck suggest`."""

from __future__ import annotations

from typing import Annotated

import typer

from qualitycheck.cli import options

SUGGESTION_FORMATS = ("text", "json", "docx", "xlsx")
Format = Annotated[
    str | None,
    options.choose(
        "--output-format", SUGGESTION_FORMATS, "输出格式，默认看 --output 的扩展名，没有则 text。"
    ),
]
OwnLibrary = Annotated[
    list[str] | None,
    typer.Option(
        "--library", metavar="FILE.xlsx", help="本单位的指标库，可重复；模板见说明。", show_default=False
    ),
]
ShowPrompt = Annotated[bool, typer.Option("--show-prompt", help="显示将发给本单位语言模型的内容，不发送。")]


def suggest(
    paths: options.Paths,
    output_format: Format = None,
    output: options.Output = None,
    library: OwnLibrary = None,
    show_prompt: ShowPrompt = False,
    config: options.ConfigurationFile = None,
    profile: options.Profile = None,
) -> None:
    """Suggests better rows for weak ones, before and after side by side."""
    from dataclasses import replace
    from pathlib import Path

    from qualitycheck.advice import make_aids, suggest_inputs
    from qualitycheck.cli.checking import CLEAN, FAILED, read_configuration
    from qualitycheck.cli.messages import NEEDS_FILE, NO_MODEL
    from qualitycheck.cli.output import refuse_unusable, settle_format, write_report
    from qualitycheck.cli.progress import show_progress
    from qualitycheck.errors import UsageError
    from qualitycheck.report.suggestionformats import SUGGESTION_FORMATS as FORMATS
    from qualitycheck.report.text import unreadable_lines
    from qualitycheck.session import find_inputs

    name = settle_format(output_format, output, SUGGESTION_FORMATS)
    chosen = FORMATS[name]
    if chosen.binary and not output:
        raise UsageError(NEEDS_FILE.format(name=name))
    inputs = find_inputs(paths)
    if output:
        refuse_unusable(Path(output), inputs.files)
    configuration = read_configuration(config, tuple(paths))
    if show_prompt and configuration.llm is None:
        raise UsageError(NO_MODEL)
    configuration = replace(configuration, profile=profile or configuration.profile)

    def tell(text: str) -> None:
        typer.echo(text, err=True)

    aids = make_aids(configuration, [Path(path) for path in library or ()], tell, show_prompt=show_prompt)
    with show_progress(len(inputs.files), quiet=False) as progress:
        documents, result = suggest_inputs(inputs, configuration, aids, progress)
    write_report(chosen.render(documents), output, for_people=chosen.for_people)
    for line in unreadable_lines(result):
        tell(line)
    raise typer.Exit(FAILED if result.unreadable else CLEAN)
