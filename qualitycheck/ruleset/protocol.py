"""What every kind gives: `prepare(rule)` returns a check, a check yields findings of one document."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qualitycheck.language.context import Context
from qualitycheck.ruleset.finding import Finding
from qualitycheck.ruleset.schema import Rule

Check = Callable[[Context], Iterator[Finding]]
Prepare = Callable[[Rule], Check]
