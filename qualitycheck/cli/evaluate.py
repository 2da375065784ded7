"""`qualitycheck evaluate`: what the shipped models reach on the parts of the corpus kept for it."""

from __future__ import annotations

import typer

from qualitycheck.cli import messages


def evaluate_segments() -> None:
    """Prints F1 of words and roles on the development and the test half, and on the constructions that are hard to cut."""
    from qualitycheck.cli.output import write_text
    from qualitycheck.language.segment.gold import read_items, segmentation_folder
    from qualitycheck.train.segments import evaluate_segments as run

    for part in ("development", "test", "difficult"):
        items = read_items(segmentation_folder() / f"{part}.txt")
        kinds = {item.kind for item in items} | {"words", "roles"}
        figures = {name: value for name, value in run(items).items() if name in kinds}
        write_text(f"{part}: {' '.join(f'{name} {value:.3f}' for name, value in figures.items())}\n")


def evaluate_meaning() -> None:
    """Prints how well true pairs of name and description are told from exchanged ones."""
    from qualitycheck.cli.output import write_text
    from qualitycheck.train.meaning import evaluate_meaning as run

    for part in ("development", "test"):
        for name, value in run(part).items():
            write_text(f"{part}, {name}: {value:.3f}\n")


def evaluate_categories() -> None:
    """Prints how well second-level categories are told, beside how well two readers agree."""
    from qualitycheck.cli.output import write_text
    from qualitycheck.train.categories import evaluate_categories as run

    for name, value in run().items():
        write_text(f"test, {name}: {value:{'.0f' if value > 1 else '.3f'}}\n")


def evaluate_belonging() -> None:
    """Prints how well true descriptions are told from exchanged ones."""
    from qualitycheck.cli.output import write_text
    from qualitycheck.train.belonging import evaluate_belonging as run

    for name, value in run("test").items():
        write_text(f"test, {name}: {value:{'.0f' if value > 1 else '.3f'}}\n")


def evaluate_misfit() -> None:
    """Prints how well what descriptions measure is told from what exchanged ones measure."""
    from qualitycheck.cli.output import write_text
    from qualitycheck.train.misfit import evaluate_misfit as run

    for name, value in run("test").items():
        write_text(f"test, {name}: {value:{'.0f' if value > 1 else '.3f'}}\n")


def evaluate_outsider() -> None:
    """Prints how well rows of other projects are told from own ones."""
    from qualitycheck.cli.output import write_text
    from qualitycheck.train.outsider import evaluate_outsider as run

    for name, value in run("test").items():
        write_text(f"test, {name}: {value:{'.0f' if value > 1 else '.3f'}}\n")


def evaluate_smart() -> None:
    """Prints the agreement with the marks of the development and the test projects."""
    from qualitycheck.cli.output import write_text
    from qualitycheck.document.smart import LETTERS
    from qualitycheck.train.smart import evaluate_smart as run

    for part in ("development", "test"):
        figures = run(part)
        for kind in ("row", "table", "classifier", "rules"):
            letters = " ".join(f"{letter} {figures[f'{kind} {letter}']:.2f}" for letter in LETTERS)
            write_text(f"{part} {kind}: {letters}\n")
        write_text(f"{part} grade: {figures['grade']:.2f}\n")


def build_evaluation() -> typer.Typer:
    """The group of evaluation commands."""
    group = typer.Typer(help=messages.EVALUATE, rich_markup_mode=None, no_args_is_help=True)
    group.command("segments", help=messages.EVALUATE_SEGMENTS)(evaluate_segments)
    group.command("meaning", help=messages.EVALUATE_MEANING)(evaluate_meaning)
    group.command("belonging", help=messages.EVALUATE_BELONGING)(evaluate_belonging)
    group.command("misfit", help=messages.EVALUATE_MISFIT)(evaluate_misfit)
    group.command("outsider", help=messages.EVALUATE_OUTSIDER)(evaluate_outsider)
    group.command("categories", help=messages.EVALUATE_CATEGORIES)(evaluate_categories)
    group.command("smart", help=messages.EVALUATE_SMART)(evaluate_smart)
    return group
