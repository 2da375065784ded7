"""`qualitycheck score`."""

from __future__ import annotations

import math
from typing import Annotated

import typer

from qualitycheck.cli import options
from qualitycheck.cli.messages import NO_NUMBER
from qualitycheck.errors import UsageError


def _finite(value: float | None) -> float | None:
    """Refuses nan and inf, which no score is below or above."""
    if value is not None and not math.isfinite(value):
        raise UsageError(NO_NUMBER.format(name="--min-score"))
    return value


LeastScore = Annotated[
    float | None,
    typer.Option(
        "--min-score",
        metavar="N",
        help="有项目总分低于此数即以状态 1 结束。",
        show_default=False,
        callback=_finite,
    ),
]
LeastGrade = Annotated[
    str | None,
    options.choose("--min-grade", ("优", "良", "中"), "有项目等级低于此级即以状态 1 结束。"),
]


def score(
    paths: options.Paths,
    min_score: LeastScore = None,
    min_grade: LeastGrade = None,
    output_format: options.RankingFormat = None,
    output: options.Output = None,
    config: options.ConfigurationFile = None,
) -> None:
    """Ranks project tables by their SMART scores, weakest first."""
    from pathlib import Path
    from typing import cast

    from qualitycheck.cli.checking import CLEAN, FAILED, FOUND, read_configuration
    from qualitycheck.cli.output import refuse_unusable, settle_format, write_report
    from qualitycheck.cli.progress import show_progress
    from qualitycheck.document.smart import Grade
    from qualitycheck.report import ranking
    from qualitycheck.report.text import unreadable_lines
    from qualitycheck.session import check_inputs, find_inputs

    chosen = ranking.RANKING_FORMATS[settle_format(output_format, output, options.RANKING_FORMATS)]
    inputs = find_inputs(paths)
    if output:
        refuse_unusable(Path(output), inputs.files)
    with show_progress(len(inputs.files), quiet=False) as progress:
        result = check_inputs(inputs, read_configuration(config, tuple(paths)), progress)
    ranked = ranking.rank_tables(result)
    write_report(chosen.render(ranked), output, encoding=chosen.encoding, for_people=chosen.for_people)
    for line in unreadable_lines(result):
        typer.echo(line, err=True)
    below = any(ranking.is_below(one, min_score, cast("Grade | None", min_grade)) for one in ranked)
    raise typer.Exit(FAILED if result.unreadable else FOUND if below else CLEAN)
