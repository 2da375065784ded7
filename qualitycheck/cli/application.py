"""The application: its commands, its help pages in Chinese, its exit statuses."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from qualitycheck.cli import messages
from qualitycheck.cli.check import check
from qualitycheck.cli.corpus import build_corpus
from qualitycheck.cli.evaluate import build_evaluation
from qualitycheck.cli.fix import fix
from qualitycheck.cli.mistakes import explain_mistake, near_miss, translate_help
from qualitycheck.cli.opinion import opinion
from qualitycheck.cli.proofread import proofread
from qualitycheck.cli.rule import rule
from qualitycheck.cli.rules import rules
from qualitycheck.cli.schema import schema
from qualitycheck.cli.score import score
from qualitycheck.cli.segment import segment
from qualitycheck.cli.suggest import suggest
from qualitycheck.cli.train import build_training
from qualitycheck.errors import QualityCheckError, UsageError

FAILURE = 2


class _Command(TyperCommand):
    """A command with its help page in Chinese."""

    def get_help(self, ctx: Any) -> str:
        return translate_help(super().get_help(ctx))


class _Group(TyperGroup):
    """The whole application, likewise."""

    def get_help(self, ctx: Any) -> str:
        return translate_help(super().get_help(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        known = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in known:
            nearest = near_miss(args[0], known)
            raise UsageError(messages.NO_COMMAND.format(name=args[0], nearest=nearest))
        return super().resolve_command(ctx, args)


def _show_version(wanted: bool) -> None:
    if wanted:
        from qualitycheck.version import __version__

        typer.echo(f"{messages.PROGRAM} {__version__}")
        raise typer.Exit


def _about(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="显示版本号。", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(FAILURE)


def build_application() -> typer.Typer:
    """The application with its commands, in the order of the help page."""
    application = typer.Typer(
        name=messages.PROGRAM,
        cls=_Group,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
        help=messages.ABOUT,
        callback=_about,
    )
    application.command(cls=_Command, help=messages.CHECK)(check)
    application.command(cls=_Command, help=messages.FIX)(fix)
    application.command(cls=_Command, help=messages.SCORE)(score)
    application.command(cls=_Command, help=messages.SUGGEST)(suggest)
    application.command(cls=_Command, help=messages.OPINION)(opinion)
    application.command(cls=_Command, help=messages.PROOFREAD)(proofread)
    application.command(cls=_Command, help=messages.SEGMENT)(segment)
    application.command(cls=_Command, help=messages.RULES)(rules)
    application.command(cls=_Command, help=messages.RULE)(rule)
    application.command(cls=_Command, help=messages.SCHEMA)(schema)
    application.add_typer(build_training(), name="train", cls=_Group)
    application.add_typer(build_evaluation(), name="evaluate", cls=_Group)
    application.add_typer(build_corpus(), name="corpus", cls=_Group)
    return application


def run(arguments: Sequence[str]) -> int:
    """Runs one command and gives its exit status; what goes wrong is one sentence on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        status = build_application()(list(arguments), prog_name=messages.PROGRAM, standalone_mode=False)
    except QualityCheckError as error:
        return _fail(str(error))
    except typer.Abort:
        return FAILURE
    except Exception as error:
        mistake = explain_mistake(error)
        if mistake is None:
            traceback.print_exc()
        return _fail(mistake or messages.CRASH)
    return status if isinstance(status, int) else 0


def _fail(message: str) -> int:
    typer.echo(messages.ERROR.format(message=message), err=True)
    return FAILURE
