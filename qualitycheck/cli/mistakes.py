"""What is wrong with a command line, in one Chinese sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

import typer

from qualitycheck.cli import messages

# What typer raises for a wrong command line; the class itself has moved between typer's versions.
_UsageError: type = typer.BadParameter.__mro__[1]
_LAST_PARENTHESES = re.compile(r"\(([^()]*)\)$")


def explain_mistake(error: Exception) -> str | None:
    """The sentence for a wrong command line, None for any other exception."""
    if not isinstance(error, _UsageError):
        return None
    kind = type(error).__name__
    message = str(getattr(error, "message", error)).rstrip(".")
    name = getattr(error, "option_name", "")
    if kind == "NoSuchOption":
        nearest = near_miss(name, getattr(error, "possibilities", None) or ())
        return messages.NO_OPTION.format(name=name, nearest=nearest)
    if kind == "BadOptionUsage":
        template = messages.NEEDS_NO_VALUE if "does not take" in message else messages.NO_VALUE
        return template.format(name=name)
    if kind == "BadParameter":  # numbers are the only values that typer itself reads
        parameter = getattr(error, "param", None)
        return messages.NO_NUMBER.format(name=getattr(parameter, "opts", [name])[0])
    if kind == "MissingParameter":
        parameter = getattr(error, "param", None)
        return messages.MISSING.format(name=translate_help(getattr(parameter, "metavar", None) or ""))
    if message.startswith("Got unexpected extra argument"):
        extra = _LAST_PARENTHESES.search(message)
        return messages.EXTRA.format(message=extra.group(1) if extra else message)
    return messages.WRONG.format(message=message)


def translate_help(text: str) -> str:
    """A help page with its headings, phrases and value names in Chinese."""
    for english, chinese in messages.HELP_WORDS.items():
        text = text.replace(english, chinese)
    return text


def near_miss(word: str, known: Iterable[str]) -> str:
    """“，是否想写……” with the nearest known word, empty where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1)
    return messages.NEAREST.format(name=near[0]) if near else ""
