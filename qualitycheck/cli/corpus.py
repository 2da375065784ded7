"""`qualitycheck corpus`: figures and soundness of the corpus of indicators."""

from __future__ import annotations

import typer

from qualitycheck.cli import messages


def show_stats() -> None:
    """Prints the figures of the data card."""
    from qualitycheck.cli.output import write_text
    from qualitycheck.train.corpus import describe_corpus

    for line in describe_corpus():
        write_text(f"{line}\n")


def check_corpus() -> None:
    """Prints what is wrong in the records; exit status 1 if anything is."""
    from qualitycheck.cli.output import write_text
    from qualitycheck.language.corpus import read_corpus
    from qualitycheck.train.corpus import find_faults

    faults = list(find_faults(read_corpus()))
    write_text("".join(f"{fault}\n" for fault in faults))
    raise typer.Exit(1 if faults else 0)


def build_corpus() -> typer.Typer:
    """The group of commands about the corpus."""
    group = typer.Typer(help=messages.CORPUS, rich_markup_mode=None, no_args_is_help=True)
    group.command("stats", help=messages.CORPUS_STATS)(show_stats)
    group.command("check", help=messages.CORPUS_CHECK)(check_corpus)
    return group
