"""`qualitycheck train`: builds what models/ holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qualitycheck.cli import messages

Files = Annotated[
    list[Path], typer.Option(metavar="FILE", help="训练用的文本（可为 .xz），一行一句，可重复。")
]
Errors = Annotated[list[Path], typer.Option(metavar="FILE", help="错句<TAB>正句 的标注文件，可重复。")]
Reports = Annotated[
    list[Path], typer.Option(metavar="FILE", help="近年的报告：四分之一用于学习，其余留作检验，可重复。")
]
Folder = Annotated[Path | None, typer.Option(metavar="PATH", help="模型写入的文件夹，默认 models/spelling。")]
Seed = Annotated[int, typer.Option(metavar="N", help="随机数种子。")]


def train_spelling(
    text: Files, errors: Errors, reports: Reports, output: Folder = None, seed: Seed = 1
) -> None:
    """Trains the spelling check."""
    from qualitycheck.train.spelling import Request, default_folder
    from qualitycheck.train.spelling import train_spelling as run

    request = Request(tuple(text), tuple(errors), tuple(reports), output or default_folder(), seed, _say)
    run(request)


def train_segments() -> None:
    """Trains the taggers of names and goals."""
    from qualitycheck.train.segments import train_segments as run

    run()


def train_meaning(
    text: Annotated[Path, typer.Option(metavar="FILE", help="公开公文，一行一句（可为 .xz）。")],
) -> None:
    """Builds the table of word vectors."""
    from qualitycheck.train.meaning import train_vectors

    _say(f"{train_vectors(text)} words")


def train_categories() -> None:
    """Trains the classifier of second-level categories."""
    from qualitycheck.train.categories import train_categories as run

    _say(f"{run()} rows")


def train_belonging() -> None:
    """Trains the classifier of descriptions that belong to another indicator."""
    from qualitycheck.train.belonging import train_belonging as run

    _say(f"{run()} pairs")


def train_misfit() -> None:
    """Trains the classifier of descriptions that measure something foreign."""
    from qualitycheck.train.misfit import train_misfit as run

    _say(f"{run()} examples")


def train_outsider() -> None:
    """Trains the classifier of rows of other projects."""
    from qualitycheck.train.outsider import train_outsider as run

    _say(f"{run()} examples")


def train_smart(seed: Seed = 1) -> None:
    """Trains the classifier of SMART marks."""
    from qualitycheck.train.smart import train_smart as run

    _say(f"{run(seed)} rows")


def _say(message: str) -> None:
    typer.echo(message, err=True)


def build_training() -> typer.Typer:
    """The group of training commands."""
    training = typer.Typer(help=messages.TRAIN, rich_markup_mode=None, no_args_is_help=True)
    training.command("spelling", help=messages.TRAIN_SPELLING)(train_spelling)
    training.command("segments", help=messages.TRAIN_SEGMENTS)(train_segments)
    training.command("meaning", help=messages.TRAIN_MEANING)(train_meaning)
    training.command("belonging", help=messages.TRAIN_BELONGING)(train_belonging)
    training.command("misfit", help=messages.TRAIN_MISFIT)(train_misfit)
    training.command("outsider", help=messages.TRAIN_OUTSIDER)(train_outsider)
    training.command("categories", help=messages.TRAIN_CATEGORIES)(train_categories)
    training.command("smart", help=messages.TRAIN_SMART)(train_smart)
    return training
