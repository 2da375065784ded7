"""Stock phrases: what any project could say, with the reason and when it is right all the same."""

from __future__ import annotations

from functools import cache

import msgspec

from qualitycheck.resources import data_folder


class StockPhrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of stock_phrases.yaml. `text` may hold one gap, written …, for a noun that is exchanged."""

    text: str
    where: tuple[str, ...]
    kind: str
    stock: str
    fine: str

    @property
    def is_standard(self) -> bool:
        """Whether it only looks stock: a formula that regulations prescribe."""
        return self.kind == "standard formula"


@cache
def read_stock_phrases() -> tuple[StockPhrase, ...]:
    """All entries of corpus/vocabulary/stock_phrases.yaml."""
    path = data_folder("corpus") / "vocabulary" / "stock_phrases.yaml"
    return msgspec.yaml.decode(path.read_bytes(), type=tuple[StockPhrase, ...])
