"""What `qualitycheck fix` does: settings, repairs, questions, the corrected copy, a word about the rest."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import typer

from qualitycheck.cli import messages
from qualitycheck.cli.checking import CLEAN, FAILED, configure
from qualitycheck.cli.output import refuse_unusable, use_color, write_file, write_text
from qualitycheck.correction import Correction, correct_path
from qualitycheck.document.diagnostic import Applicability, Edit
from qualitycheck.document.document import Document
from qualitycheck.errors import UsageError
from qualitycheck.inputs import STANDARD_INPUT
from qualitycheck.report.changes import count_changes, render_changes, show_repair
from qualitycheck.report.style import Style
from qualitycheck.suggest.edits import Repair


@dataclass(frozen=True, slots=True)
class Request:
    """The command line, as typed."""

    path: str
    output: str | None
    suggested: bool
    diff: bool
    interactive: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    config: str | None
    profile: str | None
    color: str


def run_fix(request: Request) -> int:
    """Corrects and reports; the exit status."""
    path, output = Path(request.path), Path(request.output) if request.output else None
    _refuse_mistakes(request, path)
    if output:
        refuse_unusable(output, [request.path])
    paths = (request.path,)
    configuration = configure(request.config, paths, request.select, request.ignore, request.profile)
    colored = use_color(request.color, to_file=False)
    accept = _Questions(Style(color=colored)).ask if request.interactive else None
    made = correct_path(path, output, configuration, request.suggested or request.interactive, accept)
    if made.refusal:
        typer.echo(messages.ERROR.format(message=made.refusal), err=True)
    if request.diff or made.refusal:
        style = Style(color=colored)
        shown = "".join(render_changes(one.document, one.plan, style) for one in made.rounds)
        write_text(shown or f"{messages.NOTHING_TO_FIX}\n", color=colored)
    if made.refusal:
        return FAILED
    if output and made.data is not None:
        write_file(output, made.data)
    for line in _summary(request, made):
        typer.echo(line, err=True)
    return CLEAN


def _refuse_mistakes(request: Request, path: Path) -> None:
    if request.path == STANDARD_INPUT or path.is_dir():
        raise UsageError(messages.ONE_FILE)
    if not request.output and not request.diff:
        raise UsageError(messages.NEEDS_OUTPUT)
    if request.interactive and not (sys.stdin and sys.stdin.isatty()):
        raise UsageError(messages.NO_TERMINAL)


@dataclass(slots=True)
class _Questions:
    """Asks about one change after the other; remembers an answer that holds for all that follow."""

    style: Style
    for_all: bool | None = None
    answers: dict[frozenset[Edit], bool] = field(default_factory=dict)

    def ask(self, document: Document, repair: Repair) -> bool:
        """Whether to make the change, once for all its reasons; at the end of the input nothing more is changed."""
        edits = frozenset(repair.fix.edits)
        if edits not in self.answers:
            self.answers[edits] = self._ask(document, repair)
        return self.answers[edits]

    def _ask(self, document: Document, repair: Repair) -> bool:
        if self.for_all is None:
            typer.echo(show_repair(document, repair, self.style), err=True, nl=False)
        while self.for_all is None:
            typer.echo(messages.ASK, err=True, nl=False)
            answer = sys.stdin.readline()
            word = answer.strip().lower()
            if word in {"y", "n"}:
                return word == "y"
            if word in {"a", "q"} or not answer:
                self.for_all = word == "a"
        return self.for_all


def _summary(request: Request, made: Correction) -> list[str]:
    """What was done, what was left and why, what more there would be."""
    lines = []
    before = len(made.before.diagnostics)
    if made.after is not None and made.plan.repairs:
        count, after = sum(count_changes(one.plan) for one in made.rounds), len(made.after.diagnostics)
        lines.append(messages.FIXED.format(made=count, path=request.output, before=before, after=after))
    elif made.after is not None:
        lines.append(messages.UNCHANGED.format(path=request.output, before=before))
    reasons = Counter(refusal.reason for refusal in made.plan.refusals)
    if reasons:
        told = "；".join(f"{reason}（{count} 处）" for reason, count in reasons.items())
        lines.append(messages.LEFT.format(count=reasons.total(), reasons=told))
    more = sum(
        fix.applicability == Applicability.SUGGESTED
        for found in (made.after or made.before).diagnostics
        for fix in found.fixes
    )
    if more and not request.suggested and not request.interactive:
        lines.append(messages.MORE_SUGGESTED.format(count=more))
    return lines
