"""`qualitycheck fix`."""

from __future__ import annotations

from typing import Annotated

import typer

from qualitycheck.cli import options

File = Annotated[str, typer.Argument(metavar="PATH", help="要修改的文件，原文件不变。", show_default=False)]
Copy = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="修改后的文件，格式与原文件相同。", show_default=False
    ),
]
Suggested = Annotated[bool, typer.Option("--suggested", help="供参考的修改也一并应用。")]
Diff = Annotated[bool, typer.Option("--diff", help="显示每处修改；不写 --output 则只看不改。")]
Interactive = Annotated[bool, typer.Option("--interactive", help="逐处询问是否修改。")]


def fix(
    path: File,
    output: Copy = None,
    suggested: Suggested = False,
    diff: Diff = False,
    interactive: Interactive = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    config: options.ConfigurationFile = None,
    profile: options.Profile = None,
    color: options.Color = "auto",
) -> None:
    """Writes a corrected copy of a document."""
    from qualitycheck.cli.fixing import Request, run_fix

    request = Request(
        path=path,
        output=output,
        suggested=suggested,
        diff=diff,
        interactive=interactive,
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        config=config,
        profile=profile,
        color=color,
    )
    raise typer.Exit(run_fix(request))
