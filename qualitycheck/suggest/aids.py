"""What suggestions may draw on beyond the document itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qualitycheck.suggest.case import Case
from qualitycheck.suggest.library import Library
from qualitycheck.suggest.suggestion import Draft


@dataclass(frozen=True, slots=True)
class Aids:
    """`libraries` are searched in this order, the shipped one last; `advise` asks a language model for a draft."""

    libraries: tuple[Library, ...]
    advise: Callable[[Case], Draft | None] | None = None
