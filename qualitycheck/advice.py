"""Suggestions for files: read, searched for what is weak, each draft proved in its own table."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import msgspec

from qualitycheck.check.engine import examine_document
from qualitycheck.check.select import select_rules
from qualitycheck.check.suppress import configured_waivers
from qualitycheck.config import Configuration
from qualitycheck.document.diagnostic import Diagnostic
from qualitycheck.document.document import Document
from qualitycheck.document.result import CheckedDocument, Result
from qualitycheck.inputs import Inputs
from qualitycheck.ruleset.kinds import ACROSS
from qualitycheck.ruleset.load import load_rules
from qualitycheck.ruleset.profile import Profile, find_profile, profile_for
from qualitycheck.ruleset.schema import Rule
from qualitycheck.session import DEFAULT, Progress, find_inputs, refuse_unknown_codes, visit_inputs
from qualitycheck.suggest.aids import Aids
from qualitycheck.suggest.library import shipped_library
from qualitycheck.suggest.librarybook import read_library_book
from qualitycheck.suggest.llm import Adviser
from qualitycheck.suggest.proof import Court
from qualitycheck.suggest.propose import suggest_document
from qualitycheck.suggest.suggestion import DocumentSuggestions


def make_court(configuration: Configuration) -> Callable[[Document], Court]:
    """Judges suggestions with all rules of the document's profile, each finding by itself."""
    chosen = find_profile(configuration.profile) if configuration.profile else None
    whole = replace(configuration, select=())
    refuse_unknown_codes(configuration)

    known: dict[str, tuple[Rule, ...]] = {}

    def rules_of(profile: Profile) -> tuple[Rule, ...]:
        if profile.name not in known:
            rules = select_rules(load_rules(), whole, profile)
            known[profile.name] = tuple(msgspec.structs.replace(rule, group="place") for rule in rules)
        return known[profile.name]

    def open_court(document: Document) -> Court:
        profile = profile_for(document, chosen)
        waivers = configured_waivers(configuration, document.path, load_rules())

        rules = rules_of(profile)
        across_tables = tuple(rule for rule in rules if rule.kind in ACROSS)

        def check(variant: Document, *, across: bool = False) -> tuple[Diagnostic, ...]:
            examined = examine_document(
                variant,
                across_tables if across else rules,
                profile,
                configuration.words,
                waivers,
                inline=configuration.inline,
            )
            return examined.diagnostics

        spelling = any(rule.kind == "spelling" for rule in rules)
        return Court(document, check, configuration.words, configuration.ceilings, spelling=spelling)

    return open_court


def make_aids(
    configuration: Configuration, libraries: Iterable[Path], tell: Progress, *, show_prompt: bool = False
) -> Aids:
    """What suggestions may draw on beyond the document: the user's libraries, and a language model where configured.

    `tell` hears what goes wrong with the model, and, with `show_prompt`, what would be sent; then nothing is.
    """
    books = tuple(read_library_book(path) for path in libraries)
    if configuration.llm is None:
        return Aids((*books, shipped_library()))
    adviser = Adviser(configuration.llm, tell, tell if show_prompt else None)
    return Aids((*books, shipped_library()), adviser.advise)


def suggest_path(
    path: str | os.PathLike[str], configuration: Configuration = DEFAULT
) -> tuple[DocumentSuggestions, ...]:
    """Suggestions for all documents that a path means; what cannot be read is left out. No language model is asked."""
    return suggest_inputs(find_inputs([path]), configuration, Aids((shipped_library(),)))[0]


def suggest_inputs(
    inputs: Inputs, configuration: Configuration, aids: Aids, progress: Progress | None = None
) -> tuple[tuple[DocumentSuggestions, ...], Result]:
    """Suggestions for files already found, and what was read."""
    open_court = make_court(configuration)
    made: list[DocumentSuggestions] = []

    def keep(document: Document) -> CheckedDocument:
        made.append(suggest_document(document, open_court(document), aids))
        return CheckedDocument(document, words=configuration.words)

    result = visit_inputs(inputs, configuration, keep, progress)
    return tuple(made), result
